"""The story that the demo tells: every command in it is one that a user would type."""

import os
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import msgspec
from rich.console import Console

from sqlbridge.demo import errands, looking
from sqlbridge.demo.behind_the_back import writes
from sqlbridge.demo.command import DemoFailedError, sqlbridge
from sqlbridge.demo.dashboard import dashboard
from sqlbridge.demo.ground import given_ground, private_ground
from sqlbridge.demo.looking import Snapshot
from sqlbridge.demo.stage import GERMANY, SELLER_ID, Stage, stage
from sqlbridge.sandbox import Listing

_REFUSED = 3
# Longer than the sandbox takes for two feeds, one after the other.
_PROCESSING_SECONDS = 11
_ROUNDS = 6


_NEXT = """
To try next:
  make demo SHOP=magento2      the same for Magento 2 (or magento1, prestashop)
  make demo SERVER=mysql       the same on MySQL
  make dashboard               the same, with the dashboard to watch it in a browser
  make demo KEEP=1             keeps everything running, so that you can look around:
    export SQLBRIDGE_CONFIG=$PWD/.demo/sqlbridge.toml
    .venv/bin/sqlbridge explain DEMO-0002
    .venv/bin/sqlbridge plan
    .venv/bin/sqlbridge changes list --state refused
    .venv/bin/sqlbridge feeds show 4
    .venv/bin/sqlbridge orders list --problems
    .venv/bin/sqlbridge install --sql"""


def tell(platform: str, server_name: str, skus: int, *, keep: bool, has_dashboard: bool = False) -> None:
    """Play the whole story; raises DemoFailedError if Amazon does not end at the shop's values.

    On a private server, or on the one that SQLBRIDGE_DEMO_SERVER names.
    """
    console, folder = Console(highlight=False), Path(".demo").resolve()
    # So that the server is taken down, too, when the demo is ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with console.status("Preparing a database server, a shop and Amazon's sandbox"):
            if address := os.environ.get("SQLBRIDGE_DEMO_SERVER"):
                ground = given_ground(address)
            else:
                ground = stack.enter_context(private_ground(platform, server_name, folder, skus))
            built = stack.enter_context(stage(platform, skus, folder, ground))
        try:
            _play(console, built, stack, has_dashboard=has_dashboard)
        finally:
            if keep:
                _wait(console, built)


def _play(console: Console, built: Stage, stack: ExitStack, *, has_dashboard: bool) -> None:
    started = time.monotonic()
    console.print(f"A {built.platform} shop with {built.skus} SKUs on {built.ground.words}.")
    console.print(f"Configuration and files are in {built.folder}.")
    _install(console, built)
    if has_dashboard:
        stack.enter_context(dashboard(console, built))
    unlisted = looking.stocked_skus(built)[-errands.UNLISTED :]
    _list_at_amazon(console, built, unlisted)
    _synchronise(console, built, "First synchronisation")
    before = looking.snapshot(built)
    errands.offer(console, built, unlisted)
    order = errands.sell(console, built, looking.stocked_skus(built)[0])
    _write(console, built)
    refused = _limit_some_prices(console, built)
    _synchronise(console, built, "What buyers, the till, the ERP and the warehouse have changed")
    _show(console, built, before, refused)
    errands.ship(console, built, order)
    console.print(f"\nThat took {time.monotonic() - started:.0f} seconds.")
    console.print(_NEXT, markup=False)


def _install(console: Console, built: Stage) -> None:
    console.rule("Install", align="left")
    if built.ground.new_accounts:
        number = built.grant()
        console.print(
            f"The DBA runs the {number} statements of `sqlbridge grants`: installer, locked definer, worker, orders."
        )
    else:
        sqlbridge(console, built, "uninstall", "--yes", "--now", quiet=True)
    sqlbridge(console, built, "install", quiet=True)
    looking.triggers(console, built)


def _list_at_amazon(console: Console, built: Stage, unlisted: list[str]) -> None:
    """Amazon shows what the shop showed yesterday."""
    console.rule("Tell it what is listed at Amazon", align="left")
    offers = looking.offers(built, looking.all_skus(built))
    built.sandbox.add_listings(
        [
            Listing(seller_id=SELLER_ID, marketplace_id=GERMANY, sku=sku, price=price, quantity=quantity)
            for sku, (price, quantity) in offers.items()
            if price is not None and sku not in unlisted
        ]
    )
    errands.match(console, built)
    sqlbridge(console, built, "channels", "check", "de")
    sqlbridge(console, built, "channels", "enable", "de")


def _write(console: Console, built: Stage) -> None:
    console.rule("Behind the shop's back", align="left")
    done, logged = [], 0
    for write in writes(built):
        before, logged = logged, looking.log_rows(built)
        done.append((write.title, write.rows, logged - before))
    looking.table(console, ("plain SQL", "rows, as the server counts", "rows logged"), done)
    console.print("The server counts rows that keep their values, which are not logged, and an upserted row twice.")


def _limit_some_prices(console: Console, built: Stage) -> list[str]:
    """The seller has told Amazon the highest price of some SKUs, and the ERP has gone above it."""
    chosen = looking.skus_with_a_higher_price(built, _REFUSED)
    present = {one.sku: one for one in built.sandbox.listings(SELLER_ID, GERMANY)}
    built.sandbox.add_listings(
        [msgspec.structs.replace(present[sku], maximum_price=present[sku].price) for sku in chosen]
    )
    console.print(f"The seller once set a maximum price at Amazon for {', '.join(chosen)}: Amazon will refuse more.")
    return chosen


def _synchronise(console: Console, built: Stage, title: str) -> None:
    """Cron in fast motion: update and acknowledge until nothing is on its way."""
    console.rule(title, align="left")
    for _ in range(_ROUNDS):
        sqlbridge(console, built, "run", "update")
        with console.status("Amazon processes the feeds"):
            time.sleep(_PROCESSING_SECONDS)
        sqlbridge(console, built, "run", "acknowledge")
        if not looking.on_the_way(built):
            return


def _show(console: Console, built: Stage, before: Snapshot, refused: list[str]) -> None:
    console.rule("What has become of it", align="left")
    sqlbridge(console, built, "feeds", "list")
    sqlbridge(console, built, "status")
    looking.refusals(console, built)
    after = looking.snapshot(built)
    looking.comparison(console, before, after, refused)
    _judge(console, built, after, refused)


def _judge(console: Console, built: Stage, after: Snapshot, refused: list[str]) -> None:
    wrong = [sku for sku in after.shop if after.differs(sku) and sku not in refused]
    if wrong:
        raise DemoFailedError(f"{len(wrong)} SKUs differ between the shop and Amazon, such as {', '.join(wrong[:5])}")
    if mistakes := built.sandbox.mistakes():
        raise DemoFailedError(f"the seller would regret {len(mistakes)} messages, such as {mistakes[0]}")
    same = len(after.shop) - len(refused)
    console.print(f"\n{same} SKUs are at Amazon as they are in the shop; {len(refused)} were refused by Amazon.")


def _wait(console: Console, built: Stage) -> None:
    console.print(f"\nThe stage stays. In another terminal: export SQLBRIDGE_CONFIG={built.configuration}")
    console.print("Ctrl-C takes it down.")
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return
