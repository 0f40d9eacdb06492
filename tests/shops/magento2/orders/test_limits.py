"""Names and addresses as people write them, in columns that take less."""

from dataclasses import replace

import pytest

from sqlbridge.model.orders import Address, Buyer
from tests.shops.magento2.orders.clerk import KOELN, Clerk

LONG = Address(
    name="أحمد " + "Łukasz-Παναγιώτης-Владимир-山田太郎-김" * 10 + "😀",
    lines=("ğüşıöç " * 20, "बी-१२ " * 30, "🏠 Hinterhaus"),
    city="กรุงเทพมหานคร" * 30,
    postcode="",
    country="DE",
    company="𠮷野家",
    phone="📞" * 300,
)


def test_every_script_is_cut_by_characters(clerk: Clerk) -> None:
    written = clerk.sell(address=LONG, buyer=Buyer(name=LONG.name))
    for address in clerk.rows("SELECT * FROM sales_order_address WHERE parent_id = :id", id=written.id):
        assert (address["firstname"], address["postcode"], address["company"]) == ("أحمد", None, "?野家")
        assert address["lastname"] == LONG.name.split(" ")[1][:255]
        assert address["street"] == "\n".join(LONG.lines)[:255]
        assert address["city"] == LONG.city[:255]
        assert address["telephone"] == "?" * 255
    assert clerk.order(written)["customer_lastname"] == LONG.name.split(" ")[1][:128]


def test_emoji_stay_where_the_column_holds_them(clerk: Clerk) -> None:
    def order_number() -> str:
        written = clerk.sell(buyer=Buyer(purchase_order="𠮷野家 😀"))
        return str(clerk.row("sales_order_payment", written)["po_number"])

    assert order_number() == "?野家 ?"
    clerk.keeper.write("ALTER TABLE sales_order_payment MODIFY po_number varchar(32) CHARACTER SET utf8mb4")
    assert order_number() == "𠮷野家 😀"


def test_who_has_no_address_of_mail_gets_one_of_his_order_that_leads_nowhere(clerk: Clerk) -> None:
    purchases = [clerk.sell(buyer=Buyer()) for _ in range(2)]
    mails = [clerk.order(written)["customer_email"] for written in purchases]
    assert len(set(mails)) == 2
    # RFC 2606: nothing below .invalid is ever delivered.
    assert all(mail.endswith(".invalid") for mail in mails)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("Ada King Noel", "Ada King", "Noel"), ("Cher", "Cher", None), (" Ada  Noel ", "Ada", "Noel")],
)
def test_names_are_told_apart(clerk: Clerk, name: str, first: str, last: str | None) -> None:
    written = clerk.sell(address=replace(KOELN, name=name), buyer=Buyer())
    order = clerk.order(written)
    assert (order["customer_firstname"], order["customer_lastname"]) == (first, last)
    grid = clerk.row("sales_order_grid", written, "entity_id")
    assert grid["shipping_name"] == grid["customer_name"] == f"{first} {last or ''}".strip()
