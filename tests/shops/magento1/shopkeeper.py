"""Fills a demo shop with goods and asks the adapter for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names, quoted
from sqlbridge.demo.shops.magento1 import attributes
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.shops.magento1 import Magento1

NOW = datetime(2026, 11, 21, 23, 30)  # 22 November, 0:30 in Berlin; 21 November, 18:30 in New York
TOMORROW = datetime(2026, 11, 22, 23, 30)
LATER = datetime(2026, 12, 11, 23, 30)
BASE = Scope(shop="base", country="DE", currency="EUR", digits=2)
SECOND = replace(BASE, shop="second")

_ATTRIBUTES = {
    "price": attributes.PRICE,
    "cost": attributes.COST,
    "special_price": attributes.SPECIAL_PRICE,
    "special_from_date": attributes.SPECIAL_FROM_DATE,
    "special_to_date": attributes.SPECIAL_TO_DATE,
    "status": attributes.STATUS,
    "visibility": attributes.VISIBILITY,
    "tax": attributes.TAX_CLASS,
    "color": attributes.COLOUR,
}
_USUAL = {"status": 1, "visibility": 4, "tax": "19"}
_GUESTS_TAX_CLASS = 13


@dataclass
class Shopkeeper:
    """Writes rows as a shop has them; keys are the columns' and the attributes' own names."""

    connection: Connection
    schema: str
    prefix: str = ""
    tax_classes: dict[str, int] = field(default_factory=lambda: {"none": 0, "19": 12, "7": 15})
    sku: str = ""
    _ids: "count[int]" = field(default_factory=lambda: count(9000))

    def insert(self, table: str, **row: Any) -> None:
        """One row."""
        columns, places = ", ".join(map(quoted, row)), ", ".join(["%s"] * len(row))
        statement = f"INSERT INTO {quoted(self.prefix + table)} ({columns}) VALUES ({places})"
        self.connection.exec_driver_sql(statement, tuple(row.values()))

    def write(self, *statements: str) -> None:
        """Statements with the token PREFIX_."""
        for statement in statements:
            self.connection.exec_driver_sql(statement.replace("PREFIX_", self.prefix))

    def setting(self, path: str, value: str, scope: str = "default", scope_id: int = 0) -> None:
        """A setting, replacing the one there is."""
        self.write(f"DELETE FROM PREFIX_core_config_data WHERE path = '{path}' AND scope_id = {scope_id}")
        self.insert("core_config_data", scope=scope, scope_id=scope_id, path=path, value=value)

    def tax(self, name: str, *rules: Mapping[str, Any]) -> None:
        """A tax class of products with its rules: `rates`, by default in Germany, and columns of the rule."""
        tax_class = self.tax_classes.setdefault(name, next(self._ids))
        self.write(f"INSERT IGNORE INTO PREFIX_tax_class VALUES ({tax_class}, '{name}', 'PRODUCT')")
        for rule in rules:
            rates, country, columns = rule["rates"], rule.get("country", "DE"), rule.get("columns", {})
            rule_id = next(self._ids)
            order = {"priority": 0, "position": 0, "calculate_subtotal": 0, **columns}
            self.insert("tax_calculation_rule", tax_calculation_rule_id=rule_id, code=f"rule {rule_id}", **order)
            for rate in rates:
                self._rate(rule_id, tax_class, rate, country)

    def product(self, sku: str | None, kind: str = "simple", **values: Any) -> int:
        """A product of the base website with 10 in stock; a value is one, or one per store view."""
        product = next(self._ids)
        ids = {"entity_id": product, "entity_type_id": 8, "attribute_set_id": attributes.ATTRIBUTE_SET}
        self.insert("catalog_product_entity", **ids, type_id=kind, sku=sku)
        for website in values.pop("websites", [1]):
            self.insert("catalog_product_website", product_id=product, website_id=website)
        stock = values.pop("stock", {})
        if stock is not None:
            self.insert("cataloginventory_stock_item", product_id=product, stock_id=1, **_STOCK | stock)
        for name, value in (_USUAL | values).items():
            for store, one in (value if isinstance(value, dict) else {"0": value}).items():
                self.value(product, name, one, int(store))
        return product

    def value(self, product: int, name: str, value: Any, store: int = 0) -> None:
        """An attribute's value in a store view."""
        attribute = _ATTRIBUTES[name]
        table = f"catalog_product_entity_{attribute.backend_type}"
        one = self.tax_classes[value] if name == "tax" and value is not None else value
        self.insert(table, entity_type_id=8, attribute_id=attribute.id, store_id=store, entity_id=product, value=one)

    def choice(
        self, parent: int, surcharges: Sequence[Sequence[Any]] = (), attribute: int = attributes.COLOUR.id
    ) -> None:
        """Let the variants be chosen by an attribute; a surcharge: option, percent or not, value, website."""
        choice = next(self._ids)
        self.insert(
            "catalog_product_super_attribute",
            product_super_attribute_id=choice,
            product_id=parent,
            attribute_id=attribute,
        )
        names = ("value_index", "is_percent", "pricing_value", "website_id")
        for surcharge in surcharges:
            row = dict(zip(names, surcharge, strict=True))
            self.insert("catalog_product_super_attribute_pricing", product_super_attribute_id=choice, **row)

    def offers(self, skus: Sequence[str], at: datetime = NOW, scope: Scope = BASE) -> dict[str, list[Offer]]:
        """What the adapter reads."""
        return self.adapter.offers(self.connection, skus, scope, at, steps=True)

    def offer(self, sku: str, at: datetime = NOW, scope: Scope = BASE) -> Offer:
        """The one offer of a SKU."""
        [offer] = self.offers([sku], at, scope)[sku]
        return offer

    @property
    def adapter(self) -> Magento1:
        """The adapter for this shop."""
        return Magento1(Names(self.schema, self.prefix, "bridge", ""), self.sku)

    def _rate(self, rule: int, tax_class: int, rate: str, country: str) -> None:
        rate_id = next(self._ids)
        self.insert(
            "tax_calculation_rate",
            tax_calculation_rate_id=rate_id,
            tax_country_id=country,
            tax_postcode="*",
            code=f"rate {rate_id}",
            rate=rate,
        )
        self.insert(
            "tax_calculation",
            tax_calculation_rate_id=rate_id,
            tax_calculation_rule_id=rule,
            customer_tax_class_id=_GUESTS_TAX_CLASS,
            product_tax_class_id=tax_class,
        )


_STOCK = {"qty": 10, "is_in_stock": 1, "manage_stock": 0}


def key(product: int) -> EntityKey:
    """The key of a product."""
    return EntityKey(Entity.PRODUCT, str(product))
