"""How a test makes one check fail, and what it must say."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

from sqlbridge.settings import Settings
from tests.doctor.clinic import Change, Clinic, Facts

INSTALL = "`sqlbridge install`"
GRANT = "`sqlbridge grants`"
ADOPT = "`sqlbridge adopt`"
"""In the place of statements that heal: the remedy itself."""


def _same(settings: Settings) -> Settings:
    return settings


@dataclass(frozen=True)
class Case:
    """`words` must be among what the check `id` says after `statements`, with settings `change`d, with the host's

    clock `ahead`, within `during`, and with `facts` in the place of what no test server can be brought to.
    After `heal` the check must find nothing. `servers` are mariadb, mysql, or both where their catalogues differ.
    """

    id: str
    words: str
    statements: tuple[str, ...] = ()
    heal: tuple[str, ...] = ()
    change: Change = _same
    ahead: timedelta = timedelta()
    during: Callable[[Clinic], AbstractContextManager[None]] | None = None
    facts: Facts | None = None
    servers: str = "mariadb"
