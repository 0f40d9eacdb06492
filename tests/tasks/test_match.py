"""`run match`: Amazon's report becomes what is known of the listings, whatever state it comes in.

The forms and failures of the report are those that facts and sandbox name; each world goes through several.
"""

from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.errors import AmazonUnavailableError, SqlBridgeError
from sqlbridge.ledger import listings, reports
from sqlbridge.tasks.match import match
from tests.tasks.conftest import MakeWorld
from tests.tasks.matching import Matching
from tests.tasks.world import FR

SKUS = ("DEMO-0001", "DEMO-0002", "DEMO-0003")
FORMS: tuple[dict[str, Any], ...] = (
    {"listings_report_encoding": "cp1252", "listings_report_names_charset": True},
    {"listings_report_encoding": "cp1252", "listings_report_names_charset": False},
    {"listings_report_encoding": "cp932", "listings_report_locale": "ja_JP"},
    {"listings_report_encoding": "utf-8", "listings_report_locale": "de_DE", "compressed_reports": True},
    {"listings_report_locale": "en_GB"},
)
FAULTS = {
    "empty-report": "unreadable",
    "truncated-report": "unreadable",
    "garbage-report": "unreadable",
    "report-bomb": "unreadable",
    "cancelled": "cancelled",
    "fatal": "fatal",
}


@pytest.fixture
def matching(make_world: MakeWorld) -> Matching:
    """A world that is matched, with three listings at Amazon that nobody has told the bridge of."""
    matching = Matching(make_world())
    matching.switch_on()
    matching.list_at_amazon(*SKUS)
    return matching


def test_a_report_is_asked_for_in_one_run_and_collected_in_a_later_one(matching: Matching) -> None:
    assert matching.run(dry_run=True) == {"reports that would be asked for": 1}
    assert matching.reports() == []
    assert matching.run() == {"reports asked for": 1}
    assert matching.run() == {"reports in process": 1}
    matching.wait(0.5)
    assert matching.run(dry_run=True) == {"reports that would be collected": 1}
    assert (matching.listings(), matching.states()) == ({}, ["requested"])
    assert matching.run()["listings reported"] == 3
    assert matching.run() == {}
    matching.wait(0.5)
    assert matching.run() == {"reports asked for": 1}
    listing = matching.listings()["DEMO-0001"]
    assert (listing["asin"], listing["status"], listing["fulfilment"]) == ("B000000001", "Active", "merchant")
    assert (listing["reported_price"], listing["reported_quantity"]) == (Decimal("99.90"), 1)
    assert matching.world.sandbox.reports()[0].options == {"preferredReportDocumentLocale": "en_US"}
    answered = [one.operation for one in matching.world.sandbox.requests() if one.status < 300]
    assert [answered.count(name) for name in ("createReport", "getReport", "getReportDocument")] == [2, 3, 1]


def test_what_is_listed_is_sent_once_the_channel_is_enabled_as_the_merchants_own(matching: Matching) -> None:
    world = matching.world
    matching.list_at_amazon("DEMO-0004", channel="AMAZON_EU", quantity=None)
    matching.list_at_amazon("NEW-1", quantity=0)
    matching.collect()
    with world.bridge.database.begin() as connection:
        listings.link(connection, world.tables, "DEMO-0001", "DEMO-0007", None)
    world.run_until_quiet()
    assert world.feeds() == []
    matching.enable()
    matching.collect()
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0002", "DEMO-0003") == world.in_shop("DEMO-0002", "DEMO-0003")
    assert world.at_amazon("DEMO-0001")["DEMO-0001"] == world.in_shop("DEMO-0007")["DEMO-0007"]
    world.write("UPDATE ps_product SET reference = 'NEW-1' WHERE id_product = {DEMO-0003}")
    world.run_until_quiet()
    assert world.at_amazon("NEW-1") == world.in_shop("NEW-1")
    assert matching.listings()["DEMO-0004"]["fulfilment"] == "amazon"
    assert "DEMO-0004" not in {one.sku for one in world.sandbox.history()}
    assert world.sandbox.mistakes() == []


