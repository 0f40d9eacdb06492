"""What the Magento demo shop has for orders before its first one: statuses, order numbers, regions, rates."""

from sqlalchemy import Connection

from sqlbridge.demo.shops.rows import insert_rows

_STATUSES = {
    "canceled": "Canceled",
    "closed": "Closed",
    "complete": "Complete",
    "fraud": "Suspected Fraud",
    "holded": "On Hold",
    "payment_review": "Payment Review",
    "pending": "Pending",
    "pending_payment": "Pending Payment",
    "processing": "Processing",
}
# Status, state, whether it is the state's default.
_STATES = (
    ("canceled", "canceled", 1),
    ("closed", "closed", 1),
    ("complete", "complete", 1),
    ("fraud", "payment_review", 0),
    ("fraud", "processing", 0),
    ("holded", "holded", 1),
    ("payment_review", "payment_review", 1),
    ("pending", "new", 1),
    ("pending_payment", "pending_payment", 1),
    ("processing", "processing", 1),
)
_META = 25
_LARGEST_NUMBER = 4294967295
_REGIONS = (
    (12, "US", "CA", "California"),
    (43, "US", "NY", "New York"),
    (81, "DE", "BAY", "Bayern"),
    (82, "DE", "BER", "Berlin"),
)
_RATES = (("EUR", "EUR", "1"), ("EUR", "USD", "1.415"), ("USD", "EUR", "0.7067"), ("USD", "USD", "1"))


def seed_orders(connection: Connection) -> None:
    """The rows of an installation; the store view with id 1 numbers its orders from 000000001."""
    statuses = ({"status": status, "label": label} for status, label in _STATUSES.items())
    insert_rows(connection, "sales_order_status", statuses)
    states = ({"status": status, "state": state, "is_default": default} for status, state, default in _STATES)
    insert_rows(connection, "sales_order_status_state", states)
    _seed_sequence(connection)
    regions = (
        {"region_id": id_, "country_id": country, "code": code, "default_name": name}
        for id_, country, code, name in _REGIONS
    )
    insert_rows(connection, "directory_country_region", regions)
    rates = ({"currency_from": source, "currency_to": target, "rate": rate} for source, target, rate in _RATES)
    insert_rows(connection, "directory_currency_rate", rates)


def _seed_sequence(connection: Connection) -> None:
    meta = {"meta_id": _META, "entity_type": "order", "store_id": 1, "sequence_table": "sequence_order_1"}
    insert_rows(connection, "sales_sequence_meta", [meta])
    limits = {"max_value": _LARGEST_NUMBER, "warning_value": _LARGEST_NUMBER - 1000}
    profile = {"meta_id": _META, "prefix": None, "suffix": None, "start_value": 1, "step": 1, **limits}
    insert_rows(connection, "sales_sequence_profile", [profile | {"is_active": 1}])
