"""The Magento 1 demo shop before its first product: website, settings, taxes and stock."""

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import insert_rows

WEBSITE = 1
STOCK = 1
PRODUCT_TAX_CLASSES = {19: 12, 7: 15}

_GUESTS = 0
_CUSTOMER_TAX_CLASS = 13
_COUNTRIES = ("AT", "DE", "FR", "US")
_SETTINGS = {
    "general/locale/timezone": "Europe/Berlin",
    "general/country/default": "DE",
    "shipping/origin/country_id": "DE",
    "currency/options/base": "EUR",
    "catalog/price/scope": "1",
    "tax/calculation/price_includes_tax": "0",
    "cataloginventory/item_options/manage_stock": "1",
    "cataloginventory/item_options/min_qty": "0",
    "cataloginventory/item_options/min_sale_qty": "1",
    "cataloginventory/item_options/backorders": "0",
}


def seed_configuration(connection: Connection) -> None:
    """Everything that products refer to, and the settings that decide an offer."""
    _seed_website(connection)
    _seed_tax_classes(connection)
    for rate in PRODUCT_TAX_CLASSES:
        _seed_tax(connection, rate)
    insert_rows(connection, "directory_country", ({"country_id": country} for country in _COUNTRIES))
    insert_rows(connection, "cataloginventory_stock", [{"stock_id": STOCK, "stock_name": "Default"}])
    insert_rows(connection, "core_config_data", ({"path": path, "value": value} for path, value in _SETTINGS.items()))


def _seed_website(connection: Connection) -> None:
    insert_rows(
        connection,
        "core_website",
        [
            {"website_id": 0, "code": "admin", "name": "Admin", "default_group_id": 0, "is_default": 0},
            {"website_id": WEBSITE, "code": "base", "name": "Main Website", "default_group_id": 1, "is_default": 1},
        ],
    )
    insert_rows(
        connection,
        "core_store_group",
        [
            {"group_id": 0, "website_id": 0, "name": "Default", "default_store_id": 0},
            {"group_id": 1, "website_id": WEBSITE, "name": "Main Store", "default_store_id": 1},
        ],
    )
    insert_rows(
        connection,
        "core_store",
        [
            {"store_id": 0, "code": "admin", "website_id": 0, "group_id": 0, "name": "Admin", "is_active": 1},
            {"store_id": 1, "code": "default", "website_id": WEBSITE, "group_id": 1, "name": "Demo", "is_active": 1},
        ],
    )


def _seed_tax_classes(connection: Connection) -> None:
    insert_rows(
        connection,
        "tax_class",
        [
            {"class_id": _CUSTOMER_TAX_CLASS, "class_name": "Retail Customer", "class_type": "CUSTOMER"},
            *(
                {"class_id": tax_class, "class_name": f"Goods {rate} %", "class_type": "PRODUCT"}
                for rate, tax_class in PRODUCT_TAX_CLASSES.items()
            ),
        ],
    )
    insert_rows(
        connection,
        "customer_group",
        [
            {"customer_group_id": group, "customer_group_code": code, "tax_class_id": _CUSTOMER_TAX_CLASS}
            for group, code in ((_GUESTS, "NOT LOGGED IN"), (1, "General"))
        ],
    )


def _seed_tax(connection: Connection, rate: int) -> None:
    """One German rate and the rule that applies it to its class of products."""
    tax = PRODUCT_TAX_CLASSES[rate]
    ids = {"tax_calculation_rate_id": 100 + tax, "tax_calculation_rule_id": 200 + tax}
    place = {"tax_country_id": "DE", "tax_region_id": 0, "tax_postcode": "*"}
    insert_rows(
        connection,
        "tax_calculation_rate",
        [{"tax_calculation_rate_id": 100 + tax, "code": f"DE {rate} %", "rate": rate, **place}],
    )
    order = {"priority": 0, "position": 0, "calculate_subtotal": 0}
    insert_rows(
        connection,
        "tax_calculation_rule",
        [{"tax_calculation_rule_id": 200 + tax, "code": f"Goods {rate} %", **order}],
    )
    classes = {"customer_tax_class_id": _CUSTOMER_TAX_CLASS, "product_tax_class_id": tax}
    insert_rows(connection, "tax_calculation", [{**ids, **classes}])
