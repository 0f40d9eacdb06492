"""A shop, its installation, and an Amazon to send to: everything real, everything private to one test."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, select

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import channels, listings
from sqlbridge.model.changes import ChangeState, Counts, utc_now
from sqlbridge.model.offers import Scope
from sqlbridge.model.selling import Fulfilment, ReportedListing
from sqlbridge.sandbox import Listing, Sandbox
from sqlbridge.settings import AccountSettings, ChannelSettings, Settings
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.update import update
from sqlbridge.wiring import open_bridge
from tests.harness import DemoShop

SELLER = "A1SELLER"
_SKU = re.compile(r"\{([\w-]+)\}")
DE = "A1PA6795UKMFR9"
FR = "A13V1IB3VIYZZH"


def account_settings(sandbox: Sandbox, shop_scope: str, marketplaces: Sequence[str] = ("DE",)) -> AccountSettings:
    """An account at the sandbox, with a channel of the same name, in lower case, per marketplace."""
    seller = sandbox.add_seller(SELLER, marketplaces=[DE, FR])
    return AccountSettings(
        seller_id=SELLER,
        region="eu",
        client_id=seller.client_id,
        client_secret=seller.client_secret,
        refresh_token=seller.refresh_token,
        endpoint=sandbox.url,
        channels={
            code.lower(): ChannelSettings(marketplace=code, shop=shop_scope, country="DE") for code in marketplaces
        },
    )


@dataclass
class World:
    """One installation. What its methods return is read from the database or from the sandbox anew."""

    shop: DemoShop
    sandbox: Sandbox
    settings: Settings
    bridge: Bridge

    def list_skus(
        self,
        *skus: str,
        channel: str = "de",
        price: str | None = None,
        quantity: int = 0,
        asin: str = "B000000001",
        fulfilment: Fulfilment = Fulfilment.MERCHANT,
        is_reported: bool = True,
    ) -> None:
        """List SKUs at Amazon, and tell the bridge so, as an imported listings report does, unless told otherwise.

        Without a price, Amazon shows a tenth less than the shop.
        """
        account = self.bridge.accounts[self.bridge.account_for(channel) or "main"]
        place = account.channel(channel)
        prices = {} if price else {sku: in_shop for sku, (in_shop, _) in self.in_shop(*skus).items()}
        reported = [
            ReportedListing(sku, asin, "Active", fulfilment, _reported_price(price, prices.get(sku)), quantity)
            for sku in skus
        ]
        self.sandbox.add_listings(
            [
                Listing(
                    seller_id=account.seller_id,
                    marketplace_id=place.marketplace.id,
                    sku=one.seller_sku,
                    asin=asin,
                    channel="DEFAULT" if fulfilment is Fulfilment.MERCHANT else "AMAZON_EU",
                    price=one.price,
                    quantity=one.quantity,
                )
                for one in reported
            ]
        )
        with self.bridge.database.begin() as connection:
            listings.record(connection, self.tables, place, reported if is_reported else (), utc_now())
            channels.enable(connection, self.tables, channel, utc_now())

    def use(self, settings: Settings) -> None:
        """Go on with another configuration."""
        self.settings, self.bridge = settings, open_bridge(settings)

    def write(self, *statements: str) -> None:
        """Write to the shop's tables in one transaction; `{SKU}` stands for the SKU's product id."""
        self.shop.write(*(_SKU.sub(lambda match: str(self.product_id(match[1])), one) for one in statements))

    def product_id(self, sku: str) -> int:
        """The id of the simple product with this SKU."""
        query = f"SELECT entity_id FROM catalog_product_entity WHERE sku = '{sku}'"
        if self.shop.platform == "prestashop":
            query = f"SELECT id_product FROM ps_product WHERE reference = '{sku}'"
        return int(self.shop.read(query)[0][0])

    def simple_skus(self, number: int) -> list[str]:
        """Products of PrestaShop's without variants, which are sold and stocked by themselves."""
        rows = self.shop.read("SELECT reference FROM ps_product WHERE product_type = 'standard' AND active = 1")
        return [str(sku) for (sku,) in rows[:number]]

    @property
    def tables(self) -> Any:
        """The bridge's tables."""
        return self.bridge.database.tables

    def update(self) -> Counts:
        """One run of `update`, with a full quota."""
        with self.bridge.database.begin() as connection:
            connection.execute(delete(self.tables.quotas))
        return update(self.bridge)

    def acknowledge(self) -> Counts:
        """One run of `acknowledge`, after Amazon has had the time to process every feed."""
        self.sandbox.advance(10_000)
        with self.bridge.database.begin() as connection:
            connection.execute(delete(self.tables.quotas))
        return acknowledge(self.bridge)

    def run_until_quiet(self, rounds: int = 12) -> None:
        """Cron for a while; fails if something is still on its way after that."""
        for _ in range(rounds):
            for task in (self.update, self.acknowledge):
                with suppress(AmazonError):
                    task()
            self.forget_waiting_times()
            if not self.on_the_way():
                return
        moving = [one for one in self.changes() if one["state"] not in (ChangeState.DONE, ChangeState.REFUSED)]
        raise AssertionError(f"still on the way after {rounds} rounds: {moving}")

    def forget_waiting_times(self) -> None:
        """As if the time had come for every change that is to be tried later."""
        changes = self.tables.changes
        later = changes.c.not_before.is_not(None)
        with self.bridge.database.begin() as connection:
            connection.execute(changes.update().where(later).values(not_before=datetime(2000, 1, 1)))

    def on_the_way(self) -> int:
        """Log rows and changes that are neither done nor refused."""
        changes, log = self.tables.changes, self.tables.change_log
        moving = changes.c.state.not_in([ChangeState.DONE, ChangeState.REFUSED])
        with self.bridge.database.read() as connection:
            logged = connection.execute(select(func.count()).select_from(log)).scalar_one()
            return int(
                logged + connection.execute(select(func.count()).select_from(changes).where(moving)).scalar_one()
            )

    def changes(self) -> list[Any]:
        """All changes, oldest first."""
        with self.bridge.database.read() as connection:
            return list(connection.execute(select(self.tables.changes).order_by(self.tables.changes.c.id)).mappings())

    def feeds(self) -> list[Any]:
        """All feeds, oldest first."""
        with self.bridge.database.read() as connection:
            return list(connection.execute(select(self.tables.feeds).order_by(self.tables.feeds.c.id)).mappings())

    def in_shop(self, *skus: str, shop_scope: str | None = None) -> dict[str, tuple[Decimal | None, int]]:
        """SKU -> price and quantity that the shop sells at now."""
        scope = Scope(shop_scope or self.bridge.accounts["main"].stock_shop, "DE", "EUR", 2)
        with self.bridge.database.read() as connection:
            offers = self.bridge.shop.offers(connection, skus, scope, self.bridge.now())
        return {sku: (found[0].gross, found[0].quantity) if found else (None, 0) for sku, found in offers.items()}

    def at_amazon(
        self, *skus: str, marketplace: str = DE, seller: str = SELLER
    ) -> dict[str, tuple[Decimal | None, int | None]]:
        """SKU -> price and quantity that Amazon shows now."""
        found = {one.sku: one for one in self.sandbox.listings(seller, marketplace)}
        return {sku: (found[sku].price, found[sku].quantity) for sku in skus}


def _reported_price(price: str | None, in_shop: Decimal | None) -> Decimal:
    return Decimal(price) if price else ((in_shop or Decimal(10)) * Decimal("0.9")).quantize(Decimal("0.01"))
