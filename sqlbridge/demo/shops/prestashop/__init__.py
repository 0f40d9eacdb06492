"""A PrestaShop 8.1.7 with one shop."""

from sqlbridge.demo.shops.prestashop.seed import seed

__all__ = ["seed"]
