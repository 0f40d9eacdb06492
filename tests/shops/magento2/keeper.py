"""Fills a demo shop of Magento 2 with goods, and asks the adapter for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.demo.shops.magento2 import attributes
from sqlbridge.demo.shops.rows import insert_rows
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.shops.magento2 import Magento2
from tests.harness import DemoShop

# The shop that answered, at the moments of its answers: 22 and 23 November and 12 December 2026, 0:30 in Berlin.
NOW = datetime(2026, 11, 21, 23, 30)
MOMENTS = (NOW, datetime(2026, 11, 22, 23, 30), datetime(2026, 12, 11, 23, 30))
BASE = Scope(shop="base", country="DE", currency="EUR", digits=2)
SECOND = Scope(shop="second", country="DE", currency="EUR", digits=2)

WEBSITES = {"base": 1, "second": 2}
TAX_CLASSES = {"none": 0, "19": 11, "7": 14, "two": 21, "fine": 22, "AT": 23, "unused": 24}
_ATTRIBUTES = {
    one.code: one
    for one in (
        attributes.PRICE,
        attributes.SPECIAL_PRICE,
        attributes.SPECIAL_FROM_DATE,
        attributes.SPECIAL_TO_DATE,
        attributes.STATUS,
        attributes.VISIBILITY,
        attributes.TAX_CLASS,
    )
}
_NO_VALUES = {"price": "20", "status": 1, "visibility": 4, "tax_class_id": "19"}


@dataclass(frozen=True)
class Keeper:
    """Writes rows as Magento has them, and reads offers."""

    shop: DemoShop
    connection: Connection
    sku: str = ""
    ids: "count[int]" = field(default_factory=lambda: count(9001))

    def insert(self, table: str, *rows: Mapping[str, Any]) -> None:
        """Rows of one table."""
        insert_rows(self.connection, self.shop.prefix + table, rows)

    def run(self, script: str) -> None:
        """A file of statements beside this module."""
        text = Path(__file__).with_name(script).read_text("utf-8")
        lines = (line for line in text.splitlines() if not line.startswith("--"))
        self.write(*filter(str.strip, "\n".join(lines).split(";\n")))

    def write(self, *statements: str) -> None:
        """Any statements."""
        for statement in statements:
            self.connection.exec_driver_sql(statement)

    def product(self, sku: str, *, websites: Iterable[str] = ("base",), kind: str = "simple", **values: Any) -> int:
        """A product; each value is one for all, or a mapping from store view to value."""
        id_ = next(self.ids)
        self.insert("catalog_product_entity", {"entity_id": id_, "attribute_set_id": 4, "type_id": kind, "sku": sku})
        assigned = ({"product_id": id_, "website_id": WEBSITES[website]} for website in websites)
        self.insert("catalog_product_website", *assigned)
        for code, value in (_NO_VALUES | values).items():
            self.value(id_, code, value if isinstance(value, Mapping) else {"0": value})
        return id_

    def value(self, link: int, code: str, by_store: Mapping[str, Any], key: str = "entity_id") -> None:
        """Values of one attribute."""
        attribute = _ATTRIBUTES[code]
        if code == "tax_class_id":
            by_store = {store: TAX_CLASSES.get(str(value)) for store, value in by_store.items()}
        self.insert(
            f"catalog_product_entity_{attribute.backend_type}",
            *(
                {key: link, "attribute_id": attribute.id, "store_id": int(store), "value": value}
                for store, value in by_store.items()
            ),
        )

    def stock(self, product: int, qty: str = "10", **columns: Any) -> None:
        """The legacy stock item."""
        row = {"product_id": product, "stock_id": 1, "qty": qty, "is_in_stock": 1, "manage_stock": 1, **columns}
        self.insert("cataloginventory_stock_item", row)

    def source(self, sku: str, source: str = "default", quantity: str = "10", status: int = 1) -> None:
        """A quantity at a source."""
        row = {"source_code": source, "sku": sku, "quantity": quantity, "status": status}
        self.insert("inventory_source_item", row)

    def sold(self, sku: str, **values: Any) -> int:
        """A product with 10 pieces in the default stock."""
        product = self.product(sku, **values)
        self.stock(product)
        self.source(sku)
        return product

    @property
    def adapter(self) -> Magento2:
        """The adapter for this shop."""
        return Magento2(Names(self.shop.schema, self.shop.prefix, "bridge", ""), self.sku)

    def offers(
        self, skus: Sequence[str], scope: Scope = BASE, at: datetime = NOW, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the adapter says."""
        return self.adapter.offers(self.connection, skus, scope, at, steps=steps)

    def offer(self, sku: str, scope: Scope = BASE, at: datetime = NOW, *, steps: bool = False) -> Offer:
        """The only offer of a SKU."""
        (offer,) = self.offers([sku], scope, at, steps=steps)[sku]
        return offer

    def skus(self, *keys: EntityKey) -> list[list[str]]:
        """The SKUs of each key."""
        found = self.adapter.skus(self.connection, keys)
        return [found[key] for key in keys]

    def due(self, after: datetime, until: datetime, scope: Scope = BASE) -> list[str]:
        """The keys that the clock changes."""
        return [key.key for key in self.adapter.due(self.connection, scope, after, until)]


@contextmanager
def keeping(shop: DemoShop) -> Iterator[Keeper]:
    """A keeper of the shop, who has opened a second website."""
    with shop.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        keeper = Keeper(shop, connection)
        keeper.run("second_website.sql")
        yield keeper
