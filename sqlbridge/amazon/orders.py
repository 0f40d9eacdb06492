"""Orders at Amazon: finding them, looking at one, telling that it is shipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlbridge.amazon.client import AmazonClient
from sqlbridge.amazon.order_salvage import order_from
from sqlbridge.amazon.order_wire import Nothing, OrderAnswer, OrdersPage
from sqlbridge.amazon.shipped_order import INCLUDED, ShippedOrderAnswer, read_shipped_order
from sqlbridge.errors import UnreadableAnswerError
from sqlbridge.model.orders import AmazonOrder, Package
from sqlbridge.model.shipments import ShippedOrder

_DATA = "BUYER,RECIPIENT,PROCEEDS,CANCELLATION,FULFILLMENT,TAX"
_PAGE = "100"


@dataclass(frozen=True, slots=True)
class FoundOrders:
    """One page of orders; `next_page` leads to the next one for 24 hours, empty at the last.

    Once the last is read, everything that changed before `complete_until` is known.
    """

    orders: tuple[AmazonOrder, ...]
    complete_until: datetime | None
    next_page: str


class AmazonOrders:
    """The orders of one account. Errors as in `sqlbridge.amazon.account.AmazonAccount`."""

    def __init__(self, client: AmazonClient) -> None:
        self._client = client

    def changed_since(self, since: datetime, marketplace_ids: Sequence[str], page: str) -> FoundOrders:
        """A page of the orders to be shipped by the merchant that have changed since then (UTC, without a zone).

        searchOrders, of which Amazon allows one in three minutes, with 100 orders a page. `page` is the `next_page`
        of the one before, with the same arguments, or empty. An order may come twice.
        """
        parameters = {
            "lastUpdatedAfter": since.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "marketplaceIds": ",".join(marketplace_ids),
            "fulfilledBy": "MERCHANT",
            "maxResultsPerPage": _PAGE,
            "includedData": _DATA,
        }
        found = self._page(parameters | ({"paginationToken": page} if page else {}))
        until = found.last_updated_before
        return FoundOrders(
            tuple(order_from(one) for one in found.orders),
            until.astimezone(UTC).replace(tzinfo=None, microsecond=0) if until else None,
            found.pagination.next_token or "",
        )

    def one(self, order_id: str) -> AmazonOrder:
        """getOrder."""
        answer = self._client.call(
            OrderAnswer, "getOrder", lambda: self._client.orders.get_order(order_id, includedData=_DATA)
        )
        order = order_from(answer.order)
        if order.id != order_id:
            raise UnreadableAnswerError(f"asked for order {order_id}, Amazon answered with {order.id}")
        return order

    def shipped(self, order_id: str) -> ShippedOrder:
        """getOrder, only for what is shipped: no data of the buyer is asked for."""
        answer = self._client.call(
            ShippedOrderAnswer, "getOrder", lambda: self._client.orders.get_order(order_id, includedData=INCLUDED)
        )
        if answer.order.order_id != order_id:
            raise UnreadableAnswerError(f"asked for order {order_id}, Amazon answered with {answer.order.order_id}")
        return read_shipped_order(answer)

    def confirm(self, order_id: str, marketplace_id: str, package: Package) -> None:
        """confirmShipment: the package was sent; the same number again corrects its carrier and tracking number."""
        detail: dict[str, object] = {
            "packageReferenceId": str(package.number),
            "carrierCode": package.carrier_code,
            "carrierName": package.carrier_name,
            "shippingMethod": package.shipping_method,
            "trackingNumber": package.tracking_number,
            "shipDate": package.shipped_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "orderItems": [{"orderItemId": item, "quantity": number} for item, number in package.pieces.items()],
        }
        body = {"marketplaceId": marketplace_id, "packageDetail": detail}
        self._client.call(
            Nothing, "confirmShipment", lambda: self._client.shipments.confirm_shipment(order_id, **body)
        )

    def _page(self, parameters: dict[str, str]) -> OrdersPage:
        path = "/orders/2026-01-01/orders"
        return self._client.get(OrdersPage, "searchOrders", self._client.orders, path, parameters)
