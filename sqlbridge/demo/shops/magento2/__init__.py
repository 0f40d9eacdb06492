"""A Magento Open Source 2.4 with one website, sold from the default stock."""

from sqlbridge.demo.shops.magento2.seed import seed

__all__ = ["seed"]
