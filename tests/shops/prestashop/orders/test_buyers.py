"""Buyers and addresses, whatever Amazon says of them, within what the shop holds and lets pass.

What may stand in a name, an address or a number: PrestaShop's Validate class (isName, isAddress, isPhoneNumber).
"""

import re
from typing import Any

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Address, Buyer
from tests.shops.prestashop.orders.clerk import Clerk, amount, at_home

NAME = re.compile(r"[^0-9!<>,;?=+()@#\"°{}_$%:¤|]+")
ADDRESS = re.compile(r"[^!<>?=+@{}_$%]+")
CITY = re.compile(r"[^!<>;?=+@#\"°{}_$%]+")
PHONE = re.compile(r"[+0-9. ()/-]*")


def address_of(clerk: Clerk, address: Address, **parts: Any) -> dict[str, Any]:
    if "mug" not in clerk.goods:
        clerk.product("mug", 100)
    order = clerk.bought(clerk.line("mug", amount("10.00")), address=address, **parts)
    row = clerk.around("address", order, "id_address", "id_address_delivery")
    columns = (("firstname", NAME), ("lastname", NAME), ("address1", ADDRESS), ("city", CITY), ("phone", PHONE))
    assert [column for column, allowed in columns if not allowed.fullmatch(row[column])] == []
    return row


def test_an_address_is_split_over_the_columns(clerk: Clerk) -> None:
    address = at_home(name="Dr. Erika von Mustermann", company="Müller & Söhne", phone="+49 30 1234 ext. 77")
    row = address_of(clerk, address)
    assert (row["firstname"], row["lastname"]) == ("Dr. Erika von", "Mustermann")
    assert (row["address1"], row["address2"], row["other"]) == ("Hauptstr. 1", "Hinterhaus", "")
    assert (row["postcode"], row["city"], row["company"]) == ("10115", "Berlin", "Müller & Söhne")
    assert (row["id_country"], row["id_state"], row["alias"], row["dni"]) == (43, 0, "Amazon", "")
    assert row["phone"] == "+49 30 1234 / 77"
    assert (row["active"], row["deleted"]) == (1, 0)


@pytest.mark.parametrize(
    "name",
    ["山田太郎", "Σωκράτης Παπαδόπουλος", "محمد بن سلمان", "Zoë 🎉 O'Neil-Smith", "Ірина", "Łukasz Żółć", "𠮷野家"],
)
def test_names_of_every_script_are_kept(clerk: Clerk, name: str) -> None:
    row = address_of(clerk, at_home(name=name))
    written = f"{row['firstname']} {row['lastname']}".removeprefix("- ")
    assert written == name


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Büro 3 (Müller)", "Büro", "Müller"),
        ("12345", "-", "-"),
        ("", "-", "-"),
        ("J.R.R.Tolkien", "J. R. R.", "Tolkien"),
    ],
)
def test_a_name_that_the_shop_would_refuse_stands_on_the_label_as_company(
    clerk: Clerk, name: str, first: str, last: str
) -> None:
    row = address_of(clerk, at_home(name=name))
    assert (row["firstname"], row["lastname"]) == (first, last)
    assert row["company"] == ("" if name.startswith("J.") else name)


def test_what_does_not_fit_is_cut_and_kept_in_full_beside(clerk: Clerk) -> None:
    street = "Straße des 17. Juni <Aufgang 5> " + "x" * 150
    row = address_of(clerk, at_home(lines=(street, "b" * 200, "c"), city="Llanfair" * 12, postcode="GIR 0AA 12345"))
    assert len(row["address1"]) == 128
    assert len(row["address2"]) == 128
    assert len(row["city"]) == 64
    assert row["postcode"] == "GIR 0AA 1234"
    assert row["other"].startswith("Erika Mustermann\nStraße des 17. Juni")
    assert "Llanfair" * 12 in row["other"]


def test_an_address_that_is_only_too_long_is_kept_in_full_beside(clerk: Clerk) -> None:
    row = address_of(clerk, at_home(lines=("Lange Gasse " * 12,)))
    assert row["address1"] == ("Lange Gasse " * 11)[:128].strip()
    assert "Lange Gasse " * 11 + "Lange Gasse" in row["other"]


def test_a_missing_postcode_street_or_city_leaves_an_address_that_opens(clerk: Clerk) -> None:
    row = address_of(clerk, at_home(postcode="", lines=(), city=""))
    assert (row["postcode"], row["address1"], row["city"]) == ("", "-", "-")


def test_states_are_found_by_code_or_name_and_else_stand_in_the_address(clerk: Clerk) -> None:
    clerk.keeper.write(
        "UPDATE PREFIX_country SET contains_states = 1, need_identification_number = 1 WHERE iso_code = 'FR'"
    )
    for key, code, name in ((71, "CA", "California"), (72, "ES-M", "Madrid")):
        clerk.keeper.insert("state", id_state=key, id_country=44, id_zone=1, name=name, iso_code=code, active=1)
    for state, key in (("ca", 71), ("C.A.", 71), ("California", 71), ("M", 72), ("MADRID", 72)):
        assert address_of(clerk, at_home(country="FR", state=state))["id_state"] == key
    row = address_of(clerk, at_home(country="FR", state="Utopia", district="Mitte"))
    assert (row["id_state"], row["address2"]) == (0, "Hinterhaus, Mitte, Utopia")
    assert row["dni"] == "-"


def test_a_country_that_the_shop_does_not_know_is_named(clerk: Clerk) -> None:
    clerk.product("mug")
    with pytest.raises(ShopError, match=r"goes to 'JP', a country that the shop does not know: add it"):
        clerk.bought(clerk.line("mug", amount("10.00")), address=at_home(country="JP"))


def test_a_buyer_is_a_guest_who_is_found_again(clerk: Clerk) -> None:
    clerk.product("mug")
    clerk.keeper.insert("customer", email="abc@marketplace.amazon.de", id_shop=2, is_guest=1, firstname="Other shop")
    clerk.keeper.insert("customer", email="abc@marketplace.amazon.de", id_shop=1, is_guest=0, firstname="Registered")
    line = clerk.line("mug", amount("10.00"))
    first, second = clerk.bought(line), clerk.bought(line)
    customer = clerk.around("customer", first, "id_customer")
    assert clerk.row("orders", second)["id_customer"] == customer["id_customer"]
    assert (customer["firstname"], customer["lastname"]) == ("Max", "Mustermann")
    assert (customer["is_guest"], customer["id_shop"], customer["id_default_group"]) == (1, 1, 2)
    assert (customer["newsletter"], customer["optin"], customer["active"]) == (0, 0, 1)
    assert customer["passwd"]
    assert clerk.rows("customer_group") == [{"id_customer": customer["id_customer"], "id_group": 2}]


def test_buyers_without_an_address_of_mail_do_not_share_one(clerk: Clerk) -> None:
    clerk.product("mug")
    orders = [clerk.bought(clerk.line("mug", amount("10.00")), buyer=Buyer(name="Max")) for _ in range(2)]
    mails = {clerk.around("customer", order, "id_customer")["email"] for order in orders}
    assert len(mails) == 2
    assert all(re.fullmatch(r"403-\d{7}-\d{7}@amazon\.invalid", mail) for mail in mails)


def test_the_group_of_the_configuration_is_the_buyers(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.write(clerk.purchase(clerk.line("mug", amount("10.00"))), customer_group="3")
    assert clerk.around("customer", order, "id_customer")["id_default_group"] == 3
