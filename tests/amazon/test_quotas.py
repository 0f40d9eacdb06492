"""Quotas in the database: shared, kept over runs, never beyond Amazon's usage plans."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from uuid import uuid4

import pytest
from sqlalchemy.schema import CreateSchema

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.throttle import USAGE_PLANS
from sqlbridge.database.engine import Database, open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.errors import ThrottledError
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.settings import BridgeSettings, DatabaseSettings, Settings, ShopSettings
from tests.amazon.conftest import DE, SELLER, account_settings
from tests.amazon.scripted import Reply, ScriptedAmazon, success
from tests.conftest import drop_schema


@pytest.fixture
def database(server: PrivateServer) -> Iterator[Database]:
    """A schema with the table `quotas`."""
    schema = f"bridge_{uuid4().hex[:12]}"
    settings = Settings(
        database=DatabaseSettings(schema="mysql", user="root", socket=str(server.socket)),
        shop=ShopSettings(platform="prestashop"),
        bridge=BridgeSettings(schema=schema),
    )
    database = open_database(settings)
    with database.begin() as connection:
        connection.execute(CreateSchema(schema))
        database.tables.quotas.create(connection)
    yield database
    database.engine.dispose()
    drop_schema(server, schema)


def in_the_past(database: Database, seconds: float) -> None:
    """Have all buckets been touched that much earlier."""
    quotas = database.tables.quotas
    with database.begin() as connection:
        connection.execute(quotas.update().values(filled_at=quotas.c.filled_at - seconds))


def take_all(quotas: Quotas, operation: str, account: str = "main") -> int:
    """Take until nothing is left; how much there was."""
    taken = 0
    try:
        while True:
            quotas.take(account, operation)
            taken += 1
    except ThrottledError:
        return taken


def test_the_burst_is_there_at_first_and_not_a_request_more(database: Database) -> None:
    quotas = Quotas(database)
    assert quotas.available("main", "createFeed") == 15
    assert take_all(quotas, "createFeed") == 15
    assert quotas.available("main", "createFeed") == 0


def test_accounts_and_operations_have_quotas_of_their_own(database: Database) -> None:
    quotas = Quotas(database)
    take_all(quotas, "createFeed")
    assert quotas.available("second", "createFeed") == 15
    assert quotas.available("main", "getFeeds") == 10


def test_a_clock_that_was_hours_ahead_delays_no_refill(database: Database) -> None:
    """The database's clock was set right after the bucket had been touched."""
    quotas = Quotas(database)
    take_all(quotas, "createFeed")
    in_the_past(database, -10_000)
    assert take_all(quotas, "createFeed") == 0
    in_the_past(database, 1000)
    assert take_all(quotas, "createFeed") > 5


def test_listings_feeds_are_five_in_five_minutes(database: Database) -> None:
    quotas = Quotas(database)
    assert take_all(quotas, "JSON_LISTINGS_FEED") == 5
    with pytest.raises(
        ThrottledError, match="JSON_LISTINGS_FEED of account main is used up: run again in 60 sec"
    ) as refused:
        quotas.take("main", "JSON_LISTINGS_FEED")
    assert refused.value.retry_after == pytest.approx(60, abs=1)
    in_the_past(database, 300)
    assert take_all(quotas, "JSON_LISTINGS_FEED") == 5


def test_what_was_used_is_remembered_by_the_next_run(database: Database) -> None:
    take_all(Quotas(database), "getFeedDocument")
    assert take_all(Quotas(database), "getFeedDocument") == 0
    in_the_past(database, 2 / USAGE_PLANS["getFeedDocument"].rate + 1)
    assert Quotas(database).available("main", "getFeedDocument") == 2


def test_a_short_wait_is_waited_and_a_long_one_is_not(database: Database) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        in_the_past(database, seconds)

    quotas = Quotas(database, sleep)
    for _ in range(16):
        quotas.take("main", "createFeedDocument")
    assert sum(waits) == pytest.approx(2, abs=0.5)
    take_all(Quotas(database), "getFeeds")
    with pytest.raises(ThrottledError):
        quotas.take("main", "getFeeds")
    assert sum(waits) < 3


