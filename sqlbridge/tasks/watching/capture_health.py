"""Whether every write of the shop's is logged: what is wrong, what has happened, what waits to be looked at."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.capture.watch import look
from sqlbridge.database.engine import Database
from sqlbridge.ledger import gaps
from sqlbridge.ledger.gaps import Cause
from sqlbridge.settings import Settings
from sqlbridge.shops.upgrades import upgrade_advice
from sqlbridge.tasks.watching.watch import suspended_words


@dataclass(frozen=True, slots=True)
class Remark:
    """`kind` is suspended, defect, event, gap, unseen or upgrade; `table` is the shop's, empty for all."""

    kind: str
    table: str
    words: str


@dataclass(frozen=True, slots=True)
class CaptureHealth:
    """Sound: nothing is wrong, and nothing could not be seen."""

    is_sound: bool
    remarks: list[Remark]


def capture_health(database: Database, settings: Settings) -> CaptureHealth:
    """Looks at everything and changes nothing."""
    found = look(database, settings)
    with database.read() as connection:
        suspended = [Remark("suspended", "", words) for words in suspensions(connection, database)]
        others = other_gaps(connection, database)
        advice = upgrade_advice(connection, settings.shop.platform, database.names)
    # Triggers that were taken off on purpose are missing on purpose.
    remarks = suspended or [Remark("defect", one.table, one.words) for one in found.defects]
    remarks += [Remark("event", one.table, one.words) for one in found.events]
    remarks += [Remark("gap", ", ".join(gap.shop_tables), gap.reason) for gap in others]
    remarks += [Remark("unseen", "", words) for words in found.unseen]
    remarks += [Remark("upgrade", "", advice)] if advice and not suspended else []
    return CaptureHealth(not any(one.kind in {"defect", "unseen"} for one in remarks), remarks)


def suspensions(connection: Connection, database: Database) -> list[str]:
    """Since when, by whom and why nothing is logged, where the triggers were taken off on purpose."""
    lasting = gaps.lasting(gaps.open_gaps(connection, database.tables), Cause.SUSPENSION)
    return [suspended_words(gap) for gap in lasting]


def other_gaps(connection: Connection, database: Database) -> list[gaps.Gap]:
    """The other times without capture that have been noted, and not been looked at completely."""
    found = gaps.open_gaps(connection, database.tables)
    return [gap for gap in found if gap.cause is not Cause.SUSPENSION or gap.ended_at is not None]
