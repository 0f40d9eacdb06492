"""Fills a demo shop with goods and asks the adapter for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names, quoted
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.shops.prestashop import PrestaShop

NOW = datetime(2026, 11, 21, 23, 30)  # 22 November, 0:30 in Berlin
LATER = datetime(2026, 12, 11, 23, 30)
GUEST = Scope(shop="1", country="DE", currency="EUR", digits=2)

# As the demo shop has them.
CURRENCIES = {"EUR": 6, "CHF": 7}
COUNTRIES = {"DE": 43, "FR": 44}
_DAY = "2026-01-01 00:00:00"
_STALE = {"price": 777, "active": 1, "date_add": _DAY, "date_upd": _DAY}  # main tables only mirror one shop


@dataclass
class Shopkeeper:
    """Writes rows as a shop has them; keys are the columns' own names."""

    connection: Connection
    schema: str
    prefix: str = "ps_"
    tax_groups: dict[str, int] = field(default_factory=lambda: {"none": 0, "19": 31, "7": 32})
    sku: str = ""
    _ids: "count[int]" = field(default_factory=lambda: count(9000))

    def insert(self, table: str, **row: Any) -> None:
        """One row."""
        columns = ", ".join(map(quoted, row))
        places = ", ".join(["%s"] * len(row))
        statement = f"INSERT INTO {quoted(self.prefix + table)} ({columns}) VALUES ({places})"
        self.connection.exec_driver_sql(statement, tuple(row.values()))

    def write(self, *statements: str) -> None:
        """Statements with the token PREFIX_."""
        for statement in statements:
            self.connection.exec_driver_sql(statement.replace("PREFIX_", self.prefix))

    def setting(self, name: str, value: object, shop: int | None = None, group: int | None = None) -> None:
        """A setting for all shops, replacing the one it has; or for one shop or one group of shops."""
        if shop is group is None:
            self.write(f"DELETE FROM PREFIX_configuration WHERE name = '{name}'")
        self.insert(
            "configuration", name=name, value=value, id_shop=shop, id_shop_group=group, date_add=_DAY, date_upd=_DAY
        )

    def tax(self, name: str, *rates: str, behavior: int = 0, active: int = 1, country: str = "DE") -> None:
        """A tax rules group by the name."""
        group = self.tax_groups[name] = next(self._ids)
        self.insert(
            "tax_rules_group", id_tax_rules_group=group, name=name, active=active, date_add=_DAY, date_upd=_DAY
        )
        for rate in rates:
            tax = next(self._ids)
            self.insert("tax", id_tax=tax, rate=rate)
            self.insert(
                "tax_rule",
                id_tax_rules_group=group,
                id_country=COUNTRIES[country],
                id_state=0,
                zipcode_from="0",
                zipcode_to="0",
                id_tax=tax,
                behavior=behavior,
                description="",
            )

    def product(self, sku: str, price: object = "20", *, tax: str = "19", shop: int = 1, **columns: Any) -> int:
        """A product without stock in one shop."""
        product = next(self._ids)
        self.insert("product", id_product=product, reference=sku, **_STALE)
        self.product_in_shop(product, price, tax=tax, shop=shop, **columns)
        return product

    def product_in_shop(self, product: int, price: object, *, tax: str = "19", shop: int = 1, **columns: Any) -> None:
        """What a product is in one shop."""
        values = {
            **_STALE,
            "price": price,
            "pack_stock_type": 3,
            "id_tax_rules_group": self.tax_groups[tax],
            **columns,
        }
        self.insert("product_shop", id_product=product, id_shop=shop, **values)

    def combination(self, product: int, sku: str, **columns: Any) -> int:
        """A combination in shop 1."""
        combination = next(self._ids)
        keys = {"id_product_attribute": combination, "id_product": product}
        self.insert("product_attribute", **keys, reference=sku, price=777)
        self.insert("product_attribute_shop", **keys, id_shop=1, **columns)
        return combination

    def stock(self, product: int, quantity: int, combination: int = 0, **columns: Any) -> None:
        """A stock row of shop 1, unless the columns say otherwise."""
        row = {"id_shop": 1, "id_shop_group": 0, "out_of_stock": 2, **columns}
        self.insert("stock_available", id_product=product, id_product_attribute=combination, quantity=quantity, **row)

    def special(self, product: int, currency: str = "", country: str = "", **columns: Any) -> None:
        """A specific price without bounds, unless the columns say otherwise."""
        anything = dict.fromkeys(
            ("id_specific_price_rule", "id_cart", "id_shop", "id_shop_group", "id_group", "id_customer"), 0
        )
        defaults = {"id_product_attribute": 0, "price": -1, "from_quantity": 1, "reduction": 0, "reduction_tax": 1}
        row = {"reduction_type": "percentage", "from": "0000-00-00", "to": "0000-00-00", **columns}
        self.insert(
            "specific_price",
            id_product=product,
            id_currency=CURRENCIES.get(currency, 0),
            id_country=COUNTRIES.get(country, 0),
            **anything | defaults | row,
        )

    @property
    def adapter(self) -> PrestaShop:
        """What is tested."""
        return PrestaShop(Names(self.schema, self.prefix, "bridge", ""), self.sku)

    def offers(
        self, skus: Sequence[str], at: datetime = NOW, *, steps: bool = False, **scope: Any
    ) -> dict[str, list[Offer]]:
        """What the adapter says of the SKUs to a guest from Germany, unless the scope says otherwise."""
        return self.adapter.offers(self.connection, skus, replace(GUEST, **scope), at, steps=steps)

    def offer(self, sku: str, at: datetime = NOW, *, steps: bool = False, **scope: Any) -> Offer:
        """The only offer of a SKU."""
        (offer,) = self.offers([sku], at, steps=steps, **scope)[sku]
        return offer

    def prices(self, sku: str, at: datetime = NOW, **scope: Any) -> tuple[str, str]:
        """Gross and net of the only offer of a SKU."""
        offer = self.offer(sku, at, **scope)
        return str(offer.gross), str(offer.net)

    def due(self, after: datetime, until: datetime, **scope: Any) -> list[EntityKey]:
        """What changes by the clock alone."""
        return self.adapter.due(self.connection, replace(GUEST, **scope), after, until)
