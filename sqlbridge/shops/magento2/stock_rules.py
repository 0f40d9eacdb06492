"""The rules of a stock item: its own, or the shop's where it says "use config"."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlbridge.shops.magento2.settings import Settings


@dataclass(frozen=True, slots=True)
class StockRules:
    """What decides whether one piece can be ordered, besides the quantity."""

    is_managed: bool
    allows_backorders: bool
    min_quantity: Decimal
    min_sale_quantity: Decimal
    increment: Decimal

    @classmethod
    def of(cls, item: Any, settings: Settings, group: int) -> "StockRules":
        """The rules of a row of stock_items.sql."""

        def rule(own: Decimal | int, use_config: int, name: str) -> Decimal:
            return settings.stock(name, group) if use_config else Decimal(own)

        has_increments = rule(item.enable_qty_increments, item.use_config_enable_qty_inc, "enable_qty_increments")
        increment = rule(item.qty_increments, item.use_config_qty_increments, "qty_increments")
        return cls(
            is_managed=bool(rule(item.manage_stock, item.use_config_manage_stock, "manage_stock")),
            allows_backorders=bool(rule(item.backorders, item.use_config_backorders, "backorders")),
            min_quantity=rule(item.min_qty, item.use_config_min_qty, "min_qty"),
            min_sale_quantity=rule(item.min_sale_qty, item.use_config_min_sale_qty, "min_sale_qty"),
            increment=increment if has_increments else Decimal(),
        )

    @property
    def is_unlimited(self) -> bool:
        """Whether it can be ordered without stock."""
        return not self.is_managed or self.allows_backorders

    @property
    def needs_pieces(self) -> bool:
        """Whether it cannot be ordered when nothing is left: a threshold below 0 is how far backorders go."""
        return self.is_managed and not (self.allows_backorders and self.min_quantity >= 0)

    @property
    def why_unlimited(self) -> str:
        """The reason in words."""
        return "backorders are allowed" if self.is_managed else "its stock is not managed"

    @property
    def obstacle(self) -> str:
        """Why one piece is no quantity that can be ordered; empty if it is."""
        if self.min_sale_quantity > 1:
            return f"at least {self.min_sale_quantity.normalize():f} must be ordered"
        if self.increment and 1 % self.increment:
            return f"only multiples of {self.increment.normalize():f} can be ordered"
        return ""
