"""What Amazon, a buyer or a catalogue says is text: never SQL, HTML, a formula, or a command to a terminal."""

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from sqlbridge.sandbox import Address, Buyer, CatalogueItem, ProductCode
from sqlbridge.settings.tasks import MatchSettings, SubmitSettings
from tests.security.program import call, write_configuration
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import OrderWorld, amazon_order, line
from tests.tasks.world import DE

FIELDS = (
    '=HYPERLINK("http://example.org","x")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "A;=1+1",
    "'; DROP TABLE listings; -- ",
    '"; DROP TABLE listings; -- ',
    "`; DROP TABLE listings; -- ",
    "%s %(sku)s :sku {0} $1 \\",
    "<script>alert(1)</script>",
    "clear\x1b[2Jtitle\x1b]0;x\x07csi\x9b2J",
    "turned\u202egnp",
)
EVERYTHING = " ".join(FIELDS)
EAN, ASIN = "4006381333931", "B000000PEN"
OUTPUTS = (
    ("listings", "drift"),
    ("offers", "list"),
    ("status",),
    ("feeds", "show", "1"),
    ("changes", "list"),
    ("orders", "list"),
    ("orders", "show", "305-1234567-0000002"),
    ("matches", "list"),
)


@pytest.fixture
def office(order_world: MakeOrderWorld) -> OrderWorld:
    """A shop that matches, submits and imports orders, at an Amazon that says such things wherever it can."""
    office = order_world()
    world = office.world
    main = world.settings.accounts["main"]
    de = msgspec.structs.replace(
        main.channels["de"], match=MatchSettings(enabled=True), submit=SubmitSettings(enabled=True)
    )
    accounts = {"main": msgspec.structs.replace(main, channels={"de": de})}
    world.use(msgspec.structs.replace(world.settings, accounts=accounts))
    world.list_skus("DEMO-0001")
    world.list_skus(*FIELDS, price="9.99", quantity=1)
    world.write(f"UPDATE ps_product SET ean13 = '{EAN}' WHERE id_product = {{DEMO-0002}}")
    identifiers = [ProductCode(type="EAN", value=EAN)]
    items = [
        CatalogueItem(asin=f"{ASIN[:-1]}{n}", marketplace_id=DE, title=EVERYTHING, identifiers=identifiers)
        for n in "12"
    ]
    world.sandbox.add_catalogue_items(items)
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="9", message=EVERYTHING, times=4)
    person = Address(
        name=EVERYTHING,
        address_line1=EVERYTHING,
        city=EVERYTHING,
        postal_code="50667",
        country_code="DE",
        phone=EVERYTHING,
    )
    office.place(
        amazon_order(
            1, line(title=EVERYTHING, gift_message=EVERYTHING), address=person, buyer=Buyer(buyer_name=EVERYTHING)
        ),
        amazon_order(2, *(line(sku) for sku in FIELDS)),
    )
    return office


def test_whatever_a_field_holds_is_kept_word_for_word_and_shown_as_text(office: OrderWorld, tmp_path: Path) -> None:
    world = office.world
    configuration = write_configuration(world.settings, tmp_path)
    for task in ("update", "import-orders", "match", "auto-submit"):
        said = call(configuration, "run", task)
        assert_commands_nothing(said.stdout + said.stderr)
    world.sandbox.advance(10_000)
    for task in ("acknowledge", "match"):
        said = call(configuration, "run", task)
        assert_commands_nothing(said.stdout + said.stderr)

    with world.bridge.database.read() as connection:
        kept = set(connection.execute(select(world.tables.listings.c.seller_sku)).scalars())
        issues = set(connection.execute(select(world.tables.feed_messages.c.issue)).scalars())
    assert set(FIELDS) <= kept
    assert EVERYTHING in issues
    for arguments in OUTPUTS:
        assert_commands_nothing(call(configuration, *arguments).stdout)
        document = call(configuration, *arguments, "--json").stdout
        assert_commands_nothing(document)
        json.loads(document)
    listed = json.loads(call(configuration, "listings", "list", "--json").stdout)
    assert set(FIELDS) <= {one["seller_sku"] for one in listed}
    assert_commands_nothing(call(configuration, "listings", "list").stdout)
    assert_no_formula(call(configuration, "listings", "list", "--csv").stdout)
    assert_no_formula(call(configuration, "offers", "list", "--csv").stdout)
    assert office.states() == ["imported", "failed"]
    assert_no_html([*world.shop.read("SELECT * FROM ps_address"), *world.shop.read("SELECT * FROM ps_customer")])


def assert_commands_nothing(text: str) -> None:
    commanding = {one for one in text if unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp"}}
    assert commanding <= {"\n", "\t"}


def assert_no_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > len(FIELDS), "the rows are there"
    assert {len(row) for row in rows} == {len(rows[0])}, "no field has made a column"
    for cell in (cell for row in rows for cell in row):
        parts = [part.strip() for part in cell.split(";")]
        assert not [part for part in parts if part[:1] in set("=+-@\t\r") and not is_number(part)], cell


def is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def assert_no_html(rows: Any) -> None:
    """PrestaShop's own checks keep angle brackets out of names and addresses, so its templates may trust them."""
    assert rows
    assert "script" in repr(rows)
    assert not [row for row in rows if "<" in repr(row)]
