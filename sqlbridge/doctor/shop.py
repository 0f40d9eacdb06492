"""Checks of the shop: it is the one that is configured, and the worker can read what every channel asks for."""

from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.doctor.queries import query
from sqlbridge.errors import ShopError
from sqlbridge.model.offers import Scope
from sqlbridge.shops import FoundShop
from sqlbridge.tasks.deciding.filters import asked
from sqlbridge.tasks.deciding.reading import price_scope, stock_scope

# It need not exist: where an offer is looked at from is settled before it is looked for.
_ANY_SKU = "SQLBRIDGE-CHECK"
_DEFAULT_SKU = {"prestashop": "reference", "magento1": "sku", "magento2": "sku"}
_COLUMNS = {"reference", "ean13", "upc", "isbn", "mpn", "sku"}


def _recognised(patient: Patient) -> Iterator[str]:
    if _own(patient) is None:
        seen = ", ".join(f"{one.platform} with prefix {one.prefix!r}" for one in patient.shops) or "no shop"
        yield f"{patient.database.names.shop_schema} holds {seen}"


def _supported(patient: Patient) -> Iterator[str]:
    own = _own(patient)
    if own is not None and "not supported" in own.version:
        yield f"the shop is {own.platform} {own.version}"


def _single(patient: Patient) -> Iterator[str]:
    for one in patient.shops:
        if one != _own(patient):
            yield f"there is also a {one.platform} shop with prefix {one.prefix!r}"


def _prices(patient: Patient) -> Iterator[str]:
    for channel in patient.channels:
        yield from _unreadable(patient, f"channel {channel.name}", price_scope(channel))


def _stock(patient: Patient) -> Iterator[str]:
    for account in patient.accounts.values():
        yield from _unreadable(patient, f"account {account.name}", stock_scope(account))


def _unreadable(patient: Patient, whose: str, scope: Scope) -> Iterator[str]:
    try:
        patient.shop.offers(patient.worker, [_ANY_SKU], scope, patient.now())
    except ShopError as exc:
        if "time zone" not in str(exc):  # clock-shop-zone
            yield f"{whose}: {exc}"
    except DBAPIError as exc:
        yield f"{whose}: {exc.orig}"


def _filters(patient: Patient) -> Iterator[str]:
    for channel in patient.channels:
        wanted = asked(patient.settings_of(channel).filters)
        try:
            if wanted:
                patient.shop.meanings(patient.worker, price_scope(channel), wanted, patient.now())
        except ShopError as exc:
            yield f"channel {channel.name}: {exc}"


def _gross(patient: Patient) -> Iterator[str]:
    for channel in patient.channels:
        if patient.settings_of(channel).tax == "net" and channel.marketplace.region == "eu":
            yield f"channel {channel.name} sends net prices to {channel.marketplace.code}"


def _any_sku(patient: Patient) -> Iterator[str]:
    if not patient.shop.every_sku(patient.worker, "", 1):
        yield "no product of the shop has a SKU"


def _unique(patient: Patient) -> Iterator[str]:
    rows = query(patient, patient.worker, f"{_platform(patient)}_ambiguous_skus", sku_column=_column(patient))
    for row in rows:
        yield f"{row.products} products carry {_text(row.sku)!r}"


def _empty(patient: Patient) -> Iterator[str]:
    (row,) = query(patient, patient.worker, f"{_platform(patient)}_empty_skus", sku_column=_column(patient))
    if row.products:
        yield f"{row.products} active products or combinations have none"


def _platform(patient: Patient) -> str:
    return "prestashop" if patient.settings.shop.platform == "prestashop" else "magento"


def _column(patient: Patient) -> str:
    column = patient.settings.shop.sku or _DEFAULT_SKU[patient.settings.shop.platform]
    if column not in _COLUMNS:
        raise UnseenError(f"shop.sku is {column}, which is no column of the products")
    return column


def _text(value: bytes | str) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value


def _own(patient: Patient) -> FoundShop | None:
    wanted = (patient.settings.shop.platform, patient.database.names.shop_prefix)
    return next((one for one in patient.shops if (one.platform, one.prefix) == wanted), None)


CHECKS = (
    Check(
        "shop-recognised",
        "the schema holds a shop of this platform with this prefix",
        "another shop's prices would go to Amazon, or none",
        "correct database.schema, shop.platform or shop.prefix",
        _recognised,
        is_fatal=True,
    ),
    Check(
        "shop-supported",
        "the shop's version is one that the adapter reads",
        "its prices may come about in another way",
        "update the shop",
        _supported,
        is_fatal=True,
    ),
    Check(
        "shop-single",
        "the schema holds one shop only",
        "a test copy beside the shop is taken for it easily; the prefix alone tells them apart",
        "make sure that shop.prefix is the live shop's, or move the copy to a schema of its own",
        _single,
    ),
    Check(
        "shop-prices",
        "the shop can answer for the prices of every channel: part, country, currency, customer group, source",
        "nothing is sent for a channel that cannot be read",
        "correct the channel's keys: the message names what the shop has",
        _prices,
        is_fatal=True,
    ),
    Check(
        "shop-stock",
        "the shop can answer for the stock of every account",
        "nothing is sent for the account, and Amazon sells what is gone",
        "correct accounts.<name>.stock_shop: the message names what the shop has",
        _stock,
        is_fatal=True,
    ),
    Check(
        "shop-filters",
        "the shop has every category, manufacturer and attribute that filters name",
        "nothing is sent for a channel whose filters cannot be understood",
        "correct the filters, or name the category as the shop does now",
        _filters,
        is_fatal=True,
    ),
    Check(
        "shop-gross",
        "channels in Europe send prices with tax",
        "Amazon shows buyers there what it is sent: a net price sells below cost",
        "set tax = 'gross' in the channel",
        _gross,
    ),
    Check(
        "shop-skus",
        "products have SKUs",
        "listings are matched by SKU",
        "set shop.sku to where the shop keeps them",
        _any_sku,
    ),
    Check(
        "shop-skus-unique",
        "no SKU is carried by several products that are active",
        "which of them the buyer gets is not known: their price is not sent",
        "give each product and combination a SKU of its own; accounts.<name>.stock_of_ambiguous decides on stock",
        _unique,
    ),
    Check(
        "shop-skus-empty",
        "every active product or combination has a SKU",
        "without one it cannot be listed at Amazon",
        "give it one in the shop, if it is to be sold there",
        _empty,
    ),
)
