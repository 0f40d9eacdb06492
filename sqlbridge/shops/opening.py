"""The adapter and the order desk for the platform of the configuration."""

from collections.abc import Callable, Mapping

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.shops.order_desk import OrderDesk
from sqlbridge.shops.shop import Shop

_PLATFORMS = ("magento1", "magento2", "prestashop")


def open_shop(platform: str, names: Names, sku: str = "") -> Shop:
    """The shop's adapter; `sku` says where a SKU comes from, empty: from where the platform itself has it.

    ShopError for a platform that there is no adapter for, or that has no such source.
    """
    if platform not in _PLATFORMS:
        raise ShopError(f"shop.platform = {platform!r} is not supported; supported: {', '.join(_PLATFORMS)}")
    return _adapter_of(platform)(names, sku)


def open_desk(platform: str, names: Names) -> OrderDesk:
    """The shop's order desk; loaded only where orders are imported."""
    return _desk_of(platform)[0](names)


def desk_grants(platform: str) -> Mapping[str, tuple[str, ...]]:
    """What the account that writes orders needs in the shop: table without prefix, privileges as in GRANT."""
    return _desk_of(platform)[1]


def _adapter_of(platform: str) -> Callable[[Names, str], Shop]:
    """Only the one that is needed is loaded: a third of what a run imports would be the other two."""
    if platform == "prestashop":
        from sqlbridge.shops.prestashop import PrestaShop

        return PrestaShop
    if platform == "magento1":
        from sqlbridge.shops.magento1 import Magento1

        return Magento1
    from sqlbridge.shops.magento2 import Magento2

    return Magento2


def _desk_of(platform: str) -> tuple[Callable[[Names], OrderDesk], Mapping[str, tuple[str, ...]]]:
    if platform == "prestashop":
        from sqlbridge.shops.prestashop import desk as prestashop

        return prestashop.PrestaShopDesk, prestashop.GRANTS
    if platform == "magento1":
        from sqlbridge.shops.magento1 import desk as magento1

        return magento1.Magento1Desk, magento1.GRANTS
    from sqlbridge.shops.magento2 import desk as magento2

    return magento2.Magento2Desk, magento2.GRANTS
