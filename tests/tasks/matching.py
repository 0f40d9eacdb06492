"""A world whose listings are fetched from Amazon, and a clock for it."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import delete, select

from sqlbridge.errors import SqlBridgeError
from sqlbridge.ledger import channels
from sqlbridge.model.changes import utc_now
from sqlbridge.sandbox import Listing
from sqlbridge.settings import MatchSettings
from sqlbridge.tasks.match import match
from tests.tasks.world import DE, SELLER, World


@dataclass
class Matching:
    """Runs of `match`, and the time between them, which passes at Amazon too."""

    world: World
    passed: timedelta = timedelta()

    def switch_on(self, **settings: Any) -> None:
        """Let every channel be matched, with these settings."""
        matched = MatchSettings(enabled=True, **settings)
        account = self.world.settings.accounts["main"]
        served = {name: msgspec.structs.replace(one, match=matched) for name, one in account.channels.items()}
        accounts = {"main": msgspec.structs.replace(account, channels=served)}
        self.world.use(msgspec.structs.replace(self.world.settings, accounts=accounts))
        self.wait(hours=0)

    def wait(self, hours: float = 1) -> None:
        """Let time pass, for the bridge and for Amazon."""
        self.passed += timedelta(hours=hours)
        self.world.sandbox.advance(hours * 3600)
        self.world.bridge = replace(self.world.bridge, now=self.now)

    def now(self) -> datetime:
        """The bridge's time."""
        return utc_now() + self.passed

    def run(self, **options: bool) -> dict[str, int]:
        """One run of `match`, with a full quota; what it counted."""
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(self.world.tables.quotas))
        return match(self.world.bridge, **options).values

    def collect(self, **options: bool) -> dict[str, int]:
        """Ask for a report, and collect it an hour later, when the next one is asked for; what that counted.

        Errors that the run ends with are left to what it wrote down.
        """
        with suppress(SqlBridgeError):
            self.run()
        self.wait()
        with suppress(SqlBridgeError):
            return self.run(**options)
        return {}

    def list_at_amazon(self, *skus: str, marketplace: str = DE, **details: Any) -> None:
        """List SKUs at Amazon, and tell nobody."""
        values: dict[str, Any] = {"price": Decimal("99.90"), "quantity": 1, "asin": "B000000001"} | details
        self.world.sandbox.add_listings(
            [Listing(seller_id=SELLER, marketplace_id=marketplace, sku=sku, **values) for sku in skus]
        )

    def enable(self, channel: str = "de") -> None:
        """Let the channel send."""
        with self.world.bridge.database.begin() as connection:
            channels.enable(connection, self.world.tables, channel, self.now())

    def reports(self) -> list[Any]:
        """All reports that were asked for, oldest first."""
        return self._rows(self.world.tables.reports)

    def states(self) -> list[str]:
        """The states of all reports, oldest first."""
        return [row["state"] for row in self.reports()]

    def listings(self) -> dict[str, Any]:
        """Every listing, by seller SKU."""
        return {row["seller_sku"]: row for row in self._rows(self.world.tables.listings)}

    def drifts(self) -> list[Any]:
        """Every disagreement."""
        return self._rows(self.world.tables.drifts)

    def _rows(self, table: Any) -> list[Any]:
        with self.world.bridge.database.read() as connection:
            first = next(iter(table.primary_key.columns))
            return list(connection.execute(select(table).order_by(first)).mappings())
