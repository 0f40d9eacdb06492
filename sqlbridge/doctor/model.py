"""What a check is, and what it found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlbridge.doctor.patient import Patient


class Group(StrEnum):
    """What a check looks at; its id begins with it."""

    SERVER = "server"
    GRANTS = "grants"
    TRIGGERS = "triggers"
    LOG = "log"
    SHOP = "shop"
    AMAZON = "amazon"
    SCHEDULE = "schedule"
    CLOCK = "clock"
    COPY = "copy"


class Outcome(StrEnum):
    """How a check ended. SKIPPED: it does not apply, or the account may not see it."""

    OK = "ok"
    WARNING = "warning"
    FATAL = "fatal"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that should hold. `look` yields what is wrong, each in words: nothing where all is well.

    `is_fatal`: while it fails, changes are lost, nothing is sent, or the shop's own writes fail.
    `is_probe`: it writes to the shop, in a transaction that is rolled back, and so waits to be asked for.
    """

    id: str
    what: str
    why: str
    remedy: str
    look: Callable[[Patient], Iterable[str]]
    is_fatal: bool = False
    is_probe: bool = False

    @property
    def group(self) -> Group:
        """The group that the id names."""
        return Group(self.id.partition("-")[0])


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, in words; empty where all is well."""

    check: Check
    outcome: Outcome
    words: tuple[str, ...] = ()
