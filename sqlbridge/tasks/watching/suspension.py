"""`suspend`, `resume`, `repair` and `adopt`: what the operator does to capture on purpose, and the gaps of it."""

from sqlalchemy import Connection

from sqlbridge.capture.home import adopt_place, require_home, serves_another_shop
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.record import read_record
from sqlbridge.capture.suspension import put_back, remove_triggers
from sqlbridge.database.engine import Database
from sqlbridge.errors import CaptureError, CopyError
from sqlbridge.ledger import gaps, installation, listing_values
from sqlbridge.ledger.gaps import Cause, Gap
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Settings
from sqlbridge.tasks.watching.watch import since_last_look, suspended_words

GAP_BEGUN = "gap begun: the shop's writes are not logged from now on"
GAP_ENDED = "gap ended: the next run of update looks at every listing anew"


def is_at_home(database: Database, settings: Settings) -> bool:
    """Whether what this command notes would be about the installation's own shop."""
    with database.read() as connection:
        if read_record(connection, database.tables) is None or serves_another_shop(connection, database):
            return False
    try:
        require_home(database, settings)
    except CopyError:
        return False
    return True


def suspend(installer: Installer, reason: str, done: list[str]) -> None:
    """Take our triggers off the shop's tables, and note that from now on nothing is logged.

    In a copy of the shop only the triggers go: what the original's tables say stays true. `done` tells what was done,
    also after an error; a second call completes a first one that broke off.
    """
    if is_at_home(installer.database, installer.settings):
        installation.require_tables(installer.database)
        with installer.database.begin() as connection:
            if not suspensions(connection, installer.database):
                now = utc_now()
                gaps.note(connection, installer.database.tables, reason, now, now, cause=Cause.SUSPENSION)
                done.append(GAP_BEGUN)
    remove_triggers(installer, done)


def resume(installer: Installer) -> None:
    """Put the triggers back; the next `update` looks at every listing anew. The installer's `done` tells."""
    database = installer.database
    installation.require(database)
    require_home(database, installer.settings)
    put_back(installer)
    with database.begin() as connection:
        ended = suspensions(connection, database)
        gaps.end(connection, database.tables, [gap.id for gap in ended], utc_now())
    if ended:
        installer.done.append(GAP_ENDED)


def repair(installer: Installer) -> None:
    """Create what is missing of ours, replace what is wrong. Raises CaptureError while capture is suspended."""
    database, now = installer.database, utc_now()
    require_repairable(installer)
    with database.read() as connection:
        since = since_last_look(connection, database)
    put_back(installer)
    with database.begin() as connection:
        lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.DEFECT)
        if installer.done and not lasting:
            gaps.note(connection, database.tables, "; ".join(installer.done), since, now, ended_at=utc_now())
        gaps.end(connection, database.tables, [gap.id for gap in lasting], utc_now())


def require_repairable(installer: Installer) -> None:
    """Raise CaptureError while capture is suspended, or what is wrong with the installation as a whole."""
    installation.require(installer.database)
    require_home(installer.database, installer.settings)
    with installer.database.read() as connection:
        present = suspensions(connection, installer.database)
    if present:
        raise CaptureError(suspended_words(present[0]))


def adopt(database: Database) -> bool:
    """Make this server and shop the installation's; whether that changes anything.

    What Amazon has acknowledged since the copy was made is not known here, so every value is sent again.
    """
    now = utc_now()
    with database.begin() as connection:
        since = since_last_look(connection, database)
        if not adopt_place(connection, database):
            return False
        listing_values.forget_all(connection, database.tables)
        gaps.note(
            connection,
            database.tables,
            "the installation was adopted by another server",
            since,
            now,
            cause=Cause.ADOPTION,
            ended_at=now,
        )
    return True


def suspensions(connection: Connection, database: Database) -> list[Gap]:
    """The gaps that were begun on purpose and have not ended."""
    return gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.SUSPENSION)
