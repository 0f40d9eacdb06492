"""What the demo shows: the shop's side, Amazon's side, and the bridge in between."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sqlbridge.demo.shops.assortment import products
from sqlbridge.demo.stage import GERMANY, SELLER_ID, Stage
from sqlbridge.ledger import uncollected
from sqlbridge.ledger.views import order_views, queue_views
from sqlbridge.model.offers import Offer
from sqlbridge.tasks.deciding.reading import price_scope
from sqlbridge.wiring import open_bridge

Value = tuple[Decimal | None, int | None]
_SAMPLE = 12


@dataclass(frozen=True, slots=True)
class Snapshot:
    """SKU -> price and quantity, in the shop and at Amazon, at one moment."""

    shop: Mapping[str, Value]
    amazon: Mapping[str, Value]

    def differs(self, sku: str) -> bool:
        """Amazon's quantity is another, or its price where the shop has one."""
        (price, quantity), (price_there, quantity_there) = self.shop[sku], self.amazon[sku]
        return quantity != quantity_there or price not in (None, price_there)


def offers(built: Stage, skus: Sequence[str]) -> dict[str, Value]:
    """What the shop sells at now; no price where it does not sell, and nothing of what is not there."""
    bridge = open_bridge(built.settings)
    scope = price_scope(bridge.accounts["main"].channels[0])
    with bridge.database.read() as connection:
        found = bridge.shop.offers(connection, skus, scope, bridge.now())
    return {sku: _value([offer for offer in here if offer.is_sold]) for sku, here in found.items()}


def _value(sold: Sequence[Offer]) -> Value:
    return (sold[0].gross, sold[0].quantity) if sold else (None, 0)


def snapshot(built: Stage) -> Snapshot:
    """Both sides now."""
    skus = all_skus(built)
    amazon = {one.sku: (one.price, one.quantity) for one in built.sandbox.listings(SELLER_ID, GERMANY)}
    shop = {sku: value for sku, value in offers(built, skus).items() if sku in amazon}
    return Snapshot(shop, {sku: amazon[sku] for sku in shop})


def all_skus(built: Stage) -> list[str]:
    """Every SKU of the shop."""
    return [article.sku for product in products(built.skus) for article in product.articles]


def skus_with_a_higher_price(built: Stage, number: int) -> list[str]:
    """Some whose price is above Amazon's, and whose quantity is not: a raise would wait for the price."""
    now = snapshot(built)
    higher = [sku for sku in now.shop if (now.shop[sku][0] or 0) > (now.amazon[sku][0] or 0)]
    return [sku for sku in higher if (now.shop[sku][1] or 0) <= (now.amazon[sku][1] or 0)][:number]


def shop_order(built: Stage, amazon_order_id: str) -> str:
    """The shop's id of an order of Amazon's."""
    bridge = open_bridge(built.settings)
    with bridge.database.read() as connection:
        found = order_views.order(connection, bridge.database.tables, amazon_order_id)
    return str(found["shop_order_id"]) if found else ""


def stocked_skus(built: Stage) -> list[str]:
    """SKUs that are sold and of which there are pieces."""
    return [sku for sku, (price, quantity) in offers(built, all_skus(built)).items() if price and (quantity or 0) > 2]


def log_rows(built: Stage) -> int:
    """Rows that wait in the change log."""
    bridge = open_bridge(built.settings)
    with bridge.database.read() as connection:
        return uncollected.number(connection, bridge.database.tables)


def on_the_way(built: Stage) -> int:
    """Changes that are neither done nor refused."""
    bridge = open_bridge(built.settings)
    with bridge.database.read() as connection:
        return int(queue_views.queue(connection, bridge.database.tables)["depth"])


def triggers(console: Console, built: Stage) -> None:
    """Say what the installation put on the shop's tables."""
    query = (
        "SELECT EVENT_OBJECT_TABLE, COUNT(*) FROM information_schema.TRIGGERS "
        "WHERE TRIGGER_SCHEMA = DATABASE() GROUP BY EVENT_OBJECT_TABLE ORDER BY EVENT_OBJECT_TABLE"
    )
    with built.root.connect() as connection:
        rows = connection.exec_driver_sql(query).all()
    table(console, ("table of the shop", "triggers"), [tuple(row) for row in rows])


def refusals(console: Console, built: Stage) -> None:
    """The SKUs that Amazon refused, with Amazon's own words."""
    bridge = open_bridge(built.settings)
    tables = bridge.database.tables
    rows = []
    with bridge.database.read() as connection:
        for feed in queue_views.feeds(connection, tables, only_open=False, limit=20):
            refused = queue_views.messages(connection, tables, feed["id"], only_refused=True, limit=20)
            rows += [
                (one["seller_sku"], _money(one["value"]), feed["id"], one["issue_code"], one["issue"])
                for one in refused
            ]
    table(console, ("refused SKU", "value", "feed", "Amazon's code", "Amazon's words"), rows)


def comparison(console: Console, before: Snapshot, after: Snapshot, refused: Sequence[str]) -> None:
    """Some SKUs that have changed: at Amazon before, in the shop now, at Amazon now."""
    changed = [sku for sku in before.shop if after.shop.get(sku) not in (None, before.amazon[sku])]
    shown = [*refused, *(sku for sku in changed if sku not in refused)][:_SAMPLE]
    columns = ("SKU", "Amazon before", "shop now", "Amazon now", "")
    sides = (before.amazon, after.shop, after.amazon)
    rows = [(sku, *(_both(side[sku]) for side in sides), _remark(sku, after, refused)) for sku in shown]
    table(console, columns, rows)
    console.print(f"{len(changed)} SKUs have changed; these are {len(shown)} of them (price, quantity).")


def table(console: Console, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as wide as it needs to be."""
    ruled = Table()
    for name in columns:
        ruled.add_column(name)
    for row in rows:
        ruled.add_row(*(Text(str(value)) for value in row))
    console.print(ruled)


def _remark(sku: str, after: Snapshot, refused: Sequence[str]) -> str:
    if sku in refused:
        return "refused"
    return "DIFFERENT" if after.differs(sku) else "equal"


def _both(value: Value) -> str:
    price, quantity = value
    return f"{'-' if price is None else _money(price)}, {quantity}"


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"
