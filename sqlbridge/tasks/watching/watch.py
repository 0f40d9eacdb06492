"""Before every `update`: whether the shop's writes are logged; if not, a gap is noted and healed."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.capture import fingerprints
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.suspension import put_back
from sqlbridge.capture.watch import Finding, Look, look
from sqlbridge.database.engine import Database
from sqlbridge.errors import CaptureError, SqlBridgeError
from sqlbridge.ledger import gaps, installation, listings
from sqlbridge.ledger.gaps import Cause, Gap
from sqlbridge.settings import Settings
from sqlbridge.tasks.running import Run

log = logging.getLogger(__name__)
_SHOWN = 5


def watch_capture(run: Run) -> None:
    """Note what is wrong with capture on the run, repair it where that is allowed, look at every listing anew.

    The run goes on in any case: what has been logged so far goes out.
    """
    database, settings = run.bridge.database, run.bridge.settings
    found = look(database, settings)
    for words in found.unseen:
        log.warning("%s", words)
    # Read after the look: triggers that a suspension takes off meanwhile are no defect, and must not be put back.
    with database.read() as connection:
        suspensions = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.SUSPENSION)
    if suspensions and found.defects:
        log.warning("%s", suspended_words(suspensions[0]))
    else:
        found = _judged(run, found, suspensions)
    with run.begin() as connection:
        _remember(connection, database, found, run.bridge.now())
        _heal(run, connection)


def suspended_words(gap: Gap) -> str:
    """Since when, by whom and why nothing is logged."""
    why = f" ({gap.reason})" if gap.reason else ""
    return f"capture is suspended since {gap.began_at} UTC by {gap.noted_by}{why}: `sqlbridge resume` ends that"


def summary(findings: Sequence[Finding]) -> str:
    """The first findings in words, and how many more there are."""
    more = f"; and {len(findings) - _SHOWN} more" if len(findings) > _SHOWN else ""
    return "; ".join(one.words for one in findings[:_SHOWN]) + more


def since_last_look(connection: Connection, database: Database) -> datetime:
    """From when on a gap that is found now may be: the last look, or the installation (UTC)."""
    last = fingerprints.last_look(connection, database.tables)
    return last or installation.installed_at(connection, database.tables)


def _judged(run: Run, found: Look, suspensions: Sequence[Gap]) -> Look:
    """Notes gaps and errors; the look that holds afterwards."""
    database, now = run.bridge.database, run.bridge.now()
    with run.begin() as connection:
        gaps.end(connection, database.tables, [gap.id for gap in suspensions], now)
        _note(connection, database, found, now)
    if found.defects and _may_repair(run.bridge.settings):
        found = _repaired(run, found)
    if found.defects:
        run.note(
            CaptureError(
                f"the shop's writes may not be logged: {summary(found.defects)}: "
                "`sqlbridge repair` puts right what is ours"
            )
        )
    with run.begin() as connection:
        lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.DEFECT)
        if not found.defects:
            gaps.end(connection, database.tables, [gap.id for gap in lasting], now)
    return found


def _note(connection: Connection, database: Database, found: Look, now: datetime) -> None:
    since = since_last_look(connection, database)
    lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.DEFECT)
    known = {gap.reason for gap in lasting}
    if found.defects and summary(found.defects) not in known:
        shop_tables = {one.table for one in found.defects if one.table}
        gaps.note(connection, database.tables, summary(found.defects), since, now, shop_tables=shop_tables)
    for event in found.events:
        log.warning("%s: writes of that time may be missing in the log", event.words)
        gaps.note(
            connection,
            database.tables,
            event.words,
            since,
            now,
            cause=Cause.EVENT,
            shop_tables=[event.table],
            ended_at=now,
        )


def _may_repair(settings: Settings) -> bool:
    return bool(settings.bridge.repair and settings.database.install_user)


def _repaired(run: Run, found: Look) -> Look:
    installer = Installer(run.bridge.settings)
    try:
        put_back(installer)
    except SqlBridgeError as exc:
        run.note(exc)
        return found
    finally:
        installer.database.engine.dispose()
    for line in installer.done:
        log.warning("repaired: %s", line)
    run.counts.add("objects repaired", len(installer.done))
    return look(run.bridge.database, run.bridge.settings)


def _remember(connection: Connection, database: Database, found: Look, now: datetime) -> None:
    fingerprints.save(connection, database.tables, found.tables, now)


def _heal(run: Run, connection: Connection) -> None:
    """Every listing is looked at when a gap is found, and once more when it has ended.

    Nothing that was written meanwhile needs a log row for that, and what Amazon has already is not sent again.
    """
    tables, now = run.bridge.database.tables, run.bridge.now()
    found = gaps.open_gaps(connection, tables)
    ended = [gap.id for gap in found if gap.ended_at is not None]
    new = [gap.id for gap in found if gap.looked_at is None and gap.cause is not Cause.SUSPENSION]
    if ended or new:
        number = listings.announce_all(connection, tables, run.bridge.sending(connection), "reconcile", now)
        run.counts.add("listings looked at after a gap", number)
        gaps.looked(connection, tables, [*new, *ended], now)
        gaps.close(connection, tables, ended, now)
