"""The demo's second part: what SQLBridge does besides prices and stock, each task as cron would run it."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from sqlalchemy import text

from sqlbridge.demo import looking
from sqlbridge.demo.command import DemoFailedError, sqlbridge
from sqlbridge.demo.shops.assortment import products
from sqlbridge.demo.stage import GERMANY, SELLER_ID, Stage
from sqlbridge.sandbox import Address, Buyer, CatalogueItem, Order, OrderItem, ProductCode

_SHIPPING = Path(__file__).parent / "shipping"
# Longer than the sandbox takes for a report or a new offer.
_PROCESSING_SECONDS = 7
# Amazon's search knows an order two minutes after it was placed. Nobody is to wait for that, and Amazon's clock stays
# right.
_PLACED_AGO = timedelta(minutes=3)
UNLISTED = 3


def match(console: Console, built: Stage) -> None:
    """Amazon's listings report: asked for in one run, collected by the next."""
    sqlbridge(console, built, "run", "match")
    with console.status("Amazon makes the report"):
        time.sleep(_PROCESSING_SECONDS)
    sqlbridge(console, built, "run", "match")


def offer(console: Console, built: Stage, unlisted: Sequence[str]) -> None:
    """Products that are not listed, of which Amazon's catalogue knows one clearly, one twice, and one not at all."""
    console.rule("Offer what Amazon knows by its EAN", align="left")
    clear, twice, _ = unlisted
    codes = {article.sku: article.ean for product in products(built.skus) for article in product.articles}
    built.sandbox.add_catalogue_items(
        [
            CatalogueItem(
                asin=asin,
                marketplace_id=GERMANY,
                title=f"{sku}, as Amazon knows it",
                identifiers=[ProductCode("EAN", codes[sku])],
            )
            for asin, sku in (("B0DEMO0001", clear), ("B0DEMO0002", twice), ("B0DEMO0003", twice))
        ]
    )
    sqlbridge(console, built, "run", "auto-submit")
    with console.status("Amazon takes the offer in"):
        time.sleep(_PROCESSING_SECONDS)
    sqlbridge(console, built, "run", "auto-submit")
    sqlbridge(console, built, "matches", "list")
    if mistakes := built.sandbox.mistakes():
        raise DemoFailedError(f"the seller would regret {mistakes[0]}")


def sell(console: Console, built: Stage, sku: str) -> str:
    """A buyer orders two pieces, another one something that the shop does not know; the first order's Amazon id."""
    console.rule("A buyer orders at Amazon", align="left")
    price = next(one.price for one in built.sandbox.listings(SELLER_ID, GERMANY) if one.sku == sku) or Decimal(10)
    first, second = (f"305-1234567-{number:07}" for number in (1, 2))
    built.sandbox.add_orders([_order(first, sku, 2, price), _order(second, "UNKNOWN-SKU", 1, Decimal("9.99"))])
    stock = looking.offers(built, [sku])[sku][1]
    sqlbridge(console, built, "run", "import-orders")
    sqlbridge(console, built, "orders", "list")
    console.print(f"{sku} had {stock} pieces in the shop, and has {looking.offers(built, [sku])[sku][1]} now.")
    return first


def ship(console: Console, built: Stage, amazon_order_id: str) -> None:
    """The clerk ships the order in the shop's back office; Amazon hears of it."""
    console.rule("The shop ships the order", align="left")
    with built.root.begin() as connection:
        for statement in (_SHIPPING / f"{built.platform}.sql").read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                values = {"order": looking.shop_order(built, amazon_order_id), "now": _clock(built.platform)}
                connection.execute(text(statement), values)
    sqlbridge(console, built, "run", "send-tracking")
    sqlbridge(console, built, "shipments", "list")
    order = built.sandbox.order(amazon_order_id)
    if order.status != "SHIPPED":
        raise DemoFailedError(f"order {amazon_order_id} is {order.status} at Amazon")
    (package,) = order.packages
    console.print(f"At Amazon, the order is SHIPPED with {package.carrier} {package.tracking_number}.")


def _clock(platform: str) -> datetime:
    """What the shop's own code writes for the time: PrestaShop its local one, Magento UTC."""
    zone = ZoneInfo("Europe/Berlin") if platform == "prestashop" else UTC
    return datetime.now(zone).replace(tzinfo=None, microsecond=0)


def _order(order_id: str, sku: str, quantity: int, price: Decimal) -> Order:
    return Order(
        seller_id=SELLER_ID,
        marketplace_id=GERMANY,
        order_id=order_id,
        created=datetime.now(UTC) - _PLACED_AGO,
        items=[OrderItem(order_item_id=f"7903976{order_id[-7:]}", sku=sku, quantity=quantity, unit_price=price)],
        buyer=Buyer(buyer_name="Änne Weiß", buyer_email=f"{order_id}@marketplace.amazon.de"),
        address=Address(
            name="Änne Weiß", address_line1="Domstraße 1", city="Köln", postal_code="50667", country_code="DE"
        ),
    )
