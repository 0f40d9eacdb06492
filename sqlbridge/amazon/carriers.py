"""Amazon's codes of carriers. Pure.

Amazon publishes no complete list: the codes here are a choice of the common ones, from the carriers that its feeds
and its order pages have offered. What is not among them goes as Other, with the name that the shop gives it.
"""

import re
from collections.abc import Mapping

from sqlbridge.model.shipments import AmazonCarrier

OTHER = "Other"

# Words in the name of a carrier -> its code. A longer phrase counts before a shorter one: "DHL Express" is no "DHL".
_CODES = {
    "brt": "BRT",
    "bartolini": "BRT",
    "bpost": "bpost",
    "canada post": "Canada Post",
    "chronopost": "Chronopost",
    "colissimo": "Colissimo",
    "correos": "Correos",
    "correos express": "Correos Express",
    "deutsche post": "Deutsche Post",
    "dhl": "DHL",
    "dhl express": "DHL Express",
    "dhl ecommerce": "DHL eCommerce",
    "dpd": "DPD",
    "evri": "Evri",
    "fedex": "FedEx",
    "federal express": "FedEx",
    "gls": "GLS",
    "hermes": "Hermes",
    "inpost": "InPost",
    "la poste": "La Poste",
    "mondial relay": "Mondial Relay",
    "mrw": "MRW",
    "parcelforce": "Parcelforce",
    "poste italiane": "Poste Italiane",
    "postnl": "PostNL",
    "royal mail": "Royal Mail",
    "sda": "SDA",
    "seur": "SEUR",
    "tnt": "TNT",
    "united parcel service": "UPS",
    "ups": "UPS",
    "united states postal service": "USPS",
    "usps": "USPS",
    "yodel": "Yodel",
}
_WORDS = re.compile(r"\w+")


def amazon_carrier(code: str, title: str, mapped: Mapping[str, str]) -> AmazonCarrier:
    """The carrier that a shop's code and title mean: as `mapped` says, else by its name, else Other.

    The empty name in `mapped` stands for parcels without a carrier.
    """
    own = {name.strip().casefold(): amazon for name, amazon in mapped.items()}
    names = [name.strip() for name in (code, title) if name.strip()] or [""]
    chosen = next((own[name.casefold()] for name in names if name.casefold() in own), None)
    return AmazonCarrier(chosen or _known(title) or _known(code) or OTHER, names[-1] or OTHER)


def _known(name: str) -> str | None:
    words = f" {' '.join(_WORDS.findall(name.casefold()))} "
    found = [phrase for phrase in _CODES if f" {phrase} " in words]
    return _CODES[max(found, key=len)] if found else None
