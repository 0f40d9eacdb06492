"""What a shop's own code says of each product and combination, read from its file."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlbridge.model.changes import Entity, EntityKey

# Two products share this SKU, by which Magento 2 keys its stock: it answers their sum for both.
UNSETTLED_QUANTITIES = {"magento2": {"K-twin"}}


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: the shop's own values of a product or combination in one part of the shop.

    `quantity` is None for what is not sold by itself (a configurable). `is_quantity_settled` and `is_net_stated`
    are false where the shop's value says nothing.
    """

    shop: str
    key: EntityKey
    sku: str
    gross: Decimal | None
    net: Decimal | None
    quantity: int | None
    is_orderable: bool
    is_unlimited: bool
    is_quantity_settled: bool = True

    @property
    def is_sold_by_itself(self) -> bool:
        """Whether it can be offered at all."""
        return self.quantity is not None

    @property
    def is_net_stated(self) -> bool:
        """Without a cart, Magento 2 names no net where prices are entered with tax."""
        return self.net is not None or self.gross is None


def read_answers(file: Path, platform: str) -> list[Answer]:
    """All rows of a file."""
    rows = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    return [_answer(row, platform) for row in rows]


def _answer(row: dict[str, Any], platform: str) -> Answer:
    sku = row["sku"] or ""
    return Answer(
        shop=str(row["id_shop"]) if platform == "prestashop" else row["scope"],
        key=_key(row),
        sku=sku,
        gross=_money(row["offer_gross"]),
        net=_money(row["offer_net"]),
        quantity=row["offer_quantity"],
        is_orderable=bool(row["orderable"]),
        is_unlimited=row["unlimited"],
        is_quantity_settled=sku not in UNSETTLED_QUANTITIES.get(platform, ()),
    )


def _key(row: dict[str, Any]) -> EntityKey:
    if row.get("id_product_attribute"):
        return EntityKey(Entity.COMBINATION, str(row["id_product_attribute"]))
    return EntityKey(Entity.PRODUCT, str(row.get("id_product", row.get("id"))))


def _money(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
