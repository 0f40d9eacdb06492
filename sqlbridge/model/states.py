"""How far orders and parcels are: by themselves, for whoever only reads the bridge's tables needs no more of them."""

from enum import StrEnum


class OrderState(StrEnum):
    """Where an order is on its way from Amazon into the shop.

    pending -> waiting -> imported
       |          |-> failed -> waiting     (tried again later, or by an operator's word)
       '----------'-> cancelled | closed    (before the shop knew it: by the buyer, or shipped without the bridge)
    """

    PENDING = "pending"  # not paid yet: only its pieces count
    WAITING = "waiting"
    IMPORTED = "imported"
    FAILED = "failed"
    CANCELLED = "cancelled"
    CLOSED = "closed"


UNKNOWN_TO_THE_SHOP = (OrderState.PENDING, OrderState.WAITING, OrderState.FAILED)
"""Whose pieces the shop's stock still holds, though they are sold."""


class ShipmentState(StrEnum):
    """How far Amazon knows of a parcel.

    waiting -> ready -> sending -> confirmed -> ready      (a corrected tracking number or carrier)
                  ^        |-> doubtful -> confirmed | ready | refused
                  '--------'   (no answer, or a refusal: Amazon is asked what it has)
    """

    WAITING = "waiting"  # for a tracking number
    READY = "ready"
    SENDING = "sending"
    DOUBTFUL = "doubtful"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
