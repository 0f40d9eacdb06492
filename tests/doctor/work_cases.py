"""What makes the checks of queue, shop, Amazon, schedule, clocks and copies fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO

import msgspec

from sqlbridge.amazon.account import Participation
from sqlbridge.doctor.patient import Patient
from sqlbridge.settings import Filter, MatchSettings, Settings, SubmitSettings, TrackingSettings
from tests.doctor.case import ADOPT, INSTALL, Case
from tests.doctor.clinic import Clinic, account, changed, channel

_RUN = "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome, error) VALUES "
_NO_RUN = ("DELETE FROM BRIDGE.runs",)
_FEED = (
    "INSERT INTO BRIDGE.feeds (kind, account, channel, state, message_count, created_at) VALUES"
    " ('price', 'main', 'de', '{}', 1, '2020-01-01')"
)
_NO_FEED = ("DELETE FROM BRIDGE.feeds",)
# A shop of Magento before 1.7 has no table of group prices.
_OLD_MAGENTO = tuple(
    f"CREATE TABLE SHOP.old_{name} (id INT)" for name in ("catalog_product_entity", "eav_attribute", "core_website")
)
_NO_OLD_MAGENTO = ("DROP TABLE SHOP.old_catalog_product_entity, SHOP.old_eav_attribute, SHOP.old_core_website",)
_OTHER_SELLER = account(seller_id="A2SELLER", refresh_token="Atzr|A2SELLER")
_ALL_ON = channel(
    match=MatchSettings(enabled=True), submit=SubmitSettings(enabled=True), tracking=TrackingSettings(enabled=True)
)


def _suspended(patient: Patient) -> None:
    germany = "A1PA6795UKMFR9"
    patient.participations = {"main": {germany: Participation(germany, True, True)}}


@contextmanager
def _other_feed(clinic: Clinic) -> Iterator[None]:
    """Another program with the same seller's token."""
    germany = "A1PA6795UKMFR9"
    clinic.sandbox.add_seller("A2SELLER", marketplaces=[germany])
    with clinic.patient(_OTHER_SELLER(clinic.settings)) as somebody:
        amazon = somebody.amazon["main"]
        document = amazon.create_document()
        amazon.upload(document, BytesIO(b"{}"))
        amazon.create_feed(document.id, germany)
    yield


def _twice(settings: Settings) -> Settings:
    only = settings.accounts["main"].channels["de"]
    return account(channels={"de": only, "again": msgspec.structs.replace(only)})(settings)


_TASKS = (
    "import-orders",
    "acknowledge",
    "update",
    "send-tracking",
    "match",
    "auto-submit",
    "reconcile",
    "housekeeping",
)


def _of_task(name: str) -> Case:
    return Case(f"schedule-{name}", f"{name} has never run", change=_ALL_ON, ahead=timedelta(days=30))


