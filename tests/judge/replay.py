"""Replays a shop's own writes under the triggers: what changes must be logged, and what changes nothing must not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.demo.server import Flavour
from sqlbridge.model.changes import EntityKey
from tests.judge.answers import read_answers
from tests.judge.changelog import reach, take_log
from tests.judge.ground import Ground, run
from tests.judge.shops import RECORDED_AT
from tests.judge.snapshot import changed_skus, snapshot
from tests.judge.watched import Watched
from tests.judge.writes import Action, Write, read_actions

_NO_SUCH_PARENT = 1452


@dataclass(slots=True)
class Replay:
    """What the replay of a shop's writes gave; `..._singly` without the actions that logged 'all'."""

    actions: int = 0
    statements: int = 0
    changed: int = 0
    changed_singly: int = 0
    logged_singly: int = 0
    logged_all: int = 0
    missed: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether every change was logged, and nothing where nothing changed."""
        return self.actions > 0 and not self.missed and not self.idle


def judge_writes(ground: Ground) -> Replay:
    """Install on the freshly loaded shop, and replay all."""
    upgrade(Installer(ground.settings))
    found, shops = Replay(), _parts(ground)
    with ground.owner.connect() as connection:
        watched = Watched(ground, connection)
        before = snapshot(ground, shops, RECORDED_AT)
        for action in read_actions(ground.judged.writes):
            log = list(_replay(connection, ground, watched, action, found))
            after = snapshot(ground, shops, RECORDED_AT)
            _judge(ground, action, log, changed_skus(before, after), found)
            before = after
    return found


def _parts(ground: Ground) -> list[str]:
    file, _ = ground.judged.answers()[0]
    return sorted({answer.shop for answer in read_answers(file, ground.judged.platform)})


def _replay(
    connection: Connection, ground: Ground, watched: Watched, action: Action, found: Replay
) -> Iterator[EntityKey]:
    found.actions += 1
    for write in action.writes:
        found.statements += 1
        before = watched.content(connection, write.table)
        if not _run(connection, write, ground):
            found.refused.append(f"{action.title}: refused by the server: {_start(write)}")
        keys = take_log(ground)
        if keys and watched.content(connection, write.table) == before:
            found.idle.append(f"{action.title}: logged, but nothing changed: {_start(write)}")
        yield from keys


def _run(connection: Connection, write: Write, ground: Ground) -> bool:
    """Run it; false where MySQL refuses what the shop's own server took.

    Since 9.6 it checks the foreign keys of an INSERT ... ON DUPLICATE KEY UPDATE before it looks for the duplicate.
    """
    try:
        run(connection, [write.sql])
    except IntegrityError as error:
        number = error.orig.args[0] if error.orig else None
        if ground.server.program.flavour is not Flavour.MYSQL or number != _NO_SUCH_PARENT:
            raise
        return False
    return True


def _judge(ground: Ground, action: Action, log: Sequence[EntityKey], changed: set[str], found: Replay) -> None:
    reached = reach(ground, log)
    found.changed += len(changed)
    if reached.is_all:
        found.logged_all += 1
    else:
        found.changed_singly += len(changed)
        found.logged_singly += len(reached.skus)
    if missing := reached.missing(changed):
        found.missed.append(f"{action.title}: changed, but not logged: {', '.join(map(repr, sorted(missing)))}")


def _start(write: Write) -> str:
    return write.sql if len(write.sql) <= 100 else f"{write.sql[:100]}…"
