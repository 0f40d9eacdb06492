"""PrestaShop 1.6 to 9: what it sells, read from its tables."""

from sqlbridge.shops.prestashop.adapter import PrestaShop

__all__ = ["PrestaShop"]
