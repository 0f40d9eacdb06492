"""An Amazon beside a shop of a benchmark: the sandbox, without limits, and the seller's settings for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from msgspec.structs import replace
from sqlalchemy import delete

from sqlbridge.bench.goods import sku_of
from sqlbridge.bench.ground import BenchShop
from sqlbridge.ledger.batches import batches
from sqlbridge.sandbox import Listing, Sandbox, start
from sqlbridge.settings import Settings, WorkerSettings

MARKETPLACE = "A1PA6795UKMFR9"
SELLER = "A1BENCH"


@contextmanager
def amazon(settings: Settings, goods: int) -> Iterator[tuple[Sandbox, Settings]]:
    """A running sandbox where all goods are listed, and the settings that lead there; nothing is put off."""
    with start() as sandbox:
        sandbox.settings(limits=False)
        seller = sandbox.add_seller(SELLER, marketplaces=[MARKETPLACE])
        for batch in batches(range(1, goods + 1), 5000):
            sandbox.add_listings([_listing(number) for number in batch])
        account = replace(
            settings.accounts["main"],
            client_id=seller.client_id,
            client_secret=seller.client_secret,
            refresh_token=seller.refresh_token,
            endpoint=sandbox.url,
        )
        yield sandbox, replace(settings, accounts={"main": account}, worker=WorkerSettings(retry_minutes=0))


def refill_quota(shop: BenchShop) -> None:
    """Let the next run find Amazon's quotas untouched, as if it had waited for them."""
    database = shop.database
    with database.begin() as connection:
        connection.execute(delete(database.tables.quotas))


def _listing(number: int) -> Listing:
    return Listing(
        seller_id=SELLER,
        marketplace_id=MARKETPLACE,
        sku=sku_of(number),
        asin=f"B0{number:08}",
        price=Decimal("9.99"),
        quantity=1,
    )
