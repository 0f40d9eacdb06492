"""Demo shops: real table definitions of PrestaShop and Magento, filled with invented goods."""

from sqlbridge.demo.shops.create import PLATFORMS, create_shop, schema_statements

__all__ = ["PLATFORMS", "create_shop", "schema_statements"]
