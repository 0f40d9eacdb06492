"""Amazon's orders in the bridge's own words."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from sqlbridge.amazon.order_amounts import ItemSums, Part, contradiction, is_tax_beside, sums_of
from sqlbridge.amazon.order_wire import DeliveryAddress, Item, Order, OrderBuyer
from sqlbridge.model.orders import Address, AmazonOrder, Buyer, OrderLine
from sqlbridge.model.selling import Fulfilment


def read_order(order: Order) -> AmazonOrder:
    """The order in the bridge's words; a pending one may have neither amounts nor address."""
    sums = [sums_of(item) for item in order.order_items]
    named = order.proceeds.grand_total
    total = named.amount if named else sum((one.plain for one in sums), Decimal(0))
    beside = is_tax_beside(sums, total)
    return AmazonOrder(
        id=order.order_id,
        marketplace_id=order.sales_channel.marketplace_id,
        status=order.fulfillment.fulfillment_status,
        fulfilment=Fulfilment.AMAZON if order.fulfillment.fulfilled_by == "AMAZON" else Fulfilment.MERCHANT,
        purchased_at=_utc(order.created_time),
        updated_at=_utc(order.last_updated_time),
        currency=_currency(order),
        total=total,
        lines=tuple(_line(item, one, beside=beside) for item, one in zip(order.order_items, sums, strict=True)),
        buyer=_buyer(order.buyer),
        address=_address(order.recipient.delivery_address),
        service_level=order.fulfillment.fulfillment_service_level,
        ship_by=_optional(order.fulfillment.ship_by_window.latest_date_time),
        deliver_by=_optional(order.fulfillment.deliver_by_window.latest_date_time),
        cancel_reason=_cancel_reason(order.order_items),
        is_unwanted=all(_asks(item) for item in order.order_items if item.quantity_ordered),
        problem=contradiction(sums, total),
    )


def _line(item: Item, sums: ItemSums, *, beside: bool) -> OrderLine:
    return OrderLine(
        item_id=item.order_item_id,
        seller_sku=item.product.seller_sku,
        title=item.product.title,
        quantity=item.quantity_ordered,
        quantity_shipped=item.fulfillment.quantity_fulfilled,
        goods=sums.amount(Part.GOODS, beside=beside),
        shipping=sums.amount(Part.SHIPPING, beside=beside),
        gift_wrap=sums.amount(Part.WRAPPING, beside=beside),
        discount=sums.discount(Part.GOODS, beside=beside),
        shipping_discount=sums.discount(Part.SHIPPING, beside=beside),
        gift_message=item.fulfillment.packing.gift_option.gift_message,
    )


def _currency(order: Order) -> str:
    amounts = (order.proceeds.grand_total, *(item.product.price.unit_price for item in order.order_items))
    return next((one.currency_code for one in amounts if one), "")


def _buyer(found: OrderBuyer) -> Buyer:
    return Buyer(
        name=found.buyer_name.strip(),
        email=found.buyer_email.strip(),
        company=found.buyer_company_name.strip(),
        purchase_order=found.buyer_purchase_order_number.strip(),
    )


def _address(found: DeliveryAddress | None) -> Address | None:
    if found is None:
        return None
    lines = (found.address_line1, found.address_line2, found.address_line3)
    return Address(
        name=found.name.strip(),
        lines=tuple(line.strip() for line in lines if line.strip()),
        city=(found.city or found.municipality).strip(),
        postcode=found.postal_code.strip(),
        country=found.country_code.strip().upper(),
        company=found.company_name.strip(),
        district=found.district_or_county.strip(),
        state=found.state_or_region.strip(),
        phone=found.phone.strip(),
    )


def _cancel_reason(items: Iterable[Item]) -> str | None:
    asked = [request for one in items if (request := one.cancellation.cancellation_request)]
    return (asked[0].cancel_reason or f"asked for by {asked[0].requester or 'the buyer'}") if asked else None


def _asks(item: Item) -> bool:
    return item.cancellation.cancellation_request is not None


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _optional(moment: datetime | None) -> datetime | None:
    return None if moment is None else _utc(moment)
