"""The configuration and the doctor."""

from typing import Annotated, Any, Literal, TypedDict

from msgspec import Meta

from sqlbridge.commands.shapes import Moment
from sqlbridge.doctor.model import Group, Outcome
from sqlbridge.model.people import DashboardRole


class ConfigurationInForce(TypedDict):
    """The configuration, without secrets."""

    file: str
    settings: Annotated[dict[str, Any], Meta(description="The tables of sqlbridge.toml, with their defaults.")]
    origins: Annotated[
        dict[str, str], Meta(description="Dotted key -> the file or the environment variable; defaults have none.")
    ]


class DashboardAccount(TypedDict):
    """Who may log in to the dashboard."""

    name: str
    role: DashboardRole
    created_at: Moment
    changed_at: Moment


class CheckRow(TypedDict):
    """A check of the doctor's."""

    id: str
    group: Group
    what: Annotated[str, Meta(description="What must hold.")]
    why: str
    remedy: str
    is_fatal: bool
    is_probe: bool


class FindingRow(CheckRow):
    """A check, and what it has found."""

    outcome: Outcome
    words: Annotated[list[str], Meta(description="What is wrong, or why it was skipped.")]


class Examination(TypedDict):
    """What the doctor has found, and the worst of it."""

    outcome: Literal["ok", "warning", "fatal"]
    findings: list[FindingRow]
