"""The buyer as the shop's customer: a guest, found again by the e-mail address."""

import secrets
from typing import Any

from sqlbridge.shops.prestashop.desk import text
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries

# A domain that cannot exist, so that no mail of the shop's goes anywhere.
_NOWHERE = "amazon.invalid"


def found_or_written(queries: Queries, tables: Tables, draft: Draft) -> tuple[int, str]:
    """The customer's id and secure key, which the cart and the order carry, too."""
    email = tables.shape.text("customer", "email", email_of(draft))
    rows = queries.rows(tables.connection, "guest.sql", email=email, shop=draft.view.id_shop)
    if rows:
        return rows[0].id_customer, rows[0].secure_key
    secure_key = secrets.token_hex(16)
    id_customer = tables.insert("customer", _row(tables, draft, email, secure_key))
    tables.insert("customer_group", {"id_customer": id_customer, "id_group": draft.id_group})
    return id_customer, secure_key


def email_of(draft: Draft) -> str:
    """The buyer's alias at Amazon, or one of our own that no other order has."""
    return draft.purchase.order.buyer.email or f"{draft.purchase.order.id}@{_NOWHERE}"


def names_of(tables: Tables, table: str, name: str) -> dict[str, str]:
    """First and last name as the table's columns hold them; none is empty."""
    first, _, last = text.name(name).rpartition(" ")
    parts = {"firstname": first, "lastname": last}
    return {column: tables.shape.text(table, column, part) or text.MISSING for column, part in parts.items()}


def _row(tables: Tables, draft: Draft, email: str, secure_key: str) -> dict[str, Any]:
    buyer = draft.purchase.order.buyer
    return {
        **draft.place,
        **names_of(tables, "customer", buyer.name or draft.purchase.address.name),
        "email": email,
        "company": text.title(buyer.company),
        "id_default_group": draft.id_group,
        "id_lang": draft.id_lang,
        "id_gender": 0,
        "id_risk": 0,
        "passwd": secrets.token_hex(16),
        "secure_key": secure_key,
        "is_guest": 1,
        "active": 1,
        "newsletter": 0,
        "optin": 0,
        "last_passwd_gen": draft.now,
        "date_add": draft.now,
        "date_upd": draft.now,
    }
