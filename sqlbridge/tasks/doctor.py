"""What `sqlbridge doctor` tells: where we are, what is wrong with capture, what is going on."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.capture.home import away_from_home
from sqlbridge.capture.server import identity_of
from sqlbridge.capture.watch import look
from sqlbridge.database.engine import Database
from sqlbridge.ledger import gaps
from sqlbridge.ledger.gaps import Cause
from sqlbridge.settings import Settings
from sqlbridge.shops.upgrades import upgrade_advice
from sqlbridge.tasks.watch import suspended_words


@dataclass(frozen=True, slots=True)
class Remark:
    """`kind` is copy, suspended, defect, event, gap, unseen or upgrade; `table` is the shop's, empty for all."""

    kind: str
    table: str
    words: str


@dataclass(frozen=True, slots=True)
class Examination:
    """`server` is the identity that bridge.servers knows it by."""

    server: str
    is_sound: bool
    remarks: list[Remark]


def examine(database: Database, settings: Settings) -> Examination:
    """Looks at everything and changes nothing."""
    found = look(database, settings)
    with database.read() as connection:
        server, away = identity_of(connection), away_from_home(connection, database, settings)
        suspended = _suspended(connection, database)
        others = _other_gaps(connection, database)
        advice = upgrade_advice(connection, settings.shop.platform, database.names)
    remarks = [Remark("copy", "", away)] if away else []
    # Triggers that were taken off on purpose are missing on purpose.
    remarks += suspended or [Remark("defect", one.table, one.words) for one in found.defects]
    remarks += [Remark("event", one.table, one.words) for one in found.events]
    remarks += [Remark("gap", ", ".join(gap.shop_tables), gap.reason) for gap in others]
    remarks += [Remark("unseen", "", words) for words in found.unseen]
    remarks += [Remark("upgrade", "", advice)] if advice and not suspended else []
    return Examination(server, not any(one.kind in {"copy", "defect", "unseen"} for one in remarks), remarks)


def _suspended(connection: Connection, database: Database) -> list[Remark]:
    lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.SUSPENSION)
    return [Remark("suspended", "", suspended_words(gap)) for gap in lasting]


def _other_gaps(connection: Connection, database: Database) -> list[gaps.Gap]:
    found = gaps.open_gaps(connection, database.tables)
    return [gap for gap in found if gap.cause is not Cause.SUSPENSION or gap.ended_at is not None]
