"""A world whose products can be offered at Amazon by their codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import delete, select

from sqlbridge.ledger import channels, matches
from sqlbridge.model.changes import Counts, utc_now
from sqlbridge.sandbox import CatalogueItem, ProductCode
from sqlbridge.settings.tasks import SubmitSettings
from sqlbridge.tasks.auto_submit import auto_submit
from tests.tasks.world import DE, World

# Printed on real goods.
PENS, BUNS, CAN = "4006381333931", "5901234123457", "8711253001202"
PEN_ASIN, BUN_ASIN, CAN_ASIN = "B000000PEN", "B000000BUN", "B000000CAN"
PEN, BUN, TIN = "DEMO-0001", "DEMO-0002", "DEMO-0003"


@dataclass
class Submitting:
    """Without codes to begin with; two channels where the world has them, both of which submit."""

    world: World

    def code(self, sku: str, code: str) -> None:
        """Write a code, with 7 pieces in stock."""
        self.world.write(
            f"UPDATE ps_product SET ean13 = '{code}' WHERE id_product = {{{sku}}}",
            f"UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {{{sku}}}",
        )

    def knows(self, asin: str, *codes: str, kind: Any = "EAN", marketplace: str = DE) -> None:
        """Let Amazon's catalogue have an item."""
        identifiers = [ProductCode(type=kind, value=code) for code in codes]
        item = CatalogueItem(asin=asin, marketplace_id=marketplace, title=f"Title of {asin}", identifiers=identifiers)
        self.world.sandbox.add_catalogue_items([item])

    def run(self, *, dry_run: bool = False, days: float = 0, with_full_quota: bool = True) -> Counts:
        """One run, so many days from now."""
        if with_full_quota:
            self.refill()
        moment = utc_now() + timedelta(days=days)
        return auto_submit(replace(self.world.bridge, now=lambda: moment), dry_run=dry_run)

    def refill(self) -> None:
        """A full quota."""
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(self.world.tables.quotas))

    def state(self, sku: str, channel: str = "de") -> tuple[str, str | None]:
        """State and reason; the state is empty where nothing is known."""
        row = self.row(sku, channel)
        return (row["state"], row["reason"]) if row else ("", None)

    def row(self, sku: str, channel: str = "de") -> Any:
        """What is recorded."""
        table = self.world.tables.matches
        query = select(table).where(table.c.shop_sku == sku, table.c.channel == channel)
        with self.world.bridge.database.read() as connection:
            return connection.execute(query).mappings().first()

    def choose(self, sku: str, asin: str) -> bool:
        """As an operator."""
        with self.world.bridge.database.begin() as connection:
            return matches.choose(connection, self.world.tables, "de", sku, asin)

    def exclude(self, sku: str) -> bool:
        """As an operator."""
        with self.world.bridge.database.begin() as connection:
            return matches.exclude(connection, self.world.tables, "de", sku)

    def include(self, sku: str) -> bool:
        """As an operator."""
        with self.world.bridge.database.begin() as connection:
            return matches.include(connection, self.world.tables, "de", sku)

    def requests(self, operation: str) -> int:
        """How often Amazon was asked."""
        return self.world.sandbox.request_counts()[operation]

    def set(self, **submit: Any) -> None:
        """Change settings of the task."""
        old = self.world.settings.accounts["main"].channels["de"].submit
        with_account(self.world, {}, submit=msgspec.structs.replace(old, **submit))


def submitting(world: World) -> Submitting:
    """All channels enabled, for sending and for submitting; no product has a code."""
    with_account(world, {}, submit=SubmitSettings(enabled=True))
    with world.bridge.database.begin() as connection:
        for account in world.bridge.accounts.values():
            for channel in account.channels:
                channels.enable(connection, world.tables, channel.name, datetime(2026, 11, 26))
    world.shop.write("UPDATE ps_product SET ean13 = ''", "UPDATE ps_product_attribute SET ean13 = ''")
    return Submitting(world)


def with_account(world: World, changes: dict[str, Any], **of_channels: Any) -> None:
    """Go on with other settings of the account, and of all its channels."""
    account = world.settings.accounts["main"]
    changed = {name: msgspec.structs.replace(one, **of_channels) for name, one in account.channels.items()}
    account = msgspec.structs.replace(account, channels=changed, **changes)
    world.use(msgspec.structs.replace(world.settings, accounts={"main": account}))
