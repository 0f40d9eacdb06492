"""The least rights of the account that writes orders, for the shop's tables without their prefix."""

from collections.abc import Mapping

_READ = ("SELECT",)
_WRITE = ("SELECT", "INSERT")
_REMOVE = (*_WRITE, "DELETE")
_CORRECT = (*_WRITE, "UPDATE", "DELETE")

GRANTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("shop", "shop_group", "country", "state", "currency", "currency_shop", "lang", "lang_shop", "group"),
            *("carrier", "order_state", "order_state_lang", "tax", "tax_rule", "tax_rules_group"),
            *("product", "product_shop", "product_attribute", "pack", "shipment", "shipment_product"),
        ),
        _READ,
    ),
    # A start number of invoices or delivery slips is used once.
    "configuration": ("SELECT", "UPDATE (value)"),
    **dict.fromkeys(("customer", "customer_group"), _WRITE),
    **dict.fromkeys(
        (
            *("address", "cart", "cart_product", "message", "order_history", "order_payment", "order_cart_rule"),
            *("order_detail_tax", "order_invoice", "order_invoice_tax", "order_invoice_payment"),
        ),
        _REMOVE,
    ),
    **dict.fromkeys(("orders", "order_detail", "order_carrier"), _CORRECT),
    "product_sale": ("SELECT", "INSERT", "UPDATE"),
    "stock_available": ("SELECT", "UPDATE"),
}
"""Table -> privileges, as GRANT takes them; not every version has every table.

DELETE is for what a write that died has left.
"""

READER_GRANTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    (
        *("configuration", "order_state", "order_state_lang", "carrier", "shipment", "shipment_product"),
        *("orders", "order_detail", "order_payment", "order_history", "order_carrier", "message"),
    ),
    _READ,
)
"""What suffices to find orders and to read what became of them."""
