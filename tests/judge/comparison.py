"""Holds what SQLBridge reads against what the shop answers, row by row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer
from tests.judge.answers import Answer

_VALUES = ("sku", "gross", "net", "quantity", "is_orderable", "is_unlimited")
_NOT_OFFERED = {"gross": None, "quantity": 0, "is_orderable": False}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as the shop says."""

    shop: str
    key: EntityKey
    sku: str
    words: str


@dataclass(slots=True)
class Tally:
    """What became of the rows of a file: each is compared, has no SKU, or is uncompared, which is a failure."""

    rows: int = 0
    compared: int = 0
    without_sku: int = 0
    unstated_nets: int = 0
    unsettled: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def uncompared(self) -> int:
        """Rows that were not looked at."""
        return self.rows - self.compared - self.without_sku

    @property
    def is_right(self) -> bool:
        """Whether every row was compared and none differs."""
        return self.rows > 0 and not self.uncompared and not self.differences

    def add(self, other: "Tally") -> None:
        """Take the rows of another tally in."""
        self.rows += other.rows
        self.compared += other.compared
        self.without_sku += other.without_sku
        self.unstated_nets += other.unstated_nets
        self.unsettled += other.unsettled
        self.differences += other.differences


def compare(answers: Sequence[Answer], offers: Mapping[str, Sequence[Offer]]) -> Tally:
    """The rows of one part of the shop, against the offers of all SKUs, the empty one among them, by SKU."""
    found = _by_row(offers)
    tally = Tally(rows=len(answers))
    for answer in {(answer.sku, answer.key): answer for answer in answers}.values():
        tally.compared += bool(answer.sku)
        tally.without_sku += not answer.sku
        tally.unstated_nets += not answer.is_net_stated
        tally.unsettled += not answer.is_quantity_settled
        tally.differences += _differences(answer, found.pop((answer.sku, answer.key), []))
    shop = answers[0].shop if answers else ""
    tally.differences += [Difference(shop, key, sku, "offered, but the shop has no such row") for sku, key in found]
    return tally


def _by_row(offers: Mapping[str, Sequence[Offer]]) -> dict[tuple[str, EntityKey], list[Offer]]:
    found: defaultdict[tuple[str, EntityKey], list[Offer]] = defaultdict(list)
    for sku, some in offers.items():
        for offer in some:
            found[sku, offer.key].append(offer)
    return dict(found)


def _differences(answer: Answer, offers: Sequence[Offer]) -> Iterator[Difference]:
    words = "; ".join(_words(answer, offers))
    if words:
        yield Difference(answer.shop, answer.key, answer.sku, words)


def _words(answer: Answer, offers: Sequence[Offer]) -> Iterable[str]:
    if not answer.sku:
        return ["has no SKU, but is offered"] if offers else []
    if len(offers) > 1:
        return [f"offered {len(offers)} times"]
    if not offers:
        return ["not read"] if answer.is_sold_by_itself else []
    return _unlike(_expected(answer), offers[0])


def _expected(answer: Answer) -> Mapping[str, Any]:
    if not answer.is_sold_by_itself:
        return _NOT_OFFERED
    silent = {"net"} if not answer.is_net_stated else set()
    silent |= {"quantity"} if not answer.is_quantity_settled else set()
    return {value: getattr(answer, value) for value in _VALUES if value not in silent}


def _unlike(expected: Mapping[str, Any], offer: Offer) -> Iterator[str]:
    for value, right in expected.items():
        read = getattr(offer, value)
        if read != right:
            yield f"{value} {read}, the shop: {right}"