def test_reports_are_read_in_every_form_and_what_they_lack_stays_as_it_is_known(matching: Matching) -> None:
    matching.list_at_amazon("FBA-1", channel="AMAZON_EU", quantity=None)
    matching.run()
    for number, form in enumerate(FORMS):
        matching.world.sandbox.settings(**form)
        is_japanese = form.get("listings_report_encoding") == "cp932"
        sku = f"DEMO-1{number}" if is_japanese else f"GRÜN-{number}"
        matching.list_at_amazon(sku, title="ジャム 100 g" if is_japanese else "Crème brûlée")
        matching.collect()
        assert sku in matching.listings()
    before = matching.listings()
    matching.world.sandbox.settings(listings_report_lacks=["status", "fulfillment-channel", "quantity", "asin1"])
    matching.list_at_amazon("DEMO-0001", price=Decimal(7))
    matching.collect()
    kept = ("status", "fulfilment", "asin", "reported_quantity", "is_logged", "first_seen_at")
    for sku, row in matching.listings().items():
        assert [row[name] for name in kept] == [before[sku][name] for name in kept]
    assert matching.listings()["DEMO-0001"]["reported_price"] == 7


def test_a_broken_report_unlists_nothing_and_the_next_is_asked_for(matching: Matching) -> None:
    matching.collect()
    matching.enable()
    matching.world.run_until_quiet()
    for fault, state in FAULTS.items():
        matching.world.sandbox.fault(fault, operation="createReport", message="We are sorry.")
        matching.wait(5)
        matching.run()
        matching.wait()
        if state == "unreadable":
            with pytest.raises(SqlBridgeError, match=r"request|greater|larger|line \d+"):
                matching.run()
        else:
            matching.run()
        assert [one for one in matching.states() if one not in ("done", "requested")][-1] == state
        assert ("We are sorry." in str([row["error"] for row in matching.reports()])) == (fault == "fatal")
    matching.world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    matching.world.run_until_quiet()
    assert set(matching.listings()) == set(SKUS)
    assert matching.world.at_amazon(*SKUS) == matching.world.in_shop(*SKUS)


def test_waiting_is_over_at_last_and_never_shorter_than_amazon_wants(matching: Matching) -> None:
    sandbox = matching.world.sandbox
    sandbox.fault("cancelled", operation="createReport")
    matching.collect()
    assert matching.states() == ["cancelled"]
    matching.wait(2)
    assert matching.run() == {}
    matching.wait(1.5)
    sandbox.fault("stuck-in-progress", operation="createReport")
    assert matching.run() == {"reports asked for": 1}
    matching.wait(23)
    assert matching.run() == {"reports in process": 1}
    matching.wait(1)
    matching.run()
    assert matching.states() == ["cancelled", "abandoned", "requested"]


def test_whatever_breaks_off_is_done_again_in_the_next_run(matching: Matching) -> None:
    world = matching.world
    world.sandbox.fault("lost-answer", operation="createReport")
    with pytest.raises(AmazonUnavailableError):
        matching.run()
    assert matching.run() == {}
    matching.wait()
    with world.bridge.database.begin() as connection:
        reports.ask(connection, world.tables, world.bridge.accounts["main"].channel("de"), matching.now())
    assert matching.run() == {"reports lost": 1}
    matching.wait()
    matching.run()
    matching.wait()
    for fault in ("expired-url", "truncated-download", "unavailable"):
        world.sandbox.fault(fault, operation="download")
        with pytest.raises(AmazonUnavailableError):
            matching.run()
    table = f"{world.tables.listings.schema}.listings"
    with world.bridge.database.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT trouble CHECK (seller_sku <> 'DEMO-0003')")
    with pytest.raises(Exception, match=r"\((4025|3819),"):
        matching.run()
    assert matching.states() == ["lost", "lost", "requested"]
    with world.bridge.database.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT trouble")
    assert matching.run()["listings reported"] == 3
    assert set(matching.listings()) == set(SKUS)


def test_each_channel_is_served_if_it_is_switched_on_whatever_becomes_of_others(make_world: MakeWorld) -> None:
    matching = Matching(make_world(marketplaces=("DE", "FR")))
    assert match(matching.world.bridge).values == {}
    assert "createReport" not in matching.world.sandbox.request_counts()
    matching.switch_on()
    matching.list_at_amazon("DEMO-0001")
    matching.list_at_amazon("DEMO-0001", "DEMO-0002", marketplace=FR)
    matching.world.sandbox.fault("garbage-report", operation="createReport")
    matching.collect()
    done = {row["channel"]: row["listing_count"] for row in matching.reports() if row["state"] == "done"}
    assert done == {"fr": 2}
