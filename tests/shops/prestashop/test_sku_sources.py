"""What the SKU is, where the configuration says so (facts: columns of identifiers, and since when there are which).

The cart of PrestaShop puts on an order what the product's default supplier calls the very combination.
"""

from collections.abc import Sequence

import pytest

from sqlbridge.errors import ShopError
from tests.shops.prestashop.shopkeeper import Shopkeeper
from tests.shops.prestashop.test_keys import combination_key, product_key

SUPPLIER, OTHER = 5, 6


def carriers(keeper: Shopkeeper, *skus: str) -> list[list[str]]:
    found = keeper.offers(skus)
    return [[offer.key.key for offer in found[sku]] for sku in skus]


def every(keeper: Shopkeeper) -> Sequence[str]:
    return keeper.adapter.every_sku(keeper.connection, "", 100)


def supplied(keeper: Shopkeeper, product: int, combination: int, supplier: int, reference: str | None) -> None:
    keys = {"id_product": product, "id_product_attribute": combination, "id_supplier": supplier}
    keeper.insert("product_supplier", **keys, product_supplier_reference=reference, id_currency=6)


@pytest.mark.parametrize("column", ["ean13", "mpn"])
def test_a_column_is_the_sku_and_the_products_where_a_combination_has_none(keeper: Shopkeeper, column: str) -> None:
    keeper.write("DELETE FROM PREFIX_product", "DELETE FROM PREFIX_product_attribute")
    plain, shirt, nameless, twin = (keeper.product(f"ref-{number}") for number in range(4))
    red, blue = keeper.combination(shirt, "ref-red"), keeper.combination(shirt, "ref-blue")
    for product, value in ((plain, "4a"), (shirt, "5"), (nameless, " "), (twin, "4A")):
        keeper.write(f"UPDATE PREFIX_product SET {column} = '{value}' WHERE id_product = {product}")
    keeper.write(f"UPDATE PREFIX_product_attribute SET {column} = '5r' WHERE id_product_attribute = {red}")
    keeper.sku = column
    assert carriers(keeper, "4a", "4A", "5r", "5", "ref-0", " ") == [
        [f"{plain}"],
        [f"{twin}"],
        [f"{red}"],
        [f"{blue}"],
        [],
        [],
    ]
    keys = [product_key(shirt), combination_key(red), combination_key(blue), product_key(nameless)]
    found = keeper.adapter.skus(keeper.connection, keys)
    assert [sorted(found[key]) for key in keys] == [["5", "5r"], ["5r"], ["5"], []]
    assert every(keeper) == ["4A", "4a", "5", "5r"]


def test_the_reference_at_the_default_supplier_counts_before_its_copies(keeper: Shopkeeper) -> None:
    keeper.write("DELETE FROM PREFIX_product", "DELETE FROM PREFIX_product_attribute")
    shirt, plain = keeper.product("shirt"), keeper.product("plain")
    red, blue, green = (keeper.combination(shirt, colour) for colour in ("red", "blue", "green"))
    keeper.write(
        f"UPDATE PREFIX_product SET id_supplier = {SUPPLIER}, supplier_reference = 'copy'",
        f"UPDATE PREFIX_product_attribute SET supplier_reference = 'blue-copy' WHERE id_product_attribute = {blue}",
    )
    supplied(keeper, shirt, 0, SUPPLIER, "common")
    supplied(keeper, shirt, red, SUPPLIER, "red-5")
    supplied(keeper, shirt, blue, SUPPLIER, None)
    supplied(keeper, shirt, red, OTHER, "red-6")
    keeper.sku = "supplier_reference"
    skus = ("red-5", "blue-copy", "common", "copy", "red-6")
    assert carriers(keeper, *skus) == [[f"{red}"], [f"{blue}"], [f"{green}"], [f"{plain}"], []]
    assert every(keeper) == ["blue-copy", "common", "copy", "red-5"]
    keeper.write(f"UPDATE PREFIX_product SET id_supplier = {OTHER} WHERE id_product = {shirt}")
    assert carriers(keeper, "red-5", "red-6", "common", "copy") == [[], [f"{red}"], [], [f"{green}", f"{plain}"]]
    # The references of the supplier that was the default before are to be retired.
    changed = keeper.adapter.skus(keeper.connection, [product_key(shirt)])[product_key(shirt)]
    assert {"red-5", "red-6", "common", "copy", "blue-copy"} == set(changed)


def test_a_source_that_the_version_does_not_have_is_named(keeper: Shopkeeper) -> None:
    for table in ("product", "product_attribute"):
        keeper.write(f"ALTER TABLE PREFIX_{table} DROP COLUMN isbn, DROP COLUMN mpn")
    for source in ("mpn", "id_product", "reference` OR 1"):
        keeper.sku = source
        with pytest.raises(ShopError, match="they have reference, supplier_reference, ean13, upc: correct sku of"):
            every(keeper)


def test_a_wholesale_price_is_the_combinations_own_or_the_products(keeper: Shopkeeper) -> None:
    """Net, like the base price: 10 and 4 with 19 % tax; no special price and no impact of the combination on them."""
    shirt = keeper.product("shirt", "20", wholesale_price="10")
    keeper.combination(shirt, "red", price=3, wholesale_price="4")
    keeper.combination(shirt, "blue", price=3)
    keeper.special(shirt, reduction="0.5")
    assert keeper.prices("blue", source="wholesale") == ("11.90", "10.00")
    assert keeper.prices("red", source="wholesale") == ("4.76", "4.00")
    assert keeper.prices("red", source="wholesale", currency="CHF") == ("5.14", "4.32")
