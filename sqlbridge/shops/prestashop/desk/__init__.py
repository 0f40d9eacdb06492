"""PrestaShop's order desk: writes Amazon's orders as the shop's own code writes orders, and reads them back."""

from sqlbridge.shops.prestashop.desk.desk import PrestaShopDesk
from sqlbridge.shops.prestashop.desk.grants import GRANTS, READER_GRANTS

__all__ = ["GRANTS", "READER_GRANTS", "PrestaShopDesk"]
