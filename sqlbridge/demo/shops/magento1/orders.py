"""What a Magento 1 has for its orders when it is installed: how they are numbered, their statuses, the regions."""

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import insert_rows

ORDER_ENTITY = 11

# Status -> its state, and whether it is the state's default.
_STATUSES = {
    "canceled": ("canceled", 1),
    "closed": ("closed", 1),
    "complete": ("complete", 1),
    "fraud": ("payment_review", 0),
    "holded": ("holded", 1),
    "payment_review": ("payment_review", 1),
    "pending": ("new", 1),
    "pending_payment": ("pending_payment", 1),
    "processing": ("processing", 1),
}
_REGIONS = {
    "AT": {"WI": "Wien", "TI": "Tirol"},
    "DE": {"BER": "Berlin", "BAY": "Bayern"},
    "US": {"CA": "California", "WA": "Washington"},
}


def seed_orders(connection: Connection) -> None:
    """Everything that orders refer to; no order is there yet, and no number was given."""
    entity = {
        "entity_type_id": ORDER_ENTITY,
        "entity_type_code": "order",
        "entity_model": "sales/order",
        "entity_table": "sales/order",
        "increment_model": "eav/entity_increment_numeric",
        "increment_per_store": 1,
    }
    insert_rows(connection, "eav_entity_type", [entity])
    insert_rows(
        connection,
        "sales_order_status",
        ({"status": status, "label": status.replace("_", " ").title()} for status in _STATUSES),
    )
    insert_rows(
        connection,
        "sales_order_status_state",
        ({"status": one, "state": state, "is_default": default} for one, (state, default) in _STATUSES.items()),
    )
    insert_rows(
        connection,
        "directory_country_region",
        (
            {"country_id": country, "code": code, "default_name": name}
            for country, regions in _REGIONS.items()
            for code, name in regions.items()
        ),
    )
