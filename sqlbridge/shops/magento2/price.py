"""The price of one piece before tax is looked at: the lowest of base, special, tier and rule price."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlbridge.model.offers import Step


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the prices that compete, and what it is called."""

    amount: Decimal
    words: str


def lowest(candidates: list[Candidate]) -> Decimal:
    """What is charged."""
    return min(candidate.amount for candidate in candidates)


def steps(candidates: list[Candidate]) -> list[Step]:
    """All that competed, and which of them counts."""
    winner = min(candidates, key=lambda candidate: candidate.amount)
    shown = [Step(str(candidate.amount), candidate.words) for candidate in candidates]
    return shown if len(shown) == 1 else [*shown, Step(str(winner.amount), f"the lowest counts: {winner.words}")]


def special(amount: Decimal | None, start: datetime | None, end: datetime | None, today: date) -> Candidate | None:
    """The special price, if today is not before its first or after its last day; 0 counts, too."""
    if amount is None or (start and start.date() > today) or (end and end.date() < today):
        return None
    first = f" from {_words(start)}" if start else ""
    last = f" to {_words(end)}" if end else ""
    return Candidate(amount, f"special price{',' if first or last else ''}{first}{last}")


def by_rule(amount: Decimal | None, day: date) -> Candidate | None:
    """The price that catalogue price rules make for a day."""
    return None if amount is None else Candidate(amount, f"catalogue price rule, on {_words(day)}")


def tier(rows: Iterable[Any], base: Decimal) -> Candidate | None:
    """The tier price for one piece that the cart takes.

    A price for the customer's own group goes before one for all groups, also a lower one, if it is below the base
    price. `rows` are those of tier_prices.sql for one product.
    """
    latest = {(row.qty, row.all_groups, row.customer_group_id): row for row in rows}
    own = [_tier_amount(row, base) for row in latest.values() if not row.all_groups]
    if own and min(own) < base:
        return Candidate(min(own), f"tier price of customer group {_group(latest.values())}")
    general = [_tier_amount(row, base) for row in latest.values() if row.all_groups]
    return Candidate(min(general), "tier price of all customer groups") if general else None


def _group(rows: Iterable[Any]) -> int:
    return next(int(row.customer_group_id) for row in rows if not row.all_groups)


def _tier_amount(row: Any, base: Decimal) -> Decimal:
    if row.percentage_value is None:
        return Decimal(row.value)
    return base * (1 - Decimal(row.percentage_value) / 100)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
