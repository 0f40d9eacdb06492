"""What differs between PrestaShop's versions, told from the columns of its tables."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Version:
    """`has_pack_types`: a pack says what its stock is (1.7 and later); before, it needs every item in stock.

    `reads_combinations`: a combination's own ecotax counts, and a pack takes the stock of the very combination that
    it contains (1.7.8 and later); before, both are the product's.
    """

    has_pack_types: bool
    reads_combinations: bool


def recognise(queries: Queries, connection: Connection) -> Version:
    """The version that the columns of the product table speak of."""
    columns = columns_of(queries, connection)
    return Version(has_pack_types="state" in columns, reads_combinations="product_type" in columns)


def columns_of(queries: Queries, connection: Connection) -> set[str]:
    """The columns of the product table, by which versions are told apart."""
    names = queries.names
    table_name = names.shop_prefix + "product"
    rows = queries.rows(connection, "columns.sql", schema=names.shop_schema, table_name=table_name)
    return {row.name for row in rows}
