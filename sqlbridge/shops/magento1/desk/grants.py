"""What the account that writes orders may do, table by table: nothing is ever deleted."""

from collections.abc import Mapping

_READ = (
    "catalog_product_entity",
    "catalog_product_entity_decimal",
    "catalog_product_entity_int",
    "catalog_product_entity_varchar",
    "core_config_data",
    "core_store",
    "core_store_group",
    "core_website",
    "customer_group",
    "directory_country",
    "directory_country_region",
    "directory_currency_rate",
    "eav_attribute",
    "eav_entity_type",
    "sales_flat_shipment",
    "sales_flat_shipment_item",
    "sales_flat_shipment_track",
    "sales_order_status_state",
    "tax_calculation",
    "tax_calculation_rate",
    "tax_calculation_rule",
)

GRANTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_READ, ("SELECT",)),
    "cataloginventory_stock_item": ("SELECT", "UPDATE"),
    "eav_entity_store": ("SELECT", "INSERT", "UPDATE"),
    "sales_flat_order": ("SELECT", "INSERT", "UPDATE"),
    "sales_flat_order_address": ("SELECT", "INSERT"),
    "sales_flat_order_grid": ("SELECT", "INSERT", "UPDATE"),
    "sales_flat_order_item": ("SELECT", "INSERT", "UPDATE"),
    "sales_flat_order_payment": ("INSERT",),
    "sales_flat_order_status_history": ("SELECT", "INSERT"),
    "sales_order_tax": ("INSERT",),
    "sales_order_tax_item": ("INSERT",),
}
"""The shop's tables, without prefix, and the privileges on each."""
