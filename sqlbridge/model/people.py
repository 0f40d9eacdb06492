"""Who acts, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Where an action was asked for."""

    CLI = "cli"
    DASHBOARD = "dashboard"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account of the dashboard, or a user of the host."""

    name: str
    way: Way


class DashboardRole(StrEnum):
    """What an account of the dashboard may do: look, or also act."""

    VIEWER = "viewer"
    OPERATOR = "operator"
