"""One SKU's story, gathered for the page: what the shop says, what Amazon has, what comes next. Reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from sqlbridge.dashboard.answers import Answer, answer, of_value
from sqlbridge.errors import ShopError
from sqlbridge.ledger import channels, listings
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.ledger.views import change_details, value_views
from sqlbridge.ledger.views.timeline import Subject
from sqlbridge.ledger.views.value_views import Refused, ValueRow
from sqlbridge.model.feeds import FeedKind
from sqlbridge.tasks.deciding.decisions import Decision
from sqlbridge.tasks.deciding.explanation import Explanation, explain
from sqlbridge.tasks.running import Bridge


@dataclass(frozen=True, slots=True)
class ValueStory:
    """A value of a listing: what is known of it, what a run would do, and the sentence about that.

    `refused` are the ids of the changes that can be retried because Amazon refused it.
    """

    key: ValueKey
    listing: Listing
    row: ValueRow | None
    decision: Decision | None
    answer: Answer | None
    issue: Refused | None
    refused: Sequence[int]


@dataclass(frozen=True, slots=True)
class Story:
    """What there is to tell about a SKU; `trouble` is why the shop cannot be asked."""

    found: Explanation
    answer: Answer
    values: Sequence[ValueStory]
    trouble: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the shop or a listings report knows the SKU."""
        return bool(self.found.listings or any(self.found.offers.values()))

    def subject(self) -> Subject:
        """What its timeline is about."""
        ids = [one.row.id for one in self.values if one.row]
        sellers = {one.seller_sku for one in self.found.listings}
        return Subject(self.found.keys(), ids, {self.found.sku, *sellers})


def tell(bridge: Bridge, sku: str) -> Story:
    """The story of a SKU of the shop, or of a seller SKU that is listed for one."""
    found, trouble = _found(bridge, sku)
    with bridge.database.read() as connection:
        tables = bridge.database.tables
        keys = _keys(found.listings)
        rows = value_views.of_keys(connection, tables, list(keys))
        refusals = value_views.refusals(connection, tables, list(rows.values()))
        values = [_value(connection, bridge, found, key, one, rows, refusals) for key, one in keys.items()]
        resting = channels.resting_channels(connection, tables)
    said = answer(found, resting, refusals)
    return Story(found, said if not trouble else replace(said, words=trouble), values, trouble)


def _found(bridge: Bridge, sku: str) -> tuple[Explanation, str]:
    try:
        return explain(bridge, sku), ""
    except ShopError as exc:
        tables = bridge.database.tables
        with bridge.database.read() as connection:
            shop_sku = listings.shop_sku(connection, tables, sku) or sku
            listed = listings.of_shop_skus(connection, tables, [shop_sku])
            return Explanation(shop_sku, {}, [], {}, listed, bridge.sending(connection), []), str(exc)


def _keys(listed: Sequence[Listing]) -> dict[ValueKey, Listing]:
    """A price for each listing, and a quantity for each seller SKU of an account."""
    prices = {ValueKey(FeedKind.PRICE, one.channel, one.seller_sku): one for one in listed}
    quantities = {ValueKey(FeedKind.STOCK, one.account, one.seller_sku): one for one in reversed(listed)}
    return prices | quantities


def _value(
    connection: Connection,
    bridge: Bridge,
    found: Explanation,
    key: ValueKey,
    listing: Listing,
    rows: Mapping[ValueKey, ValueRow],
    refusals: Mapping[int, Refused],
) -> ValueStory:
    row = rows.get(key)
    decision = next((one for one in found.decisions if one.target.key == key), None)
    issue = refusals.get(row.id) if row else None
    return ValueStory(
        key=key,
        listing=listing,
        row=row,
        decision=decision,
        answer=of_value(decision, refusals) if decision else None,
        issue=issue,
        refused=change_details.refused_about(connection, bridge.database.tables, row.id) if row and issue else [],
    )
