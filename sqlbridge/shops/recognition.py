"""Recognises shops by their tables and columns; the versions that shops write into their tables are not trusted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, column, select, table

_COLUMNS = table(
    "COLUMNS", column("table_schema"), column("table_name"), column("column_name"), schema="information_schema"
)


@dataclass(frozen=True, slots=True)
class FoundShop:
    """A shop in a schema: its platform, its table prefix, and how old its tables look, in words."""

    platform: str
    prefix: str
    version: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """A platform's tables: every shop of it has them, under one prefix; the first tells the prefix."""

    platform: str
    tables: tuple[str, ...]
    version: Callable[["_Schema", str], str]


class _Schema:
    """The columns of all tables of a schema."""

    def __init__(self, connection: Connection, schema: str) -> None:
        statement = select(_COLUMNS.c.table_name, _COLUMNS.c.column_name).where(_COLUMNS.c.table_schema == schema)
        self.columns: dict[str, set[str]] = {}
        for table_name, column_name in connection.execute(statement):
            self.columns.setdefault(table_name, set()).add(column_name)

    def prefixes(self, tables: tuple[str, ...]) -> Iterator[str]:
        """The prefixes under which all these tables are there."""
        for name in sorted(self.columns):
            prefix = name.removesuffix(tables[0])
            if name.endswith(tables[0]) and all(prefix + other in self.columns for other in tables):
                yield prefix

    def has(self, table_name: str, column_name: str) -> bool:
        """Whether the table is there and has the column."""
        return column_name in self.columns.get(table_name, ())


def recognise(connection: Connection, schema: str) -> list[FoundShop]:
    """The shops in a schema: several where test copies share it. Only tables that the account may read are seen."""
    content = _Schema(connection, schema)
    return [
        FoundShop(sign.platform, prefix, sign.version(content, prefix))
        for sign in _SIGNS
        for prefix in content.prefixes(sign.tables)
    ]


def signature(platform: str) -> tuple[str, ...]:
    """The tables, without prefix, by which the platform's shops are recognised."""
    return next((sign.tables for sign in _SIGNS if sign.platform == platform), ())


def _prestashop_version(content: _Schema, prefix: str) -> str:
    if prefix + "mutation" in content.columns:
        return "9"
    if not content.has(prefix + "product_attribute", "quantity"):
        return "8"
    return "1.7" if content.has(prefix + "product", "state") else "1.6"


def _magento2_version(content: _Schema, prefix: str) -> str:
    has_sources = prefix + "inventory_source_item" in content.columns
    return "2 with inventory sources" if has_sources else "2 without inventory sources"


def _magento1_version(content: _Schema, prefix: str) -> str:
    has_group_prices = prefix + "catalog_product_entity_group_price" in content.columns
    return "1.7 to 1.9, or OpenMage" if has_group_prices else "before 1.7, not supported"


_SIGNS = (
    _Sign("prestashop", ("stock_available", "specific_price", "configuration"), _prestashop_version),
    _Sign("magento2", ("catalog_product_entity", "eav_attribute", "store_website"), _magento2_version),
    _Sign("magento1", ("catalog_product_entity", "eav_attribute", "core_website"), _magento1_version),
)
