"""The page of a SKU answers why it is, or is not, on Amazon, through its whole life; what it offers to do works."""

import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from time import monotonic, sleep

import pytest

from sqlbridge.dashboard.passwords import hashed
from sqlbridge.errors import AmazonError
from sqlbridge.ledger import dashboard_accounts, runs
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import DashboardRole
from sqlbridge.settings import load_configuration
from tests.commands.test_daily_work import world  # noqa: F401 - a fixture
from tests.dashboard.console import PASSWORDS, Browser, Console, serving, token_in
from tests.tasks.conftest import make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World


@pytest.fixture
def counter(world: World, tmp_path: Path) -> Iterator[Console]:
    """The dashboard of the world."""
    with world.bridge.database.begin() as connection:
        for name, role in (("otto", DashboardRole.OPERATOR), ("vera", DashboardRole.VIEWER)):
            dashboard_accounts.add(connection, world.tables, name, role, hashed(PASSWORDS[name]), utc_now())
    with serving(load_configuration(tmp_path / "sqlbridge.toml")) as console:
        yield console


@pytest.fixture
def clerk(counter: Console) -> Browser:
    """An operator at the dashboard of the world."""
    return counter.logged_in("otto")


def answer_of(page: str) -> str:
    """The first sentence."""
    found = re.search(r'<p class="notice \w+ answer">(.*?)</p>', page, re.DOTALL)
    assert found, page
    return unescape(found[1])


def press(browser: Browser, page: str, sku: str) -> str:
    """Press the one button of that action on the SKU's page, and read the page that comes."""
    text = browser.get(f"product?sku={sku}").text
    (form,) = re.findall(rf'<form method="post" action="[^"]*{page}".*?</form>', text, re.DOTALL)
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(unescape(value))
    return browser.follow(browser.client.post(page, data=fields))


def test_the_life_of_a_sku_is_told_from_unlisted_to_sold_out(world: World, clerk: Browser) -> None:
    def answer() -> str:
        return answer_of(clerk.get("product?sku=DEMO-0001").text)

    assert answer() == "It is not listed at Amazon, as far as the listings reports tell."
    world.list_skus("DEMO-0001")
    assert answer() == "The price on de goes to Amazon with the next run."
    world.update()
    assert answer().startswith("The price on de is on its way: feed 1 carries ")
    waiting = clerk.get("product?sku=DEMO-0001").text
    assert "The quantity rises, and waits until Amazon has accepted the price." in waiting
    world.run_until_quiet()
    assert answer() == "It is on Amazon as in the shop: price and quantity are acknowledged."
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    world.update()
    assert re.fullmatch(r"The quantity is on its way: feed \d+ carries 3, and Amazon has not answered yet.", answer())
    world.write("UPDATE ps_stock_available SET quantity = 0 WHERE id_product = {DEMO-0001}")
    assert re.fullmatch(r"The quantity waits for feed \d+, which carries an older value.*", answer())
    world.run_until_quiet()
    assert answer() == "The shop has none to sell, and Amazon has acknowledged quantity 0."
    page = clerk.get("product?sku=DEMO-0001").text
    story = page.partition('id="timeline"')[2]
    assert story.count(">accepted<") == 4, "a price and three quantities"
    assert "<code>stock_available</code>" in story
    assert "<code>listing</code>" in story
    world.write("UPDATE ps_product_shop SET active = 0 WHERE id_product = {DEMO-0001}")
    assert answer().startswith("The shop does not sell it")
    world.write("UPDATE ps_product SET reference = 'ELSE' WHERE id_product = {DEMO-0001}")
    assert answer().startswith("No product of the shop carries DEMO-0001 any more")


def test_a_refusal_is_told_in_amazons_words_and_sent_again(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0001")
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="90117", message="Not at <this> price.", times=1)
    world.update()
    world.acknowledge()
    world.update()
    text = clerk.get("product?sku=DEMO-0001").text
    assert "says: 90117: Not at <this> price." in answer_of(text)
    assert "Not at &lt;this&gt; price." in text
    assert "sqlbridge changes retry" in text
    told = press(clerk, "waiting/retry", "DEMO-0001")
    assert "go again with the next run" in told
    assert "<code>changes-retry</code>" in told.partition('id="timeline"')[2]
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


