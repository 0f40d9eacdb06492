"""The adapter for the platform of the configuration."""

from collections.abc import Callable

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.shops.magento1 import Magento1
from sqlbridge.shops.magento2 import Magento2
from sqlbridge.shops.prestashop import PrestaShop
from sqlbridge.shops.shop import Shop

_ADAPTERS: dict[str, Callable[[Names], Shop]] = {
    "magento1": Magento1,
    "magento2": Magento2,
    "prestashop": PrestaShop,
}


def open_shop(platform: str, names: Names) -> Shop:
    """The shop's adapter; ShopError for a platform that there is none for."""
    if platform not in _ADAPTERS:
        raise ShopError(f"shop.platform = {platform!r} is not supported; supported: {', '.join(_ADAPTERS)}")
    return _ADAPTERS[platform](names)
