"""Figure 8: `reconcile` walks over every offer of a large shop."""

from collections.abc import Iterator

from sqlbridge.bench.goods import fill_goods, list_goods
from sqlbridge.bench.ground import Ground, bench_shop
from sqlbridge.bench.measure import Figure, ratio, seconds
from sqlbridge.bench.shadow import shadowed
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.wiring import open_bridge

_ROUNDS = 2
_GOAL = 2.0


def walk(ground: Ground) -> Iterator[Figure]:
    """Price and stock of a million offers, each held against what Amazon has acknowledged; nothing differs."""
    number = ground.size(1_000_000)
    with bench_shop(ground, "prestashop", 100) as shop:
        fill_goods(shop, number)
        settings = shop.install()
        list_goods(shop, number)
        bridge = open_bridge(settings)
        ours, theirs = list[float](), list[float]()
        for _ in range(ground.rounds(_ROUNDS)):
            with shadowed(bridge.database.engine) as shadow:
                taken = seconds(lambda: reconcile(bridge))
            ours.append(taken - shadow.seconds)
            theirs.append(shadow.seconds)
    remark = f"{shadow.statements:,} statements, {min(ours) / number * 1e6:.0f} µs an offer"
    baseline = "the same columns of the same rows, fetched by the driver alone"
    yield ratio("8", f"reconcile of {number:,} offers", baseline, ours, theirs, goal=_GOAL, remark=remark)
