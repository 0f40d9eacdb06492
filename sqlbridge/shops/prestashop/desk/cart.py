"""The cart that an order stems from: the back office opens an order together with it."""

import json
from collections import Counter

from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.tables import Tables


def written(tables: Tables, draft: Draft, id_customer: int, id_address: int, secure_key: str) -> int:
    """The id of the new cart with all pieces of the order."""
    id_cart = tables.insert(
        "cart",
        {
            **draft.place,
            "id_carrier": draft.id_carrier,
            "delivery_option": json.dumps({str(id_address): f"{draft.id_carrier},"}, separators=(",", ":")),
            "id_lang": draft.id_lang,
            "id_address_delivery": id_address,
            "id_address_invoice": id_address,
            "id_currency": draft.view.id_currency,
            "id_customer": id_customer,
            "id_guest": 0,
            "secure_key": secure_key,
            "recyclable": 0,
            "gift": 0,
            "gift_message": "",
            "date_add": draft.now,
            "date_upd": draft.now,
        },
    )
    pieces: Counter[tuple[int, int]] = Counter()
    for line in draft.lines:
        pieces[line.good.id_product, line.good.id_product_attribute] += line.item.quantity
    rows = [
        {
            "id_cart": id_cart,
            "id_product": id_product,
            "id_product_attribute": id_combination,
            "id_address_delivery": id_address,
            "id_shop": draft.view.id_shop,
            "quantity": quantity,
            "date_add": draft.now,
        }
        for (id_product, id_combination), quantity in pieces.items()
    ]
    tables.insert_all("cart_product", rows)
    return id_cart
