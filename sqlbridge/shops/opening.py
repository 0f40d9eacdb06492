"""The adapter for the platform of the configuration."""

from collections.abc import Callable

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.shops.magento1 import Magento1
from sqlbridge.shops.magento2 import Magento2
from sqlbridge.shops.prestashop import PrestaShop
from sqlbridge.shops.shop import Shop

_ADAPTERS: dict[str, Callable[[Names, str], Shop]] = {
    "magento1": Magento1,
    "magento2": Magento2,
    "prestashop": PrestaShop,
}


def open_shop(platform: str, names: Names, sku: str = "") -> Shop:
    """The shop's adapter; `sku` says where a SKU comes from, empty: from where the platform itself has it.

    ShopError for a platform that there is no adapter for, or that has no such source.
    """
    if platform not in _ADAPTERS:
        raise ShopError(f"shop.platform = {platform!r} is not supported; supported: {', '.join(_ADAPTERS)}")
    return _ADAPTERS[platform](names, sku)
