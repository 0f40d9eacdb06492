"""Secrets and buyers' data, planted everywhere: no output, log, error or record of a run ever shows them."""

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import delete

from sqlbridge.errors import SqlBridgeError
from sqlbridge.sandbox import Address, Buyer, Order
from sqlbridge.settings import Settings, TrackingSettings
from sqlbridge.settings.tasks import MatchSettings, SubmitSettings
from tests.security.echo import SHAPES, Echo, echoing_amazon
from tests.security.program import call, write_configuration
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import OrderWorld, amazon_order, line
from tests.tasks.world import DE

PASSWORD = "canary-database-password"
SECRET = "amzn1.oa2-cs.v1.canary-client-secret"
REFRESH_TOKEN = "Atzr|canary-refresh-token"
PERSONAL_KEY = "canary-personal-key-of-32-letters"
PHONE = "+49 221 4711canary"
ADDRESS = Address(
    name="Canary Kanarienvogel",
    company_name="Canary Company",
    address_line1="Canary Street 1",
    address_line2="Canary House",
    city="Canary City",
    postal_code="50667",
    country_code="DE",
    phone=PHONE,
)
BUYER = Buyer(
    buyer_name="Canary Buyer",
    buyer_email="canary@marketplace.amazon.de",
    buyer_company_name="Canary Buying Company",
    buyer_purchase_order_number="Canary-PO",
)
WORD = "canary"

LOOKS = (
    ("config", "--json"),
    ("config",),
    ("grants",),
    ("doctor", "--json"),
    ("status", "--json"),
    ("feeds", "show", "1", "--all", "--json"),
    ("feeds", "show", "1", "--report"),
    ("orders", "list", "--json"),
    ("orders", "show", "305-1234567-0000001"),
    ("orders", "show", "305-1234567-0000002", "--json"),
    ("listings", "list", "--csv"),
    ("explain", "DEMO-0001", "--json"),
    ("plan", "--json"),
    ("changes", "list", "--json"),
    ("changes", "list"),
    ("shipments", "list", "--json"),
    ("shipments", "list"),
    ("matches", "list", "--json"),
    ("matches", "list"),
    ("listings", "drift", "--json"),
    ("listings", "drift"),
    ("offers", "list", "--json"),
    ("offers", "list", "--csv"),
    ("channels", "list", "--json"),
    ("channels", "check"),
)
TASKS = ("update", "import-orders", "match", "send-tracking", "auto-submit")
RUNS = tuple(("run", task) for task in TASKS)


def order(number: int, *items: object, **changes: object) -> Order:
    return amazon_order(number, *items, buyer=BUYER, address=ADDRESS, **changes)  # type: ignore[arg-type]


@pytest.fixture
def office(order_world: MakeOrderWorld) -> Iterator[OrderWorld]:
    """A shop in which every task is on, whose accounts have passwords, with an order in it and one that stays out."""
    office = order_world(tracking=TrackingSettings(enabled=True), cancel_in_shop=True)
    world, account = office.world, f"canaries_{uuid4().hex[:8]}"
    world.shop.write(
        f"CREATE USER {account}@localhost IDENTIFIED BY '{PASSWORD}'", f"GRANT ALL ON *.* TO {account}@localhost"
    )
    seller = world.settings.accounts["main"]
    world.sandbox.add_seller(
        seller.seller_id,
        marketplaces=[DE],
        client_id=seller.client_id,
        client_secret=SECRET,
        refresh_token=REFRESH_TOKEN,
    )
    world.use(planted(world.settings, account))
    world.list_skus("DEMO-0001", "DEMO-0002")
    yield office
    world.bridge.database.engine.dispose()
    world.bridge.require_office().database.engine.dispose()
    world.shop.write(f"DROP USER {account}@localhost")


def planted(settings: Settings, account: str) -> Settings:
    replace = msgspec.structs.replace
    main = settings.accounts["main"]
    de = replace(main.channels["de"], match=MatchSettings(enabled=True), submit=SubmitSettings(enabled=True))
    passwords = {"password": PASSWORD, "install_password": PASSWORD, "orders_password": PASSWORD}
    users = {"user": account, "install_user": account, "orders_user": account}
    return replace(
        settings,
        database=replace(settings.database, **users, **passwords),
        bridge=replace(settings.bridge, personal_key=PERSONAL_KEY),
        accounts={"main": replace(main, client_secret=SECRET, refresh_token=REFRESH_TOKEN, channels={"de": de})},
    )


def assert_silent(office: OrderWorld, configuration: Path, *calls: tuple[str, ...]) -> set[tuple[str, ...]]:
    """None of the calls shows a canary, as text or as JSON; those that failed."""
    failed = set()
    for number, arguments in enumerate(calls):
        said = call(configuration, *(("--log-format", "json") if number % 2 else ()), *arguments)
        # The account is named after them, and may be seen.
        shown = (said.stdout + said.stderr).replace(office.world.settings.database.user, "")
        assert WORD not in shown.lower(), f"{arguments}: {shown}"
        if said.code:
            failed.add(arguments)
    return failed


