"""The pieces of an order leave the stock once, as the shop takes them, and come back when it is cancelled."""

from sqlbridge.model.selling import Fulfilment
from tests.shops.prestashop.orders.clerk import AT, IN_THE_SHOP, Clerk, amount

TEN = amount("10.00")


def test_sold_pieces_are_reserved_until_they_are_shipped(clerk: Clerk) -> None:
    """quantity is what can be sold, physical_quantity what is in the house: the sum of it and what is reserved."""
    mug = clerk.product("mug")
    clerk.write(clerk.purchase(clerk.line("mug", TEN, 3)))
    assert clerk.stock(mug) == (7, 3, 10)
    clerk.write(clerk.purchase(clerk.line("mug", TEN, 2)), state="4")
    assert clerk.stock(mug) == (5, 3, 8)


def test_a_combination_takes_from_its_own_row_and_the_products_sum(clerk: Clerk) -> None:
    shirt = clerk.product("shirt", 20)
    red, blue = clerk.combination(shirt, "red"), clerk.combination(shirt, "blue")
    clerk.bought(clerk.line("red", TEN, 2), clerk.line("red", TEN), clerk.line("blue", TEN))
    assert (clerk.stock(shirt, red), clerk.stock(shirt, blue)) == ((7, 3, 10), (9, 1, 10))
    assert clerk.stock(shirt) == (16, 0, 16)


def test_stock_may_go_below_zero(clerk: Clerk) -> None:
    mug = clerk.product("mug", 1)
    clerk.bought(clerk.line("mug", TEN, 3))
    assert clerk.stock(mug)[0] == -2


def test_a_pack_takes_what_its_stock_type_says(clerk: Clerk) -> None:
    """0: the pack, 1: what it contains, 2: both, 3: as the shop says."""
    item = clerk.product("item", 100)
    red = clerk.combination(item, "item-red", 50)
    clerk.keeper.setting("PS_PACK_STOCK_TYPE", 1)
    expected = {0: (9, 50, 100), 1: (10, 48, 98), 2: (9, 46, 96), 3: (10, 44, 94)}
    for kind, quantities in expected.items():
        pack = clerk.product(f"pack-{kind}", pack_stock_type=kind)
        clerk.keeper.insert(
            "pack", id_product_pack=pack, id_product_item=item, id_product_attribute_item=red, quantity=2
        )
        clerk.bought(clerk.line(f"pack-{kind}", TEN))
        assert (clerk.stock(pack)[0], clerk.stock(item, red)[0], clerk.stock(item)[0]) == quantities
    assert clerk.stock(item, red) == (44, 0, 44)


def test_shops_that_share_their_stock_share_it(clerk: Clerk) -> None:
    mug = clerk.product("mug", 99)
    clerk.keeper.write("UPDATE PREFIX_shop_group SET share_stock = 1")
    clerk.keeper.stock(mug, 10, id_shop=0, id_shop_group=1)
    clerk.bought(clerk.line("mug", TEN))
    rows = clerk.rows("stock_available", f"id_product = {mug}")
    assert {(row["id_shop"], row["id_shop_group"]): row["quantity"] for row in rows} == {(0, 1): 9, (1, 0): 99}


def test_what_amazon_ships_is_not_in_the_shops_stock(clerk: Clerk) -> None:
    mug = clerk.product("mug")
    order = clerk.write(clerk.purchase(clerk.line("mug", TEN, 3), fulfilment=Fulfilment.AMAZON))
    assert clerk.stock(mug) == (10, 0, 10)
    assert clerk.row("order_detail", order)["product_quantity_reinjected"] == 3


def test_a_cancelled_order_gives_its_pieces_back(clerk: Clerk) -> None:
    shirt = clerk.product("shirt", 20)
    red = clerk.combination(shirt, "red")
    order = clerk.bought(clerk.line("red", TEN, 3))
    assert clerk.desk.cancel(clerk.connection, order.id, AT)
    assert (clerk.stock(shirt, red), clerk.stock(shirt)) == ((10, 0, 10), (20, 0, 20))
    row = clerk.row("orders", order)
    assert (row["current_state"], row["valid"], row["date_upd"]) == (6, 0, IN_THE_SHOP)
    last = clerk.rows("order_history", f"id_order = {order.id}")[-1]
    assert (last["id_order_state"], last["id_employee"], last["date_add"]) == (6, 0, IN_THE_SHOP)
    (sale,) = clerk.rows("product_sale", f"id_product = {shirt}")
    assert (sale["quantity"], sale["sale_nbr"]) == (0, 0)
    assert not clerk.desk.cancel(clerk.connection, order.id, AT)
    assert clerk.stock(shirt, red)[0] == 10


def test_what_was_shipped_or_is_gone_is_not_cancelled(clerk: Clerk) -> None:
    mug = clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN))
    clerk.state(order, 4)
    assert not clerk.desk.cancel(clerk.connection, order.id, AT)
    clerk.state(order, 7)  # refunded after shipping
    assert not clerk.desk.cancel(clerk.connection, order.id, AT)
    assert not clerk.desk.cancel(clerk.connection, "4711", AT)
    assert clerk.stock(mug)[0] == 9


def test_pieces_that_staff_put_back_are_not_given_back_again(clerk: Clerk) -> None:
    mug = clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN, 3))
    clerk.keeper.write(f"UPDATE PREFIX_order_detail SET product_quantity_reinjected = 1 WHERE id_order = {order.id}")
    clerk.desk.cancel(clerk.connection, order.id, AT)
    assert clerk.stock(mug)[0] == 9
