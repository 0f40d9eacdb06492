"""The order desk of Magento 2 and Adobe Commerce: Amazon's orders as rows of sales_order and what hangs on it."""

from sqlbridge.shops.magento2.desk.desk import Magento2Desk
from sqlbridge.shops.magento2.desk.grants import GRANTS, READ_FOR_TRACKING, grants

__all__ = ["GRANTS", "READ_FOR_TRACKING", "Magento2Desk", "grants"]
