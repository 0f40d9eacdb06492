"""An operator sees how price and stock came about."""

from typing import Any

from tests.shops.prestashop.shopkeeper import Shopkeeper


def test_a_price_is_told_step_by_step(keeper: Shopkeeper) -> None:
    keeper.setting("PS_USE_ECOTAX", 1)
    keeper.write("UPDATE PREFIX_group SET reduction = 2.5")
    product = keeper.product("goods", "20", ecotax=1)
    red = keeper.combination(product, "goods-red", price="1.5")
    keeper.special(
        product,
        reduction="0.1",
        id_specific_price_rule=4,
        **{"from": "2026-11-01 00:00:00", "to": "2026-11-30 23:59:59"},
    )
    (special,) = keeper.connection.exec_driver_sql("SELECT MAX(id_specific_price) FROM ps_specific_price").one()
    steps = keeper.offer("goods-red", steps=True).price_steps
    assert [(step.value, step.words) for step in steps] == [
        ("20.000000", "base price of shop 1"),
        ("+1.500000", f"impact of combination {red}"),
        ("+1.000000", "ecotax"),
        ("19 %", "tax of DE"),
        (
            "-10 %",
            f"specific price {special} of catalogue rule 4 from 2026-11-01 00:00:00 to 2026-11-30 23:59:59",
        ),
        ("-2.5 %", "reduction of customer group 1"),
        ("23.33", "with tax, rounded; 19.74 without"),
    ]


def test_a_fixed_price_and_an_amount_are_told_in_their_own_currency(keeper: Shopkeeper) -> None:
    keeper.special(0, price=15, reduction=3, reduction_tax=0, reduction_type="amount")
    keeper.product("goods", "20")
    (special,) = keeper.connection.exec_driver_sql("SELECT MAX(id_specific_price) FROM ps_specific_price").one()
    steps = keeper.offer("goods", currency="CHF", steps=True).price_steps
    assert [(step.value, step.words) for step in steps] == [
        ("15.000000", f"fixed price: specific price {special} for every product"),
        ("* 1.08", "rate of CHF"),
        ("19 %", "tax of DE"),
        ("-3.24 without tax", f"specific price {special} for every product"),
        ("15.42", "with tax, rounded; 12.96 without"),
    ]


def test_a_quantity_is_told_step_by_step(keeper: Shopkeeper) -> None:
    item, pack = keeper.product("item"), keeper.product("pack", pack_stock_type=2)
    keeper.stock(item, 7)
    keeper.stock(pack, 20, out_of_stock=1)
    keeper.insert("pack", id_product_pack=pack, id_product_item=item, quantity=2)
    told = [(step.value, step.words) for step in keeper.offer("pack", steps=True).stock_steps]
    assert told == [
        ("20", f"stock of product {pack}, combination 0"),
        ("3", f"no more packs than can be made of 2 x product {item}"),
        ("unlimited", "sold without stock"),
    ]


def test_a_refusal_says_why(keeper: Shopkeeper) -> None:
    reasons: dict[str, tuple[dict[str, Any], str]] = {
        "inactive": ({"active": 0}, "the product is inactive"),
        "shown": ({"available_for_order": 0}, "not available for order"),
        "dozens": ({"minimal_quantity": 12}, "sold from 12 pieces only"),
    }
    for sku, (columns, reason) in reasons.items():
        keeper.stock(keeper.product(sku, **columns), 9)
        offer = keeper.offer(sku, steps=True)
        assert (offer.is_orderable, offer.quantity) == (False, 0)
        assert (offer.stock_steps[-1].value, offer.stock_steps[-1].words) == ("0", reason)


def test_nothing_is_told_unless_asked(keeper: Shopkeeper) -> None:
    keeper.product("goods")
    offer = keeper.offer("goods")
    assert (offer.price_steps, offer.stock_steps) == ((), ())
