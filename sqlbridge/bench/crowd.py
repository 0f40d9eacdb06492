"""A bridge in which a million offers have been sold for a while: rows made by the server itself."""

from io import BytesIO

from sqlbridge.bench.goods import statements_of
from sqlbridge.bench.ground import BenchShop, Ground
from sqlbridge.bench.numbers import numbers
from sqlbridge.database.statements import render
from sqlbridge.ledger import kept_documents
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.model.changes import utc_now

_TABLES = ("listings", "listing_values", "changes", "feeds", "feed_messages", "change_messages", "matches", "orders")
_FEED_MESSAGES = 250
_SHOWN_FEED = 7
_FEWEST_NUMBERS = 50_000


def fill(shop: BenchShop, ground: Ground) -> dict[str, int]:
    """A million offers and five million changes, at full scale; how many of each."""
    sizes = {"offers": ground.size(1_000_000), "changes": ground.size(5_000_000), "messages": ground.size(2_000_000)}
    sizes["feeds"] = sizes["messages"] // _FEED_MESSAGES
    statements = [f"SET @{name} = {number}" for name, number in sizes.items()]
    statements += list(numbers(max(*sizes.values(), _FEWEST_NUMBERS)))
    statements += statements_of("crowd.sql")
    statements += [f"ANALYZE TABLE SQLBRIDGE.{table}" for table in _TABLES]
    names = shop.database.names
    shop.run(*(render(statement, names) for statement in statements))
    _keep_documents(shop)
    return sizes


def _keep_documents(shop: BenchShop) -> None:
    """What was sent in a feed of two megabytes, and what came back."""
    message = b'{"messageId":1,"sku":"AMZ-1","operationType":"PATCH","productType":"PRODUCT","patches":[]}'
    content = b'{"messages":[' + b",".join([message] * 20_000) + b"]}"
    database = shop.database
    with database.begin() as connection:
        for kept in Kept:
            packed = kept_documents.packed(BytesIO(content))
            kept_documents.keep(connection, database.tables, kept, _SHOWN_FEED, packed, utc_now())