def test_runs_at_the_same_time_do_not_take_more_than_there_is(database: Database) -> None:
    with ThreadPoolExecutor(4) as threads:
        taken = list(threads.map(lambda _: take_all(Quotas(database), "createFeed"), range(4)))
    assert sum(taken) == 15


def test_a_take_waits_for_the_one_before_it(database: Database) -> None:
    table = database.tables.quotas
    Quotas(database).take("main", "getFeeds")
    with ThreadPoolExecutor(1) as thread:
        with database.begin() as connection:
            connection.execute(table.update().values(tokens=0))
            taken = thread.submit(take_all, Quotas(database), "getFeeds")
            assert wait([taken], timeout=0.3).not_done
        assert taken.result() == 0


def test_a_clock_that_was_set_back_neither_fills_nor_blocks(database: Database) -> None:
    quotas = Quotas(database)
    quotas.take("main", "createFeed")
    in_the_past(database, -86_400)
    quotas.take("main", "createFeed")
    assert quotas.available("main", "createFeed") == 13
    in_the_past(database, 130)
    assert quotas.available("main", "createFeed") == 14


def test_a_rate_that_amazon_grants_holds_from_then_on(database: Database) -> None:
    quotas = Quotas(database)
    take_all(quotas, "createFeed")
    quotas.learn("main", "createFeed", 1.0)
    in_the_past(database, 6)
    assert quotas.available("main", "createFeed") == 6
    assert quotas.available("second", "createFeed") == 15


@pytest.fixture
def create_feed(amazon: ScriptedAmazon, database: Database) -> Callable[[Reply], str]:
    """Creates a feed for SELLER, keeping quotas; Amazon answers with the reply."""
    account = AmazonAccount(SELLER, account_settings(amazon.url), Quotas(database))

    def create(reply: Reply) -> str:
        amazon.replies(reply)
        return account.create_feed("document", DE.id)

    return create


def test_a_feed_counts_against_both_plans_and_amazons_header_is_learnt(
    database: Database, create_feed: Callable[[Reply], str]
) -> None:
    for feed in range(5):
        assert create_feed(success({"feedId": str(feed)}, **{"x-amzn-RateLimit-Limit": "0.5"})) == str(feed)
    quotas = Quotas(database)
    in_the_past(database, 4)
    assert quotas.available("main", "createFeed") == 12
    assert quotas.available("main", "JSON_LISTINGS_FEED") == 0
    with pytest.raises(ThrottledError, match="JSON_LISTINGS_FEED"):
        create_feed(success({"feedId": "5"}))
    assert quotas.available("main", "createFeed") == 12


@pytest.mark.parametrize("rate", ["", "0.0", "-1", "nan", "much"])
def test_a_rate_that_makes_no_sense_is_not_learnt(
    database: Database, create_feed: Callable[[Reply], str], rate: str
) -> None:
    create_feed(success({"feedId": "1"}, **{"x-amzn-RateLimit-Limit": rate}))
    with database.read() as connection:
        rates = {row.operation: float(row.rate) for row in connection.execute(database.tables.quotas.select())}
    assert rates["createFeed"] == USAGE_PLANS["createFeed"].rate


def test_after_a_429_nothing_is_left_whatever_was_counted(
    amazon: ScriptedAmazon, database: Database, create_feed: Callable[[Reply], str]
) -> None:
    with pytest.raises(ThrottledError):
        create_feed(Reply(429, b'{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota"}]}'))
    quotas = Quotas(database)
    assert quotas.available("main", "createFeed") == quotas.available("main", "JSON_LISTINGS_FEED") == 0
    with pytest.raises(ThrottledError):
        create_feed(success({"feedId": "1"}))
    assert len(amazon.requests) == 1
