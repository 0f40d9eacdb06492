"""What the checks look at, read when a check first asks for it and then kept.

Connections are in autocommit, so that no look holds a table of the shop's against its own DDL.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Row, text
from sqlalchemy.exc import DBAPIError

from sqlbridge.amazon.account import AmazonAccount, Participation
from sqlbridge.amazon.accounts import accounts_of
from sqlbridge.capture.catalogue import StoredObject, stored_procedures, stored_triggers
from sqlbridge.capture.privileges import Privileges, own_privileges
from sqlbridge.capture.record import read_record
from sqlbridge.capture.server import Server, server_of
from sqlbridge.capture.survey import Survey, survey
from sqlbridge.database.engine import Database, Role, open_database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import NotInstalledError, SqlBridgeError
from sqlbridge.ledger import installation
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.model.changes import utc_now
from sqlbridge.model.selling import Account, Channel
from sqlbridge.settings import ChannelSettings, Configuration, Settings
from sqlbridge.shops import FoundShop, recognise
from sqlbridge.shops.opening import open_shop
from sqlbridge.shops.shop import Shop

T = TypeVar("T")


class UnseenError(Exception):
    """A check does not apply here, or what it needs is not to be seen; the message says why."""


class remembered(cached_property[T]):  # noqa: N801, it stands where @property stands
    """A cached property that keeps a failure, too: a server that is away is waited for once."""

    def __get__(self, patient: Any, owner: type[Any] | None = None) -> T:  # type: ignore[override]
        """The value, or the error of the first time."""
        if self.attrname in patient.failures:
            raise patient.failures[self.attrname]
        try:
            value: T = super().__get__(patient, owner)
        except (SqlBridgeError, DBAPIError, UnseenError) as exc:
            patient.failures[self.attrname] = exc
            raise
        return value


class Patient:
    """An installation as its configuration describes it. Any property may raise what keeps it from being read:

    DatabaseUnavailableError, NotInstalledError, SettingsError, AmazonError, UnseenError, SQLAlchemy's DBAPIError.
    """

    def __init__(
        self, configuration: Configuration, *, asks_amazon: bool = True, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.configuration = configuration
        self.settings: Settings = configuration.settings
        self.asks_amazon = asks_amazon
        self.now = now
        self.failures: dict[str | None, Exception] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @remembered
    def database(self) -> Database:
        """The worker's."""
        return open_database(self.settings)

    @property
    def tables(self) -> Tables:
        """The bridge's tables."""
        return self.database.tables

    @remembered
    def worker(self) -> Connection:
        """A connection as the worker."""
        return self.connect(self.database)

    @remembered
    def installer(self) -> Connection:
        """A connection as the installer; as the worker where the configuration names none."""
        return self.connect(open_database(self.settings, Role.INSTALLER))

    def connect(self, database: Database) -> Connection:
        """A connection that lasts as long as the examination."""
        self._stack.callback(database.engine.dispose)
        connection = self._stack.enter_context(database.read())
        return connection.execution_options(isolation_level="AUTOCOMMIT")

    @remembered
    def variables(self) -> dict[str, str]:
        """The server's global variables, their names in lower case."""
        return {row[0].lower(): row[1] for row in self.worker.execute(text("SHOW GLOBAL VARIABLES"))}

    @remembered
    def server(self) -> Server:
        """Which server it is."""
        return server_of(self.worker)

    @remembered
    def privileges(self) -> Privileges:
        """What the worker may do."""
        return own_privileges(self.worker)

    @remembered
    def ground(self) -> Survey:
        """The shop's tables and what of ours is on them, as the installer sees it."""
        return survey(self.installer, self.settings, self.database.names)

    @remembered
    def triggers(self) -> dict[str, StoredObject]:
        """Our triggers that are there, by name. UnseenError for an account that triggers are hidden from."""
        schema = self.database.names.shop_schema
        for table in self.ground.watched_tables:
            if not self.ground.privileges.has("TRIGGER", schema, table):
                raise UnseenError(
                    f"{self.ground.account} has no TRIGGER on {schema}.{table}, so triggers are hidden from it: "
                    "set database.install_user"
                )
        return stored_triggers(self.installer, schema)

    @remembered
    def procedures(self) -> dict[str, StoredObject]:
        """Our procedures that are there, by name."""
        return stored_procedures(self.installer, self.database.names)

    @remembered
    def ledger(self) -> Connection:
        """The worker's connection, after a look whether the bridge's tables are there."""
        worker = self.worker
        installation.require_tables(self.database)
        return worker

    @remembered
    def record(self) -> Row[Any]:
        """The installation's own row."""
        row = read_record(self.ledger, self.tables)
        if row is None:
            raise NotInstalledError("the installation is unfinished: run `sqlbridge install` again")
        return row

    @remembered
    def shops(self) -> list[FoundShop]:
        """The shops that are to be seen in the shop's schema."""
        return recognise(self.worker, self.database.names.shop_schema)

    @remembered
    def shop(self) -> Shop:
        """The shop's adapter."""
        return open_shop(self.settings.shop.platform, self.database.names, self.settings.shop.sku)

    @remembered
    def accounts(self) -> dict[str, Account]:
        """The sellers, by name."""
        return accounts_of(self.settings)

    @property
    def channels(self) -> list[Channel]:
        """The channels of all accounts."""
        return [channel for account in self.accounts.values() for channel in account.channels]

    def settings_of(self, channel: Channel) -> ChannelSettings:
        """What is configured for a channel."""
        return self.settings.accounts[channel.account].channels[channel.name]

    @property
    def imports_orders(self) -> bool:
        """Whether any channel imports orders."""
        return any(
            one.orders.enabled for account in self.settings.accounts.values() for one in account.channels.values()
        )

    @remembered
    def amazon(self) -> dict[str, AmazonAccount]:
        """The sellers' accounts at Amazon, by name."""
        if not self.asks_amazon:
            raise UnseenError("Amazon was not to be asked (--offline)")
        _ = self.ledger  # calls are counted in the bridge's tables
        quotas = Quotas(self.database)
        return {name: AmazonAccount(one, self.settings.accounts[name], quotas) for name, one in self.accounts.items()}

    @remembered
    def participations(self) -> dict[str, dict[str, Participation] | Exception]:
        """What Amazon says about the marketplaces of each account, by marketplace id; or the error."""
        return {name: _participations(account) for name, account in self.amazon.items()}


def _participations(account: AmazonAccount) -> dict[str, Participation] | Exception:
    try:
        return {one.marketplace_id: one for one in account.participations()}
    except SqlBridgeError as exc:
        return exc
