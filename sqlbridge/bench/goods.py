"""A PrestaShop with as many goods as a figure needs, and their listings: rows made by the server itself."""

from pathlib import Path

from sqlbridge.bench.ground import BenchShop
from sqlbridge.bench.numbers import numbers
from sqlbridge.database.statements import render
from sqlbridge.ledger import channels
from sqlbridge.model.changes import utc_now

_FOLDER = Path(__file__).parent
_TABLES = ("PREFIX_product", "PREFIX_product_shop", "PREFIX_stock_available")
_LISTED_TABLES = ("SQLBRIDGE.listings", "SQLBRIDGE.listing_values")


def fill_goods(shop: BenchShop, number: int) -> None:
    """So many simple products with price and stock; best before the installation, for the triggers log each row."""
    run_rendered(shop, *numbers(number), f"SET @goods = {number}", *statements_of("goods.sql"), *_analyses(_TABLES))


def list_goods(shop: BenchShop, number: int) -> None:
    """All of them at Amazon with the shop's present values, on the channel `de`, which is enabled."""
    database = shop.database
    with database.begin() as connection:
        channels.enable(connection, database.tables, "de", utc_now())
    analyses = _analyses(_LISTED_TABLES)
    run_rendered(shop, *numbers(number), f"SET @goods = {number}", *statements_of("listed.sql"), *analyses)


def sku_of(number: int) -> str:
    """The SKU of one of the goods, counted from 1."""
    return f"BENCH-{number:08}"


def statements_of(file: str) -> list[str]:
    """The statements that write rows, of an `.sql` file of this folder."""
    return [one for one in (_FOLDER / file).read_text(encoding="utf-8").split(";\n") if "INSERT" in one]


def _analyses(tables: tuple[str, ...]) -> list[str]:
    return [f"ANALYZE TABLE {table}" for table in tables]


def run_rendered(shop: BenchShop, *statements: str) -> None:
    """Run statements with the tokens of `.sql` files, in one session."""
    names = shop.database.names
    shop.run(*(render(statement, names) for statement in statements))
