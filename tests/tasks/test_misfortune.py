"""What a configuration, a stranger or time can do to an installation, without anything being lost or stuck."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import insert, update

from sqlbridge.errors import NotFoundError
from sqlbridge.ledger import changes, leases, listing_values
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import ChannelSettings
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
LOWERED = "UPDATE ps_stock_available SET quantity = 1 WHERE id_product = {DEMO-0001}"


def synchronised(make_world: MakeWorld, **options: object) -> World:
    world = make_world(**options)  # type: ignore[arg-type]
    world.list_skus(*SKUS)
    world.run_until_quiet()
    return world


def test_a_renamed_account_goes_on_with_its_channels(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(LOWERED)
    world.update()
    world.use(msgspec.structs.replace(world.settings, accounts={"acme": world.settings.accounts["main"]}))
    world.write("UPDATE ps_stock_available SET quantity = 0 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 0
    assert all(change["reason"] != "" for change in world.changes())


def test_a_channel_that_is_configured_no_more_stops_no_other(make_world: MakeWorld) -> None:
    world = synchronised(make_world, marketplaces=("DE", "FR"))
    world.list_skus(*SKUS, channel="fr")
    world.run_until_quiet()
    account = world.settings.accounts["main"]
    only_de = msgspec.structs.replace(account, channels={"de": account.channels["de"]})
    world.use(msgspec.structs.replace(world.settings, accounts={"main": only_de}))
    world.write(LOWERED)
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


def test_a_log_row_that_nobody_can_read_makes_every_offer_be_looked_at(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    junk = {"operation": "U", "origin": b"stranger", "logged_at": utc_now()}
    with world.bridge.database.begin() as connection:
        rows = [{"entity": "foo", "entity_key": b"1", **junk}, {"entity": "sku", "entity_key": b"\xff\x00", **junk}]
        connection.execute(insert(world.tables.change_log), rows)
    world.write(LOWERED)
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 1
    assert any("concerns every offer" in (change["reason"] or "") for change in world.changes())


def test_a_feed_that_amazon_forgot_is_given_up_and_sent_anew(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(LOWERED)
    world.update()
    with world.bridge.database.begin() as connection:
        feeds = world.tables.feeds
        connection.execute(update(feeds).where(feeds.c.state == "submitted").values(amazon_feed_id="999"))
    with pytest.raises(NotFoundError):
        world.acknowledge()
    world.run_until_quiet()
    assert [feed["state"] for feed in world.feeds()][-2:] == ["abandoned", "done"]
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 1


def test_a_raise_of_long_ago_does_not_open_the_way_for_the_next(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    higher = "UPDATE ps_product_shop SET price = price {} 1 WHERE id_product = {{DEMO-0001}}"
    more = "UPDATE ps_stock_available SET quantity = quantity {} 5 WHERE id_product = {{DEMO-0001}}"
    world.write(higher.format("+"), more.format("+"))
    world.update()
    world.write(higher.format("-"), more.format("-"))
    world.run_until_quiet()
    later = utc_now() + timedelta(hours=30)
    world.bridge = replace(world.bridge, now=lambda: later)
    world.write(higher.format("+"), more.format("+"))
    sent = world.update().values
    assert (sent.get("price messages sent"), sent.get("stock messages sent")) == (1, None)


def test_after_an_unknown_end_the_old_report_no_longer_counts(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001", price="120.00", quantity=500)
    world.run_until_quiet()
    world.sandbox.fault("fatal", times=2)
    world.write(
        "UPDATE ps_product_shop SET price = price * 1.1 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_stock_available SET quantity = 30 WHERE id_product = {DEMO-0001}",
    )
    world.update()
    world.acknowledge()
    world.write("UPDATE ps_stock_available SET quantity = 40 WHERE id_product = {DEMO-0001}")
    world.forget_waiting_times()
    sent = world.update().values
    assert (sent.get("price messages sent"), sent.get("stock messages sent")) == (1, None)


def test_a_quantity_of_a_feed_that_failed_goes_again_though_its_price_is_held(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    before, _ = world.at_amazon("DEMO-0001")["DEMO-0001"]
    world.sandbox.fault("fatal", times=1)
    world.write("UPDATE ps_product_shop SET price = price * 0.1 WHERE id_product = {DEMO-0001}", LOWERED)
    world.update()
    assert {change["state"] for change in world.changes()} == {"done", "waiting"}, "for an operator"
    for _ in range(2):
        world.acknowledge()
        world.forget_waiting_times()
        world.update()
    price, quantity = world.at_amazon("DEMO-0001")["DEMO-0001"]
    assert (price, quantity) == (before, 1), "the price is held still"


def test_a_release_frees_a_raise_behind_an_open_feed(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(
        "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_stock_available SET quantity = 500 WHERE id_product = {DEMO-0001}",
    )
    world.update()
    with world.bridge.database.begin() as connection:
        assert listing_values.release_raises(connection, world.tables, "DEMO-0001") == 1
        changes.wake_all(connection, world.tables)
    assert world.update().values["stock messages sent"] == 1


def test_zeros_that_come_in_portions_are_a_mass_all_the_same(make_world: MakeWorld) -> None:
    skus = tuple(f"DEMO-{number:04}" for number in range(1, 60))
    world = make_world(skus=60)
    world.list_skus(*skus)
    world.run_until_quiet()
    worker = msgspec.structs.replace(world.settings.worker, claim_size=10)
    world.use(msgspec.structs.replace(world.settings, worker=worker))
    world.write("UPDATE ps_stock_available SET quantity = 0")
    world.update()
    world.acknowledge()
    assert sum(1 for _, quantity in world.at_amazon(*skus).values() if quantity) > len(skus) // 2


def test_a_refused_price_that_is_taken_back_is_no_refusal_any_more(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="90117", message="no", times=1)
    for change in ("price + 1", "price - 1"):
        world.write(f"UPDATE ps_product_shop SET price = {change} WHERE id_product = {{DEMO-0001}}")
        world.run_until_quiet()
    assert {change["state"] for change in world.changes()} == {"done"}


def test_a_lease_of_a_clock_that_was_ahead_stops_nobody(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    with world.bridge.database.begin() as connection:
        held = {"token": "x" * 32, "holder": "host elsewhere pid 1 started 1"}
        ahead = utc_now() + timedelta(days=400)
        connection.execute(update(world.tables.leases).values(expires_at=ahead, **held))
    leases.take(world.bridge.database, "feeds", utc_now(), timedelta(minutes=15))


def test_a_moved_channel_takes_its_listings_along(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    account = world.settings.accounts["main"]
    second = msgspec.structs.replace(account, stock_buffer=1)
    first = msgspec.structs.replace(
        account, channels={"fr": ChannelSettings(marketplace="FR", shop="1", country="DE")}
    )
    world.use(msgspec.structs.replace(world.settings, accounts={"main": first, "second": second}))
    world.run_until_quiet()
    shown = world.at_amazon(*SKUS)
    assert {sku: quantity for sku, (_, quantity) in shown.items()} == {
        sku: max(0, quantity - 1) for sku, (_, quantity) in in_shop(world).items()
    }


def in_shop(world: World) -> dict[str, tuple[Decimal | None, int]]:
    return world.in_shop(*SKUS, shop_scope="1")