CASES = (
    Case(
        "log-refused",
        "refused 1 changes",
        (
            "INSERT INTO BRIDGE.changes"
            " (entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state)"
            " VALUES ('sku', 'ANY', 'U', 'test', 1, NOW(), NOW(), 'refused')",
        ),
        ("DELETE FROM BRIDGE.changes",),
    ),
    Case(
        "log-held",
        "1 values",
        (
            "INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, held_value, held_reason)"
            " VALUES ('price', 'de', 'ANY', 1, 'falls by 90 %')",
        ),
        ("DELETE FROM BRIDGE.listing_values",),
    ),
    Case("log-feeds-stuck", "is submitted", (_FEED.format("submitted"),), _NO_FEED),
    Case("log-feeds-lost", "is lost", (_FEED.format("lost"),), _NO_FEED),
    Case(
        "log-leases",
        "feeds-of-before ended at 2020-01-01",
        ("INSERT INTO BRIDGE.leases VALUES ('feeds-of-before', 'token', 'host x pid 1 started 1', '2020-01-01')",),
        ("DELETE FROM BRIDGE.leases WHERE name = 'feeds-of-before'",),
    ),
    Case("shop-recognised", "holds prestashop", change=changed(part="shop", prefix="other_")),
    Case(
        "shop-supported",
        "not supported",
        (*_OLD_MAGENTO, "GRANT SELECT ON SHOP.* TO WORKER"),
        ("REVOKE SELECT ON SHOP.* FROM WORKER", *_NO_OLD_MAGENTO),
        changed(part="shop", platform="magento1", prefix="old_"),
    ),
    Case(
        "shop-single",
        "also a magento1 shop with prefix 'old_'",
        (*_OLD_MAGENTO, "GRANT SELECT ON SHOP.* TO WORKER"),
        ("REVOKE SELECT ON SHOP.* FROM WORKER", *_NO_OLD_MAGENTO),
    ),
    Case("shop-prices", "channel de: ", change=channel(shop="99")),
    Case("shop-stock", "account main: ", change=account(stock_shop="99")),
    Case("shop-filters", "No such", change=channel(filters=[Filter(category=["No such"])])),
    Case("shop-gross", "net prices to DE", change=channel(tax="net")),
    Case("shop-skus", "no product", change=changed(part="shop", sku="isbn")),
    Case(
        "shop-skus-unique",
        "2 products carry '400638133393'",
        ("UPDATE SHOP.ps_product SET upc = '400638133393' ORDER BY id_product DESC LIMIT 2",),
        ("UPDATE SHOP.ps_product SET upc = ''", "DELETE FROM BRIDGE.change_log"),
        changed(part="shop", sku="upc"),
        servers="both",
    ),
    Case("shop-skus-empty", "active products", change=changed(part="shop", sku="upc")),
    Case("amazon-settings", "belongs to region", change=account(region="na")),
    Case("amazon-credentials", "seller_id is still an example", change=account(seller_id="A1B2C3D4E5F6G7")),
    Case("amazon-endpoint", "endpoint is http://"),
    Case("amazon-reachable", "so nothing was sent", change=account(endpoint="http://127.0.0.1:9")),
    Case("amazon-token", "account main: ", change=account(refresh_token="Atzr|withdrawn")),
    Case("amazon-marketplaces", "does not sell on IT", change=channel(marketplace="IT")),
    Case("amazon-suspended", "suspended listings on DE", facts=_suspended),
    Case("amazon-seller", "seller_id", change=account(seller_id="A1SOMEBODY")),
    Case(
        "amazon-quota",
        "no createFeed left",
        ("INSERT INTO BRIDGE.quotas VALUES ('main', 'createFeed', 0, UNIX_TIMESTAMP(), 0.0083)",),
        ("DELETE FROM BRIDGE.quotas",),
    ),
    Case("amazon-distinct", "2 channels send to DE", change=_twice),
    Case(
        "amazon-enabled",
        "no channel is enabled",
        ("UPDATE BRIDGE.channels SET is_enabled = 0",),
        ("UPDATE BRIDGE.channels SET is_enabled = 1",),
    ),
    Case(
        "amazon-configured",
        "channel gone is enabled",
        ("INSERT INTO BRIDGE.channels (name, is_enabled) VALUES ('gone', 1)",),
        ("DELETE FROM BRIDGE.channels WHERE name = 'gone'",),
    ),
    Case(
        "amazon-resting",
        "channel de rests",
        ("UPDATE BRIDGE.channels SET is_resting = 1",),
        ("UPDATE BRIDGE.channels SET is_resting = 0",),
    ),
    Case(
        "amazon-listed",
        "channel de is enabled and has no listing",
        ("UPDATE BRIDGE.listings SET channel = 'other'",),
        ("UPDATE BRIDGE.listings SET channel = 'de'",),
    ),
    *map(_of_task, _TASKS),
    Case(
        "schedule-outcome",
        "out of order",
        (_RUN + "('update', 'host', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'failed', 'out of order')",),
        _NO_RUN,
    ),
    Case(
        "schedule-unfinished",
        "never ended",
        (_RUN + "('update', 'host', 1, UTC_TIMESTAMP() - INTERVAL 2 HOUR, NULL, NULL, NULL)",),
        _NO_RUN,
    ),
    Case(
        "clock-shop-zone",
        "'Atlantis/Capital'",
        (
            "DELETE FROM SHOP.ps_configuration WHERE name = 'PS_TIMEZONE'",
            "INSERT INTO SHOP.ps_configuration (name, value, date_add, date_upd)"
            " VALUES ('PS_TIMEZONE', 'Atlantis/Capital', NOW(), NOW())",
        ),
        (
            "UPDATE SHOP.ps_configuration SET value = 'Europe/Berlin' WHERE name = 'PS_TIMEZONE'",
            "DELETE FROM BRIDGE.change_log",
        ),
    ),
    Case(
        "clock-future",
        "a row of runs is of 2099",
        (_RUN + "('update', 'host', 1, '2099-01-01', '2099-01-01', 'ok', NULL)",),
        _NO_RUN,
    ),
    Case(
        "copy-server",
        "installed on production",
        ("UPDATE BRIDGE.installation SET server = 'production'",),
        (ADOPT,),
        servers="both",
    ),
    Case(
        "copy-schema",
        "with prefix 'old_'",
        ("UPDATE BRIDGE.installation SET shop_prefix = 'old_'",),
        ("UPDATE BRIDGE.installation SET shop_prefix = 'ps_'",),
    ),
    Case(
        "copy-platform",
        "installed for magento1",
        ("UPDATE BRIDGE.installation SET platform = 'magento1'",),
        (INSTALL,),
    ),
    Case("copy-other-sender", "1 feeds of account main that are not ours", change=_OTHER_SELLER, during=_other_feed),
    Case(
        "copy-twin",
        "there is another one in",
        ("CREATE TABLE SHOP.copy_of_installation LIKE BRIDGE.installation",),
        ("DROP TABLE SHOP.copy_of_installation",),
        changed(part="database", install_user="root", install_password=""),
        servers="both",
    ),
)
