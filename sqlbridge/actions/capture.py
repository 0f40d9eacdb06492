"""Capture that a person repairs, suspends or resumes.

Triggers are not changed in a transaction, so the audit is written when it is over.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlbridge.capture.installer import Installer
from sqlbridge.ledger import audit
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor
from sqlbridge.tasks.watching import suspension

# A shop has dozens of triggers.
_MOST_STEPS = 5

# What is said where there was something to do, and where there was not.
REPAIRED = ("repaired", "nothing to do: everything is as it should be")
SUSPENDED = ("suspended: `sqlbridge resume` puts the triggers back", "nothing to do: it is suspended already")
RESUMED = ("resumed", "nothing to do: capture was not suspended")


def repair(installer: Installer, actor: Actor) -> str:
    """Put back what is missing or wrong of ours. In words, what came of it; the installer's `done` tells each step.

    Raises what the task of that name raises.
    """
    with _told(installer, actor, "capture-repair", installer.done):
        suspension.repair(installer)
    return words_of(installer.done, REPAIRED)


def suspend(installer: Installer, actor: Actor, reason: str, done: list[str]) -> str:
    """Take our triggers off the shop. In words, what came of it; `done` grows with each step.

    Raises what the task of that name raises.
    """
    with _told(installer, actor, "capture-suspend", done):
        suspension.suspend(installer, reason, done)
    return words_of(done, SUSPENDED)


def resume(installer: Installer, actor: Actor) -> str:
    """Put our triggers back after `suspend`. In words, what came of it; the installer's `done` tells each step.

    Raises what the task of that name raises.
    """
    with _told(installer, actor, "capture-resume", installer.done):
        suspension.resume(installer)
    return words_of(installer.done, RESUMED)


def words_of(steps: Sequence[str], outcome: tuple[str, str]) -> str:
    """The first of the outcomes where there was anything to do, else the second."""
    return outcome[0] if steps else outcome[1]


@contextmanager
def _told(installer: Installer, actor: Actor, action: str, steps: Sequence[str]) -> Iterator[None]:
    """Writes into the audit what was done, also where an error broke it off; not what was done to a copy."""
    try:
        yield
    except Exception as exc:
        if steps:
            _record(installer, actor, action, [str(exc), *steps], is_done=False)
        raise
    if steps:
        _record(installer, actor, action, steps, is_done=True)


def _record(installer: Installer, actor: Actor, action: str, words: Sequence[str], *, is_done: bool) -> None:
    database = installer.database
    if not suspension.is_at_home(database, installer.settings):
        return
    more = [f"and {len(words) - _MOST_STEPS} more steps"] if len(words) > _MOST_STEPS else []
    told = "; ".join([*words[:_MOST_STEPS], *more])
    with database.begin() as connection:
        audit.record(connection, database.tables, actor, action, "", told, utc_now(), is_done=is_done)