def test_what_waits_after_an_outage_is_told_with_its_time(world: World, clerk: Browser, tmp_path: Path) -> None:
    # The same settings as the dashboard's: others would be looked at by the next run.
    world.use(load_configuration(tmp_path / "sqlbridge.toml").settings)
    world.list_skus("DEMO-0001")
    world.sandbox.fault("unavailable", operation="searchListingsItems", times=1)
    with pytest.raises(AmazonError):
        world.update()
    said = answer_of(clerk.get("product?sku=DEMO-0001").text)
    assert re.match(r"The price on de waits until \d+ \w+ \d{4}, [\d:]+: .*503", said), said
    changes = world.tables.changes
    with world.bridge.database.begin() as connection:
        connection.execute(changes.update().values(not_before=None, state="pending"))
    assert answer_of(clerk.get("product?sku=DEMO-0001").text) == "The price on de goes to Amazon with the next run."


def test_a_raise_behind_a_refused_price_is_let_go(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0003")
    world.sandbox.fault("refused-message", sku="DEMO-0003", code="90117", message="no", times=1)
    world.update()
    world.acknowledge()
    world.update()
    assert "goes with the next run" in press(clerk, "waiting/release", "DEMO-0003")
    world.update()
    world.acknowledge()
    assert world.at_amazon("DEMO-0003")["DEMO-0003"][1] == world.in_shop("DEMO-0003")["DEMO-0003"][1]


def test_a_price_that_jumps_is_let_go_here_too(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0002")
    world.run_until_quiet()
    world.write(
        "UPDATE ps_product SET price = price * 9 WHERE id_product = {DEMO-0002}",
        "UPDATE ps_product_shop SET price = price * 9 WHERE id_product = {DEMO-0002}",
    )
    world.update()
    text = clerk.get("product?sku=DEMO-0002").text
    assert "is held back until somebody has looked: the price would go from" in answer_of(text)
    told = press(clerk, "held/release", "DEMO-0002")
    assert "<code>offers-release</code>" in told.partition('id="timeline"')[2]
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0002") == world.in_shop("DEMO-0002")


def test_a_listing_is_linked_to_another_sku(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0001")
    page = clerk.get("product?sku=DEMO-0001").text
    fields = {"csrf_token": token_in(page), "sku": "DEMO-0001", "channel": "de", "back": "/product?sku=DEMO-0001"}
    answer = clerk.client.post("listings/link", data={**fields, "shop_sku": "DEMO-0002"})
    told = clerk.follow(answer)
    assert "Product DEMO-0002" in told
    assert "<code>listings-link</code>" in told.partition('id="timeline"')[2]
    assert 'action="/listings/link"' in page


def test_send_now_begins_a_run_of_its_own(world: World, counter: Console) -> None:
    clerk = counter.logged_in("otto")
    world.list_skus("DEMO-0004")
    world.update()
    changes = world.tables.changes
    with world.bridge.database.begin() as connection:
        connection.execute(changes.update().values(waits_for_feed=None, not_before=utc_now()))
    assert "which has begun now" in press(clerk, "waiting/send", "DEMO-0004")
    end = monotonic() + 30
    while monotonic() < end:
        with world.bridge.database.read() as connection:
            last = {run["task"]: run for run in runs.latest(connection, world.tables)}["update"]
        if last["pid"] != os.getpid() and last["finished_at"]:
            break
        sleep(0.1)
    assert (last["outcome"], last["error"]) == ("ok", None)


def test_an_unknown_sku_leads_to_those_that_begin_like_it(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0001", "DEMO-0002")
    page = clerk.get("product?sku=DEMO-0099").text
    assert "know DEMO-0099" in page
    assert 'href="/product?sku=DEMO-0001"' in page
    page = clerk.get("product?sku=%3Cscript%3E%22").text
    assert "<script>&#34;" not in page
    assert "&lt;script&gt;" in page
    assert clerk.get("product").status_code == 200


def test_viewers_read_the_story_and_act_on_nothing(world: World, counter: Console) -> None:
    world.list_skus("DEMO-0001")
    world.update()
    page = counter.logged_in("vera").get("product?sku=DEMO-0001").text
    assert answer_of(page)
    assert 'method="post"' not in page.partition("<main")[2]


def test_a_shop_that_cannot_be_read_leaves_what_amazon_has(world: World, clerk: Browser) -> None:
    world.list_skus("DEMO-0001")
    world.run_until_quiet()
    world.write("RENAME TABLE ps_specific_price TO ps_specific_price_away")
    answer = clerk.get("product?sku=DEMO-0001")
    assert answer.status_code == 200
    assert "ps_specific_price" in answer_of(answer.text)
    assert ">accepted<" in answer.text
