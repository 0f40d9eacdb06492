"""How orders are shipped and paid, in the shop's codes. Which are installed, only its program files know."""

import re

from sqlbridge.errors import ShopError

# Magento's own, installed everywhere; the back office can open, invoice and ship orders with any other code, too.
_FLAT_RATE = "flatrate_flatrate"
_CHECK_OR_MONEY_ORDER = "checkmo"
_SHIPPING = re.compile(r"[A-Za-z0-9]+_\w{1,80}", re.ASCII)
_PAYMENT = re.compile(r"\w{1,128}", re.ASCII)


def shipping(wanted: str) -> str:
    """The method of shipping; ShopError for what cannot be one."""
    if wanted and not _SHIPPING.fullmatch(wanted):
        raise ShopError(
            f"{wanted!r} is no shipping method of Magento: correct `carrier` of the channel's orders to a carrier's "
            f"code and a method's, like {_FLAT_RATE}"
        )
    return wanted or _FLAT_RATE


def payment(wanted: str) -> str:
    """The method of payment; ShopError for what cannot be one."""
    if wanted and not _PAYMENT.fullmatch(wanted):
        raise ShopError(
            f"{wanted!r} is no payment method of Magento: correct `payment` of the channel's orders to a code, like "
            f"{_CHECK_OR_MONEY_ORDER}"
        )
    return wanted or _CHECK_OR_MONEY_ORDER
