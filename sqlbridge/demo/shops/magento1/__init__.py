"""An OpenMage 19.4 (Magento 1.9) with one website; its variants sell at their parent's price and a surcharge."""

from sqlbridge.demo.shops.magento1.seed import seed

__all__ = ["seed"]
