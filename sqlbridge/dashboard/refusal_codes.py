"""What Amazon's frequent codes mean, and what to do about them."""

from typing import NamedTuple

from sqlbridge.dashboard.viewer import gettext


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


class Advice(NamedTuple):
    """What a code means, and what to do; `is_known` is False where only Amazon's own words tell."""

    meaning: str
    remedy: str
    is_known: bool = True


_BRAND = _("Apply for the brand's approval in Seller Central, or close the listing. Then send it again.")
_ASIN = _("Look at the listing in Seller Central: link it to the right ASIN, or close it. Then send it again.")
_OURS = _("Look at what was sent, in the feed's document; `sqlbridge doctor` may tell more. Please report it.")
_UNKNOWN = Advice(
    _("Amazon's own words are all that is known of this code."),
    _("Look the SKU up in Seller Central, mend what Amazon names there or in the shop, then send it again."),
    is_known=False,
)

ADVICE: dict[str, Advice] = {
    "13013": Advice(
        _("Amazon does not know this SKU on this marketplace."),
        _(
            "List it at Amazon, or link the listing to its SKU by `sqlbridge listings link`. A listing that is gone "
            "for good leaves the list with the next listings report."
        ),
    ),
    "13043": Advice(
        _("The price is zero."),
        _("Give the product a price in the shop; look at the channel's price rules by `sqlbridge explain`."),
    ),
    "4000001": Advice(
        _("The offer is not valid; often its price is outside the minimum and maximum set at Amazon."),
        _("Compare the price with its minimum and maximum in Seller Central, widen them, then send it again."),
    ),
    "99022": Advice(
        _("A part of the offer that Amazon needs is missing, such as the price itself."),
        _("Complete the offer in Seller Central, where a sale price or a minimum without a value may stand."),
    ),
    "90220": Advice(
        _("The listing lacks a detail that Amazon requires for its product type."),
        _("Fill in what Amazon names, in Seller Central, then send it again."),
    ),
    "5461": Advice(_("Your account is not approved for this brand."), _BRAND),
    "5665": Advice(_("The brand's name is not approved at Amazon; the price is not the reason."), _BRAND),
    "8541": Advice(
        _("The listing contradicts the ASIN that it is matched with; the price is not the reason."),
        _ASIN,
    ),
    "8572": Advice(_("The EAN or UPC of the listing does not belong to its brand."), _ASIN),
    "8566": Advice(_("The SKU matches no ASIN."), _ASIN),
    "8005": Advice(_("The SKU belongs to another ASIN."), _ASIN),
    "8059": Advice(
        _("Amazon does not let your account sell this product, or not in this condition."),
        _("Close the listing, or filter the product out of the channel."),
    ),
    "REFUSED": Advice(
        _("Amazon refused the request for this single value; its words name why."),
        _UNKNOWN.remedy,
    ),
    "BAD_REQUEST": Advice(
        _("Amazon could not use the message; a quantity for a SKU that Amazon fulfils is a known cause."),
        _("Look whether Amazon fulfils the SKU, and fetch the listings report by `sqlbridge run match`."),
    ),
    "4002000": Advice(_("The feed as a whole is not what Amazon's schema asks for."), _OURS),
    "4002001": Advice(_("Amazon could not read the feed as a whole."), _OURS),
    "4002002": Advice(_("The feed as a whole is too large."), _OURS),
}
"""By Amazon's code; translated when shown."""


def advice(code: str) -> Advice:
    """What the code means in the viewer's language; where nobody knows, to look at Amazon's words."""
    known = ADVICE.get(code, _UNKNOWN)
    return known._replace(meaning=gettext(known.meaning), remedy=gettext(known.remedy))
