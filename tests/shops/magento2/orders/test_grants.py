"""The account that writes orders: it can do all its work with what GRANTS names, and nothing that it leaves out."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import event

from sqlbridge.errors import ShopError
from sqlbridge.shops.magento2.desk import GRANTS, READ_FOR_TRACKING, grants
from tests.harness import DemoShop
from tests.shops.magento2.keeper import Keeper
from tests.shops.magento2.orders.clerk import KOELN, Clerk, amount, line

PREFIX = "m2_"


def tables(clerk: Clerk) -> list[str]:
    """All tables, without prefix."""
    return [str(next(iter(row.values()))).removeprefix(clerk.shop.prefix) for row in clerk.rows("SHOW TABLES")]


def limited(clerk: Clerk, rights: dict[str, tuple[str, ...]]) -> Clerk:
    """The clerk with a new account that has these rights and no others."""
    account = f"orders_{uuid4().hex[:8]}"
    shop = clerk.shop
    clerk.keeper.write(
        f"CREATE USER {account}@localhost",
        *(
            f"GRANT {', '.join(privileges)} ON {shop.schema}.{shop.prefix}{table} TO {account}@localhost"
            for table, privileges in rights.items()
        ),
    )
    return replace(clerk, account=account)


@pytest.fixture
def prefixed(own_clerk: Clerk) -> Clerk:
    """The shop with a prefix before all its tables, as its own sequences then have it, too."""
    renamed = ", ".join(f"{table} TO {PREFIX}{table}" for table in tables(own_clerk))
    own_clerk.keeper.write(
        "UPDATE sales_sequence_meta SET sequence_table = CONCAT('m2_', sequence_table)", f"RENAME TABLE {renamed}"
    )
    shop = DemoShop(own_clerk.shop.server, "magento2", own_clerk.shop.schema, PREFIX)
    return Clerk(shop, Keeper(shop, own_clerk.keeper.connection))


def work(clerk: Clerk) -> None:
    """All that a desk does."""
    bought = line("1", "A", 1, amount("11.90"), shipping=amount("4.99"), gift_message="Hi")
    address = replace(KOELN, state="Berlin", name="😀 " * 300)
    written = clerk.write(clerk.purchase(bought, total="16.89", address=address))
    assert clerk.find(clerk.order(written)["ext_order_id"]) == written
    assert not clerk.fate(written).is_cancelled
    assert clerk.cancel(written.id)
    assert clerk.fate(written).is_cancelled


def test_an_account_with_the_grants_can_do_everything_in_a_shop_with_a_prefix(prefixed: Clerk) -> None:
    rights = grants(tables(prefixed))
    assert {"sequence_order_1", "sequence_order_2"} <= set(rights)
    assert "UPDATE" not in rights["cataloginventory_stock_item"]
    clerk = limited(prefixed, rights)
    work(clerk)
    assert clerk.reserved("A") == [-1, 1]


def test_without_multi_source_inventory_the_stock_item_may_be_moved(old_clerk: Clerk) -> None:
    work(limited(old_clerk, grants(tables(old_clerk))))


def test_tracking_needs_no_more_than_its_tables(clerk: Clerk) -> None:
    written = clerk.sell()
    reader = limited(clerk, dict.fromkeys(READ_FOR_TRACKING, ("SELECT",)))
    assert reader.fate(written).parcels == ()
    assert reader.find(clerk.order(written)["ext_order_id"]) == written


def test_no_right_is_granted_that_is_not_needed(clerk: Clerk) -> None:
    used = statements(clerk)
    # Read where the website's currency is not the shop's only, see test_totals.
    for table, privileges in {**GRANTS, "directory_currency_rate": ()}.items():
        for privilege in privileges:
            verb = {"INSERT": "insert into ", "UPDATE": "update "}.get(privilege, "")
            name = re.compile(rf"\b{re.escape(table)}\b".replace(r"\*", r"\w+"))
            assert any(sql.startswith(verb) and name.search(sql) for sql in used), (table, privilege)


def test_a_right_that_is_missing_is_named_with_the_remedy(clerk: Clerk) -> None:
    rights = grants(tables(clerk))
    del rights["sales_order_payment"]
    with pytest.raises(ShopError, match=r"sales_order_payment.*sqlbridge grants"):
        limited(clerk, rights).sell()


def test_many_lines_take_no_more_statements_than_two(clerk: Clerk) -> None:
    two = len(statements(clerk, 2))
    assert len(statements(clerk, 200)) == two
    assert two < 60


def statements(clerk: Clerk, lines: int = 2) -> list[str]:
    """What is executed for all the work on an order with that many lines."""
    seen: list[str] = []
    bought = [line(str(number), "AB"[number % 2], 1, amount("11.90")) for number in range(lines)]
    watched = replace(clerk)
    event.listen(
        watched.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, sql, *_: seen.append(" ".join(sql.lower().replace("`", "").split())),
    )
    abroad = replace(KOELN, state="Berlin")
    written = watched.write(watched.purchase(*bought, total=f"{lines * 11.9:.2f}", address=abroad))
    assert len(clerk.items(written)) == lines
    watched.fate(written)
    watched.cancel(written.id)
    return seen
