"""Writes an order in the order of the shop's own code: each row finds those that it refers to."""

from collections import Counter
from collections.abc import Mapping

from sqlbridge.model.orders import WrittenOrder
from sqlbridge.shops.prestashop import pieces as sold_pieces
from sqlbridge.shops.prestashop.desk import address, cart, companions, customer, details, invoice, order, sales
from sqlbridge.shops.prestashop.desk.draft import Draft
from sqlbridge.shops.prestashop.desk.stock import StockRoom
from sqlbridge.shops.prestashop.desk.tables import Tables
from sqlbridge.shops.prestashop.pieces import Goods, Pieces
from sqlbridge.shops.reading import Queries


def write(shop: Queries, desk: Queries, tables: Tables, draft: Draft) -> WrittenOrder:
    """All rows of the order. The very last of them makes it count; the sales are statistics."""
    id_order, ids, id_payment = _write_rows(desk, tables, draft)
    companions.write_history(tables, id_order, draft.state.id_order_state, draft.now)
    repeated = invoice.written(desk, tables, draft, id_order, id_payment)
    sold = _sold(draft)
    row = {
        **repeated,
        "current_state": draft.state.id_order_state,
        "valid": draft.state.logable,
        "payment": draft.payment,
        "date_upd": draft.now,
    }
    room = StockRoom(desk, tables, draft.view.stock_place)
    room.take(_pieces(shop, tables, draft, sold), id_order, row)
    if draft.state.logable:
        sales.count(desk, tables, sold, draft.now)
    return WrittenOrder(str(id_order), draft.reference, {item: str(line) for item, line in ids.items()})


def _write_rows(desk: Queries, tables: Tables, draft: Draft) -> tuple[int, Mapping[str, int], int]:
    """What does not depend on the state: the ids of the order, of its lines by item, of the payment."""
    id_customer, secure_key = customer.found_or_written(desk, tables, draft)
    id_address = address.written(tables, draft, id_customer)
    id_cart = cart.written(tables, draft, id_customer, id_address, secure_key)
    id_order = order.begun(
        tables, draft, id_customer=id_customer, id_address=id_address, id_cart=id_cart, secure_key=secure_key
    )
    ids = details.written(desk, tables, draft, id_order)
    companions.write_carrier(tables, draft, id_order)
    companions.write_discount(tables, draft, id_order)
    companions.write_message(tables, draft, ids, id_order=id_order, id_cart=id_cart, id_customer=id_customer)
    return id_order, ids, companions.write_payment(tables, draft)


def _sold(draft: Draft) -> Counter[Goods]:
    sold: Counter[Goods] = Counter()
    for line in draft.lines:
        sold[line.good.id_product, line.good.id_product_attribute] += line.item.quantity
    return sold


def _pieces(shop: Queries, tables: Tables, draft: Draft, sold: Mapping[Goods, int]) -> Pieces:
    """What leaves the shop's stock; nothing where Amazon ships. Nothing is reserved once it is shipped."""
    if draft.is_fba:
        return Pieces()
    pieces = sold_pieces.of_sold(shop, tables.connection, sold, draft.settings, draft.view.id_shop)
    return Pieces(pieces.quantity) if draft.state.shipped else pieces
