"""An order before it is written: everything its rows are made of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlbridge.model.orders import OrderLine, Purchase
from sqlbridge.shops.magento2.desk.amounts import OrderAmounts
from sqlbridge.shops.magento2.desk.goods import Goods
from sqlbridge.shops.magento2.desk.place import Place
from sqlbridge.shops.magento2.desk.tables import Row

# A domain that no mail can reach (RFC 2606).
_NOWHERE = "marketplace.invalid"


@dataclass(frozen=True, slots=True)
class Draft:
    """An order with its number; `region` is the shop's region of the address, if it knows one."""

    purchase: Purchase
    place: Place
    goods: dict[str, Goods]
    amounts: OrderAmounts
    region: Any
    number: str
    at: datetime

    @property
    def lines(self) -> list[OrderLine]:
        """The lines of which something is bought."""
        return [line for line in self.purchase.order.lines if line.quantity]

    @property
    def email(self) -> str:
        """The buyer's alias at Amazon, or one of this order that leads nowhere."""
        return self.purchase.order.buyer.email or f"{self.purchase.order.id}@{_NOWHERE}"

    @property
    def buyer(self) -> tuple[str, str]:
        """First and last name of who bought."""
        return name_parts(self.purchase.order.buyer.name or self.purchase.address.name)

    @property
    def pieces(self) -> int:
        """How many pieces are bought."""
        return sum(line.quantity for line in self.lines)

    @property
    def weight(self) -> Decimal:
        """What they weigh."""
        return sum((self.goods[line.item_id].weight * line.quantity for line in self.lines), Decimal())

    @property
    def shipping_description(self) -> str:
        """How the order is shipped, as people see it; with what else is part of the shipping's price."""
        service = f"Amazon - {self.purchase.order.service_level}".removesuffix(" - ")
        return f"{service}, with gift wrap" if any(line.gift_wrap.gross for line in self.lines) else service


def name_parts(name: str) -> tuple[str, str]:
    """First and last name; a single word is a first name, as the shop takes who has none for a nameless guest."""
    first, _, last = name.strip().rpartition(" ")
    return (first.strip(), last) if first else (last, "")


def in_both_currencies(**amounts: Decimal) -> Row:
    """The columns of amounts with those in the website's base currency, which is the order's."""
    return {**amounts, **{f"base_{name}": amount for name, amount in amounts.items()}}
