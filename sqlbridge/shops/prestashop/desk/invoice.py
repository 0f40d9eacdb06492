"""Invoice and delivery slip, where the order's state wants them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.lines import tax_shares
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries

_ALWAYS = datetime(1970, 1, 1)
_TAXED_PARTS = {"shipping": "shipping", "gift_wrap": "wrapping"}


def written(queries: Queries, tables: Tables, draft: Draft, id_order: int, id_payment: int) -> Mapping[str, Any]:
    """The columns of the order that repeat its invoice; none where the state wants neither invoice nor slip.

    Where the shop has switched invoices off, there is one without number, as the shop's own code makes it.
    """
    if not (draft.state.invoice or draft.state.delivery):
        return {}
    # Locked as late and as shortly as can be: the shop's own invoices wait meanwhile.
    queries.rows(tables.connection, "newest_invoice.sql")
    starts = _starts(draft)
    queries.write(tables.connection, "invoice.sql", **_invoice(draft, id_order, starts))
    (invoice,) = queries.rows(tables.connection, "invoice_of_order.sql", id_order=id_order)
    for name, number in starts.items():
        if number:
            queries.write(
                tables.connection, "start_number_used.sql", name=name, number=number, shop=draft.view.id_shop
            )
    if draft.state.invoice:
        _link(queries, tables, draft, id_order, id_payment, invoice.id_order_invoice)
    return _repeated(draft, invoice)


def _starts(draft: Draft) -> dict[str, int]:
    """The numbers that the shop wants next, by their setting; 0 for none, or where no number is given."""
    wants = {"PS_INVOICE_START_NUMBER": _has_number(draft), "PS_DELIVERY_NUMBER": bool(draft.state.delivery)}
    return {name: draft.settings.number(name) if is_given else 0 for name, is_given in wants.items()}


def _has_number(draft: Draft) -> bool:
    return bool(draft.state.invoice) and draft.settings.is_on("PS_INVOICE")


def _invoice(draft: Draft, id_order: int, starts: Mapping[str, int]) -> dict[str, Any]:
    totals = draft.totals
    parts = {
        "discount": totals.discounts,
        "paid": totals.paid,
        "products": totals.products,
        "shipping": totals.shipping,
        "wrapping": totals.wrapping,
    }
    begins_anew = draft.settings.is_on("PS_INVOICE_RESET")
    return {
        **{f"{name}_net": part.net for name, part in parts.items()},
        **{f"{name}_gross": part.gross for name, part in parts.items()},
        "id_order": id_order,
        "has_number": _has_number(draft),
        "has_delivery": bool(draft.state.delivery),
        "start_number": starts["PS_INVOICE_START_NUMBER"],
        "start_delivery": starts["PS_DELIVERY_NUMBER"],
        "since": draft.now.replace(month=1, day=1, hour=0, minute=0, second=0) if begins_anew else _ALWAYS,
        "shop_address": _shop_address(draft),
        "now": draft.now,
    }


def _shop_address(draft: Draft) -> str:
    values = draft.settings.values
    name, first, second, code, city = (
        values.get(f"PS_SHOP_{part}", "") for part in ("NAME", "ADDR1", "ADDR2", "CODE", "CITY")
    )
    return "<br />".join(line for line in (name, first, second, f"{code} {city}".strip()) if line)


def _link(queries: Queries, tables: Tables, draft: Draft, id_order: int, id_payment: int, id_invoice: int) -> None:
    for file in ("invoice_of_details.sql", "invoice_of_carrier.sql"):
        queries.write(tables.connection, file, id_invoice=id_invoice, id_order=id_order)
    payment = {"id_order_invoice": id_invoice, "id_order_payment": id_payment, "id_order": id_order}
    tables.insert("order_invoice_payment", payment)
    amounts: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for part, kind in _TAXED_PARTS.items():
        for _, id_tax, share in tax_shares(draft.lines, part, draft.taxes, draft.unit):
            amounts[kind, id_tax] += share
    tables.insert_all(
        "order_invoice_tax",
        [
            {"id_order_invoice": id_invoice, "type": kind, "id_tax": id_tax, "amount": amount}
            for (kind, id_tax), amount in amounts.items()
        ],
    )


def _repeated(draft: Draft, invoice: Any) -> dict[str, Any]:
    repeated: dict[str, Any] = {}
    if draft.state.invoice:
        repeated |= {"invoice_number": invoice.number, "invoice_date": draft.now}
    if draft.state.delivery:
        repeated |= {"delivery_number": invoice.delivery_number, "delivery_date": draft.now}
    return repeated
