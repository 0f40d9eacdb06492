"""What the demo does to its stage, on which a visitor looks around afterwards."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from rich.console import Console

from sqlbridge.demo import errands, looking
from sqlbridge.demo.command import sqlbridge
from sqlbridge.demo.ground import private_ground
from sqlbridge.demo.stage import GERMANY, SELLER_ID, stage
from sqlbridge.sandbox import Listing


def test_an_order_reaches_the_shop_without_moving_amazons_clock(tmp_path: Path) -> None:
    """`sqlbridge doctor` would call a moved clock a wrong one of this host."""
    console = Console(file=StringIO())
    with (
        private_ground("prestashop", "mariadb", tmp_path, 20) as ground,
        stage("prestashop", 20, tmp_path, ground) as built,
    ):
        built.grant()
        sqlbridge(console, built, "install")
        sqlbridge(console, built, "channels", "enable", "de")
        sku = looking.stocked_skus(built)[0]
        price, quantity = looking.offers(built, [sku])[sku]
        listing = Listing(seller_id=SELLER_ID, marketplace_id=GERMANY, sku=sku, price=price, quantity=quantity)
        built.sandbox.add_listings([listing])
        order = errands.sell(console, built, sku)
        assert looking.shop_order(built, order)
        assert quantity is not None
        assert looking.offers(built, [sku])[sku][1] == quantity - 2
        assert abs(built.sandbox.now() - datetime.now(UTC)) < timedelta(seconds=30)
