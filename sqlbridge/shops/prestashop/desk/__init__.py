"""PrestaShop's order desk: writes Amazon's orders as the shop's own code writes orders, and reads them back."""

from sqlbridge.shops.prestashop.desk.desk import PrestaShopDesk
from sqlbridge.shops.prestashop.desk.grants import GRANTS

__all__ = ["GRANTS", "PrestaShopDesk"]
