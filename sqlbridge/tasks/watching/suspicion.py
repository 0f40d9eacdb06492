"""Which bypass of the triggers the differences suggest, from what can be seen afterwards. Pure.

Nothing here is certain: each suspicion names what it was seen by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlbridge.model.traces import TableTrace

# Fewer differences than this are taken for single writes, whatever share of the offers they are.
_MANY = 10
# The server counts the rows of a small table, and guesses those of a large one from some of its pages.
_EXACT = 1000


class Bypass(StrEnum):
    """What triggers cannot see."""

    SWAP = "swapped tables"
    TRUNCATION = "emptied tables"
    CASCADE = "foreign keys"
    MASS_WRITE = "a mass of unseen writes"
    SINGLE_WRITES = "single unseen writes"


@dataclass(slots=True)
class Findings:
    """How many offers were looked at, and how many of them differ in price, in quantity, or are gone."""

    offers: int = 0
    prices: int = 0
    quantities: int = 0
    gone: int = 0

    @property
    def differences(self) -> int:
        """All of them; an offer may differ in both values."""
        return self.prices + self.quantities + self.gone


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A bypass, and in words what speaks for it."""

    bypass: Bypass
    words: str


def suspicions(found: Findings, before: Mapping[str, TableTrace], now: Mapping[str, TableTrace]) -> list[Suspicion]:
    """What may have bypassed the triggers since the tables were as they were `before`; none without differences."""
    if not found.differences:
        return []
    return [*_by_traces(before, now)] or [_without_traces(found)]


def _by_traces(before: Mapping[str, TableTrace], now: Mapping[str, TableTrace]) -> Iterator[Suspicion]:
    for name in sorted(before.keys() & now.keys()):
        was, present = before[name], now[name]
        if was.created_at != present.created_at:
            yield Suspicion(
                Bypass.SWAP,
                f"{name} is another table than at the last look: created at {present.created_at} UTC, the former at "
                f"{was.created_at}; swapped by RENAME, restored from a dump, or rebuilt by an upgrade or an online "
                "schema change; its triggers may be gone, run `sqlbridge install`",
            )
        elif present.next_id < was.next_id:
            yield Suspicion(
                Bypass.TRUNCATION,
                f"{name} gives {present.next_id} as its next id, and gave {was.next_id} at the last look: "
                "most likely it was emptied by TRUNCATE",
            )
        elif present.has_parents and _has_shrunk(was.row_estimate, present.row_estimate):
            yield Suspicion(
                Bypass.CASCADE,
                f"{name} has about {present.row_estimate} rows, and had {was.row_estimate} at the last look: "
                "rows that a foreign key removes along with their parent fire no trigger",
            )


def _has_shrunk(before: int, now: int) -> bool:
    return now < before if before < _EXACT else now < before * 9 // 10


def _without_traces(found: Findings) -> Suspicion:
    what = f"{found.differences} differences in {found.offers} offers"
    if found.differences >= max(_MANY, found.offers // 10):
        return Suspicion(
            Bypass.MASS_WRITE,
            f"{what}, and the catalogue shows no trace: a restored dump, an exchanged partition, a TRUNCATE "
            "whose ids were restored, or writes while the triggers were missing would look like this",
        )
    return Suspicion(
        Bypass.SINGLE_WRITES,
        f"{what}, and the catalogue shows no trace: writes on a replica or with triggers switched off, "
        "or while the triggers were missing, would look like this",
    )
