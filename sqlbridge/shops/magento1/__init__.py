"""Magento 1 and OpenMage: what it sells, read from its tables."""

from sqlbridge.shops.magento1.adapter import Magento1

__all__ = ["Magento1"]
