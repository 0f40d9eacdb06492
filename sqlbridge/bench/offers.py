"""Figure 5: the present price and stock of full feeds, read from each platform."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, ratio, seconds
from sqlbridge.bench.shadow import shadowed
from sqlbridge.demo.shops import PLATFORMS
from sqlbridge.model.changes import utc_now
from sqlbridge.model.offers import Scope
from sqlbridge.shops.opening import open_shop
from sqlbridge.shops.shop import Shop

_ROUNDS = 5
_GOAL = 3.0
_SKUS = 25_000
_BASELINE = "the same columns of the same rows, fetched by the driver alone"


def offers(ground: Ground) -> Iterator[Figure]:
    """One reading of 25,000 SKUs, as an `update` does it for each scope."""
    for platform in PLATFORMS:
        with bench_shop(ground, platform, ground.size(_SKUS)) as shop:
            yield _figure(shop, platform, ground.rounds(_ROUNDS))


def _figure(shop: BenchShop, platform: str, rounds: int) -> Figure:
    database = shop.database
    adapter = open_shop(platform, database.names)
    channel = shop.settings.accounts["main"].channels["de"]
    scope = Scope(channel.shop, "DE", "EUR", 2)
    ours, theirs = list[float](), list[float]()
    with database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        skus = _every_sku(adapter, connection)
        for number in range(rounds + 1):
            with shadowed(database.engine) as shadow:
                taken = seconds(lambda: adapter.offers(connection, skus, scope, utc_now()))
            if number:
                ours.append(taken - shadow.seconds)
                theirs.append(shadow.seconds)
    remark = f"{shadow.statements} statements, {min(ours) / len(skus) * 1e6:.0f} µs a SKU"
    work = f"price and stock of {len(skus):,} SKUs, {platform}"
    return ratio("5", work, _BASELINE, ours, theirs, goal=_GOAL, remark=remark)


def _every_sku(adapter: Shop, connection: Connection) -> Sequence[str]:
    found: list[str] = []
    while page := adapter.every_sku(connection, found[-1] if found else "", 1000):
        found += page
    return found
