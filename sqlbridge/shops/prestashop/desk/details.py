"""The lines of an order, and the tax in each."""

from decimal import Decimal
from typing import Any

from sqlbridge.errors import ShopError
from sqlbridge.shops.prestashop.desk import text
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.lines import Line, tax_shares
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.reading import Queries

_NEVER = "0000-00-00 00:00:00"


def written(queries: Queries, tables: Tables, draft: Draft, id_order: int) -> dict[str, int]:
    """The new lines' ids by Amazon's item id."""
    tables.insert_all("order_detail", [_row(draft, line, id_order) for line in draft.lines])
    # One INSERT of many rows numbers them in their order.
    rows = queries.rows_of(tables.connection, "details.sql", "orders", [id_order])
    if len(rows) != len(draft.lines):
        raise ShopError(f"order {draft.purchase.order.id} got {len(rows)} lines instead of {len(draft.lines)}")
    ids = {line.item.item_id: row.id_order_detail for line, row in zip(draft.lines, rows, strict=True)}
    shares = tax_shares(draft.lines, "goods", draft.taxes, draft.unit)
    tables.insert_all("order_detail_tax", [_tax(ids, line, id_tax, share) for line, id_tax, share in shares])
    return ids


def _row(draft: Draft, line: Line, id_order: int) -> dict[str, Any]:
    item, good = line.item, line.good
    unit_net, unit_gross = _each(line.goods.net, item.quantity), _each(line.goods.gross, item.quantity)
    return {
        "id_order": id_order,
        "id_order_invoice": 0,
        "id_warehouse": 0,
        "id_shop": draft.view.id_shop,
        "product_id": good.id_product,
        "product_attribute_id": good.id_product_attribute,
        "product_name": text.title(item.title) or good.sku,
        "product_quantity": item.quantity,
        "product_quantity_in_stock": item.quantity,
        # What Amazon ships never left the shop's stock, so that nothing can be put back there.
        "product_quantity_reinjected": item.quantity if draft.is_fba else 0,
        "product_price": unit_net,
        "product_ean13": good.ean13 or "",
        "product_upc": good.upc or "",
        "product_reference": good.sku or "",
        "product_supplier_reference": good.supplier_reference or "",
        "product_weight": good.weight,
        "id_tax_rules_group": good.tax_group,
        "tax_computation_method": 0,
        "tax_name": "",
        "tax_rate": 0,
        "download_hash": "",
        "download_deadline": _NEVER,
        "total_price_tax_incl": line.goods.gross,
        "total_price_tax_excl": line.goods.net,
        "unit_price_tax_incl": unit_gross,
        "unit_price_tax_excl": unit_net,
        "original_product_price": unit_net,
        "original_wholesale_price": good.wholesale_price,
    }


def _tax(ids: dict[str, int], line: Line, id_tax: int, share: Decimal) -> dict[str, Any]:
    unit_amount = _each(share, line.item.quantity)
    detail = ids[line.item.item_id]
    return {"id_order_detail": detail, "id_tax": id_tax, "unit_amount": unit_amount, "total_amount": share}


def _each(amount: Decimal, pieces: int) -> Decimal:
    return round(amount / pieces, 6)
