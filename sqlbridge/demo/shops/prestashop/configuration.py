"""The PrestaShop demo shop before its first product: shop, country, currency, taxes and settings."""

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import OPENING_DAY, insert_rows

SHOP = 1
TAX_RULES_GROUPS = {19: 31, 7: 32}

_SHOP_GROUP = 1
# Ids differ by installation: a query must look Germany and the euro up.
_GERMANY = 43
_EURO = 6
_TAXES = {19: 11, 7: 12}
_CUSTOMER_GROUPS = {"PS_UNIDENTIFIED_GROUP": 1, "PS_GUEST_GROUP": 2, "PS_CUSTOMER_GROUP": 3}
_SETTINGS = {
    "PS_VERSION_DB": "8.1.7",
    "PS_TIMEZONE": "Europe/Berlin",
    "PS_SHOP_DEFAULT": SHOP,
    "PS_COUNTRY_DEFAULT": _GERMANY,
    "PS_CURRENCY_DEFAULT": _EURO,
    "PS_TAX": 1,
    "PS_TAX_ADDRESS_TYPE": "id_address_delivery",
    "PS_USE_ECOTAX": 0,
    "PS_ECOTAX_TAX_RULES_GROUP_ID": 0,
    "PS_PRICE_ROUND_MODE": 2,
    "PS_ROUND_TYPE": 2,
    "PS_SPECIFIC_PRICE_FEATURE_ACTIVE": 1,
    "PS_SPECIFIC_PRICE_PRIORITIES": "id_shop;id_currency;id_country;id_group",
    "PS_GROUP_FEATURE_ACTIVE": 1,
    "PS_COMBINATION_FEATURE_ACTIVE": 1,
    "PS_STOCK_MANAGEMENT": 1,
    "PS_ORDER_OUT_OF_STOCK": 0,
    "PS_PACK_STOCK_TYPE": 0,
    **_CUSTOMER_GROUPS,
}


def seed_configuration(connection: Connection) -> None:
    """Everything that products refer to, and the settings that decide an offer."""
    _seed_shop(connection)
    _seed_places(connection)
    _seed_taxes(connection)
    _seed_customer_groups(connection)
    insert_rows(
        connection,
        "ps_configuration",
        ({"name": name, "value": str(value), **_dates()} for name, value in _SETTINGS.items()),
    )


def _seed_shop(connection: Connection) -> None:
    in_use = {"active": 1, "deleted": 0}
    shared = {"share_customer": 0, "share_order": 0, "share_stock": 0}
    insert_rows(
        connection,
        "ps_shop_group",
        [{"id_shop_group": _SHOP_GROUP, "name": "Default", "color": "", **shared, **in_use}],
    )
    shop = {"id_shop": SHOP, "id_shop_group": _SHOP_GROUP, "name": "Demo", "color": "", "id_category": 2}
    insert_rows(connection, "ps_shop", [{**shop, "theme_name": "classic", **in_use}])


def _seed_places(connection: Connection) -> None:
    insert_rows(
        connection,
        "ps_country",
        [
            {"id_country": country, "id_zone": 1, "iso_code": iso_code, "active": 1, "display_tax_label": 1}
            for country, iso_code in ((_GERMANY, "DE"), (_GERMANY + 1, "FR"), (_GERMANY + 2, "AT"))
        ],
    )
    euro = {"id_currency": _EURO, "conversion_rate": 1}
    insert_rows(connection, "ps_currency", [{**euro, "name": "Euro", "iso_code": "EUR", "active": 1, "precision": 2}])
    insert_rows(connection, "ps_currency_shop", [{**euro, "id_shop": SHOP}])


def _seed_taxes(connection: Connection) -> None:
    for rate, group in TAX_RULES_GROUPS.items():
        tax = _TAXES[rate]
        insert_rows(connection, "ps_tax", [{"id_tax": tax, "rate": rate, "active": 1, "deleted": 0}])
        insert_rows(
            connection,
            "ps_tax_rules_group",
            [{"id_tax_rules_group": group, "name": f"DE {rate} %", "active": 1, "deleted": 0, **_dates()}],
        )
        insert_rows(connection, "ps_tax_rules_group_shop", [{"id_tax_rules_group": group, "id_shop": SHOP}])
        everywhere = {"id_state": 0, "zipcode_from": "0", "zipcode_to": "0", "behavior": 0, "description": ""}
        insert_rows(
            connection,
            "ps_tax_rule",
            [{"id_tax_rules_group": group, "id_country": _GERMANY, "id_tax": tax, **everywhere}],
        )


def _seed_customer_groups(connection: Connection) -> None:
    groups = _CUSTOMER_GROUPS.values()
    insert_rows(connection, "ps_group", ({"id_group": group, "reduction": 0, **_dates()} for group in groups))
    insert_rows(connection, "ps_group_shop", ({"id_group": group, "id_shop": SHOP} for group in groups))


def _dates() -> dict[str, object]:
    return {"date_add": OPENING_DAY, "date_upd": OPENING_DAY}
