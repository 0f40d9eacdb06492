"""What the tasks write down in English, in the viewer's language: sentences with places for names and numbers."""

import re
from functools import cache

from sqlbridge.dashboard.viewer import gettext


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


# As the tasks write them; %(...)s is whatever stands there.
PHRASES: tuple[str, ...] = (
    _("the raised quantity waits for the price to be accepted"),
    _("the raised quantity waits for its price: %(reason)s"),
    _("an older value is in feed %(feed)s"),
    _("Amazon refused this value in feed %(feed)s"),
    _("equal to what Amazon has acknowledged"),
    _("the run that had claimed it died"),
    _("retried by the operator"),
    _("superseded by change %(change)s"),
    _("not imported"),
    _("left out by the operator"),
    _("cancelled in the shop, still open at Amazon: cancel it there"),
    _("cancelled at Amazon, not in the shop"),
    _("the buyer wants the order cancelled: %(reason)s"),
    _("the buyer wants some items cancelled: %(reason)s"),
    _(
        "no product of the shop carries the SKU %(sku)s: create it, or tell which one it is by "
        "`sqlbridge listings link %(seller_sku)s SHOP_SKU`"
    ),
    _("several products of the shop carry the SKU %(sku)s (%(rows)s): leave it to one of them"),
    _("Amazon names no items, or a total of %(total)s: compare the order at Amazon"),
    _("Amazon gives no delivery address: the application needs the role for Direct-to-Consumer Delivery"),
    _("Amazon's delivery address names no country: add it at Amazon, or write the order by hand"),
    _("the order is in %(currency)s, the marketplace in %(other)s: compare the order at Amazon"),
    _("Amazon's answer cannot be read: %(reason)s"),
    _(
        "Amazon's total is %(total)s, but the items add up to %(plain)s, or %(taxed)s with the tax beside them: "
        "compare the order at Amazon"
    ),
    _("shipped at Amazon without this bridge"),
    _("known to Amazon as package %(number)s"),
    _("Amazon has only a part of its pieces, in package %(name)s: confirm the rest there"),
    _("the order is cancelled at Amazon"),
    _("Amazon waits for none of its pieces: compare the order's lines in the shop with those at Amazon"),
    _("no tracking number: sent without one from %(when)s on"),
    _("chosen by the operator"),
    _("excluded by the operator"),
    _("Amazon's catalogue has no %(code)s"),
    _("several ASINs have this code"),
    _("%(code)s is also the code of %(skus)s: correct one of them, or choose"),
    _("%(asin)s was also found for %(skus)s: choose one of them"),
    _("its code has changed: it will be looked up again"),
    _("it was listed meanwhile"),
    _("%(asin)s is listed as %(listed)s: `sqlbridge listings link %(listed_sku)s %(sku)s` if it is the same"),
    _("no price"),
    _("%(number)s in stock, and submit.stock_at_least is %(least)s"),
    _("on channel %(channel)s, the seller SKU stands for %(sku)s"),
    _("on channel %(channel)s, Amazon fulfils the seller SKU"),
    _("the seller SKU was at Amazon already, for %(asin)s"),
    _("Amazon fulfils the seller SKU: look at it there"),
    _("Amazon accepted the offer a day ago, and it is still no listing: look at it in Seller Central"),
    _("Amazon has nothing listed there, or was asked for it too soon"),
    _("Amazon could not make the report: %(reason)s"),
    _("it was not ready, or not looked for, within a day"),
    _("it could not be fetched: %(reason)s"),
    _(
        "%(report)s lists %(number)s listings where %(known)s were known, so it was not used: if so many are gone "
        "indeed, run `sqlbridge run match --accept-shrunk`"
    ),
)


def in_words(text: str | None) -> str:
    """The text in the viewer's language, as far as it is one of the phrases; else as it is."""
    if not text:
        return ""
    for phrase, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return gettext(phrase, **{name: in_words(part) for name, part in found.groupdict().items()})
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, re.compile(_pattern(phrase), re.DOTALL)) for phrase in PHRASES]


def _pattern(phrase: str) -> str:
    places = re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(phrase))
    return places.replace("%%", "%")
