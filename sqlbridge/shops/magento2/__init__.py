"""Magento 2: what it sells, read from its tables."""

from sqlbridge.shops.magento2.adapter import Magento2

__all__ = ["Magento2"]
