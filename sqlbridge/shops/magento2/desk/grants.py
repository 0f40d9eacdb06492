"""What the account that writes orders may do, table by table, and nothing more."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

GRANTS: Mapping[str, tuple[str, ...]] = {
    "catalog_eav_attribute": ("SELECT",),
    "catalog_product_entity": ("SELECT",),
    "catalog_product_entity_decimal": ("SELECT",),
    "catalog_product_entity_int": ("SELECT",),
    "catalog_product_entity_varchar": ("SELECT",),
    "cataloginventory_stock_item": ("SELECT",),
    "core_config_data": ("SELECT",),
    "customer_group": ("SELECT",),
    "directory_country": ("SELECT",),
    "directory_country_region": ("SELECT",),
    "directory_currency_rate": ("SELECT",),
    "eav_attribute": ("SELECT",),
    "eav_entity_type": ("SELECT",),
    "inventory_reservation": ("SELECT", "INSERT"),
    "inventory_stock_sales_channel": ("SELECT",),
    "sales_order": ("SELECT", "INSERT", "UPDATE"),
    "sales_order_address": ("INSERT",),
    "sales_order_grid": ("SELECT", "INSERT", "UPDATE"),
    "sales_order_item": ("SELECT", "INSERT", "UPDATE"),
    "sales_order_payment": ("INSERT",),
    "sales_order_status_history": ("SELECT", "INSERT"),
    "sales_order_status_state": ("SELECT",),
    "sales_order_tax": ("SELECT", "INSERT"),
    "sales_order_tax_item": ("INSERT",),
    "sales_sequence_meta": ("SELECT",),
    "sales_sequence_profile": ("SELECT",),
    "sales_shipment": ("SELECT",),
    "sales_shipment_item": ("SELECT",),
    "sales_shipment_track": ("SELECT",),
    "sequence_order_*": ("INSERT",),
    "store": ("SELECT",),
    "store_group": ("SELECT",),
    "store_website": ("SELECT",),
    "tax_calculation": ("SELECT",),
    "tax_calculation_rate": ("SELECT",),
    "tax_calculation_rule": ("SELECT",),
}
"""Privileges by table, without prefix; a `*` stands for any text, as each store view has its own sequence."""

READ_FOR_TRACKING = (
    "sales_order",
    "sales_order_item",
    "sales_order_status_history",
    "sales_shipment",
    "sales_shipment_item",
    "sales_shipment_track",
)
"""The tables, without prefix, that `find` and `fates` read."""

_WITHOUT_INVENTORY = {"cataloginventory_stock_item": ("SELECT", "UPDATE")}


def grants(tables: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What to grant in a shop that has these tables (all without prefix), pattern by pattern resolved.

    Only where multi-source inventory is missing, an order takes its pieces from the stock item itself.
    """
    known = set(tables)
    wanted = dict(GRANTS) if "inventory_stock_sales_channel" in known else {**GRANTS, **_WITHOUT_INVENTORY}
    return {
        table: privileges
        for pattern, privileges in wanted.items()
        for table in sorted(known)
        if fnmatchcase(table, pattern)
    }
