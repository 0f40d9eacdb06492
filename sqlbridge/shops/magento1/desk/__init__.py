"""Magento 1 and OpenMage: Amazon's orders written into it, and what became of them."""

from sqlbridge.shops.magento1.desk.desk import Magento1Desk
from sqlbridge.shops.magento1.desk.grants import GRANTS

__all__ = ["GRANTS", "Magento1Desk"]
