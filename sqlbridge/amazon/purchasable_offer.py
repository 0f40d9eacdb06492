"""A listing's `purchasable_offer` around our price: what Amazon keeps beside it must come along unchanged.

Amazon tells the attribute as a list of instances: for all buyers, for businesses, ... What is not ours of it is
written as JSON once, when it is read; a message puts its price between the texts.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from sqlbridge.model.selling import Marketplace

PurchasableOffer = tuple[str, ...]
"""What stands behind our price, as JSON, down to the end of the list: the price comes before each of the texts."""

NO_OFFER: PurchasableOffer = ("}]}]}]",)

_OURS = ("marketplace_id", "currency", "audience", "our_price")
_ENCODER = msgspec.json.Encoder(decimal_format="number")


@lru_cache
def before_price(marketplace: Marketplace) -> str:
    """The beginning of the list: the instance for all buyers up to our price."""
    return "[" + _instance_before_price(marketplace)


def around_price(marketplace: Marketplace, instances: Iterable[Mapping[str, object]]) -> PurchasableOffer:
    """The instances of a listing there, with room for our price in those that all buyers see.

    Empty for a listing without an instance.
    """
    selected, others = list[str](), list[str]()
    for instance in instances:
        if _is_selected(instance, marketplace):
            selected.append("}]}]" + _others_than_ours(instance) + "}")
        else:
            others.append("," + _json(instance))
    if not selected and not others:
        return ()
    *firsts, last = selected or ["}]}]}"]
    further = [text + "," + _instance_before_price(marketplace) for text in firsts]
    return (*further, last + "".join(others) + "]")


def _is_selected(instance: Mapping[str, object], marketplace: Marketplace) -> bool:
    return (
        instance.get("audience", "ALL") == "ALL"
        and instance.get("currency", marketplace.currency) == marketplace.currency
        and instance.get("marketplace_id", marketplace.id) == marketplace.id
    )


def _others_than_ours(instance: Mapping[str, object]) -> str:
    """The other members, with a comma before them."""
    others = {name: member for name, member in instance.items() if name not in _OURS}
    return "," + _json(others)[1:-1] if others else ""


@lru_cache
def _instance_before_price(marketplace: Marketplace) -> str:
    instance = {
        "marketplace_id": marketplace.id,
        "currency": marketplace.currency,
        "audience": "ALL",
        "our_price": [{"schedule": [{"value_with_tax": 0}]}],
    }
    return _json(instance).removesuffix("0}]}]}")


def _json(value: object) -> str:
    return _ENCODER.encode(value).decode()