def rows_kept(office: OrderWorld) -> dict[str, str]:
    """What the bridge's tables hold, by table."""
    schema = office.world.settings.bridge.schema
    tables = [row[0] for row in office.world.shop.read(f"SHOW TABLES FROM `{schema}`")]
    return {table: repr(office.world.shop.read(f"SELECT * FROM `{schema}`.`{table}`")) for table in tables}


def assert_nothing_kept(office: OrderWorld) -> None:
    kept = rows_kept(office)
    assert "305-1234567-0000001" in kept["orders"], "nothing has happened"
    user = office.world.settings.database.user
    assert {table for table, rows in kept.items() if WORD in rows.replace(user, "").lower()} == set()


def test_no_output_and_no_record_shows_a_canary(office: OrderWorld, tmp_path: Path) -> None:
    office.place(order(1), order(2, line("GONE")))
    configuration = write_configuration(office.world.settings, tmp_path)
    failed = assert_silent(office, configuration, *RUNS)
    office.world.sandbox.advance(10_000)
    failed |= assert_silent(office, configuration, ("run", "acknowledge"), ("run", "match"), *LOOKS)
    assert failed == {("doctor", "--json")}, "what fails has not shown what it has"
    assert office.states() == ["imported", "failed"]
    assert "Canary" in repr(office.world.shop.read("SELECT * FROM ps_address")), "the shop must have it"
    assert_nothing_kept(office)


def test_no_refusal_of_the_database_shows_a_canary(office: OrderWorld, tmp_path: Path) -> None:
    office.place(order(1))
    office.run()
    bridge = office.world.settings.bridge.schema
    configuration = write_configuration(office.world.settings, tmp_path)
    office.world.shop.write("ALTER TABLE ps_address ADD UNIQUE (phone)")
    office.place(order(3), order(4))
    retry = ("orders", "retry", "305-1234567-0000003")
    assert_silent(office, configuration, ("run", "import-orders"), retry)
    assert office.states() == ["imported", "failed", "failed"]
    assert "error 1062" in office.recorded()["305-1234567-0000003"]["problem"]
    office.world.shop.write(f"ALTER TABLE `{bridge}`.orders DROP COLUMN deliver_by")
    office.place(order(5))
    broken = call(configuration, "run", "import-orders")
    assert (broken.code, "Traceback" in broken.stderr) == (70, True), broken.stderr
    assert WORD not in broken.stderr.replace(office.world.settings.database.user, "").lower()
    assert_nothing_kept(office)


def test_no_echo_of_our_requests_shows_a_canary(office: OrderWorld, tmp_path: Path, echo: Echo) -> None:
    office.place(order(1))
    office.run()
    main = msgspec.structs.replace(office.world.settings.accounts["main"], endpoint=echo.url)
    settings = msgspec.structs.replace(office.world.settings, accounts={"main": main})
    configuration = write_configuration(settings, tmp_path)
    for echo.shape in SHAPES:
        office.world.write("UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = {DEMO-0001}")
        office.world.forget_waiting_times()
        with office.world.bridge.database.begin() as connection:
            connection.execute(delete(office.world.tables.quotas))
        assert_silent(office, configuration, *(("run", task) for task in TASKS[:3]))
    assert_silent(office, configuration, ("status", "--json"))
    runs = office.world.shop.read(f"SELECT task, error FROM `{settings.bridge.schema}`.runs WHERE error IS NOT NULL")
    assert {task for task, _ in runs} == set(TASKS[:3])
    assert len(runs) > 2 * len(SHAPES), "most calls succeeded"
    assert_nothing_kept(office)


@pytest.fixture
def echo() -> Iterator[Echo]:
    with echoing_amazon(f"{ADDRESS.name} {PHONE}") as server:
        yield server


def test_no_library_logs_a_canary_when_everything_is_logged(
    office: OrderWorld, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("sqlalchemy.engine", "sqlalchemy.pool", "pymysql", "asyncio"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    office.place(order(1), order(2, line("GONE")))
    try:
        office.run()
        office.world.update()
        office.world.acknowledge()
    except SqlBridgeError:
        pass
    finally:
        for name in ("sqlalchemy.engine", "sqlalchemy.pool", "pymysql", "asyncio"):
            logging.getLogger(name).setLevel(logging.NOTSET)
    assert "sqlalchemy.engine" in {record.name.rpartition(".")[0] for record in caplog.records}
    assert WORD not in caplog.text.replace(office.world.settings.database.user, "").lower()
