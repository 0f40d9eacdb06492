"""Puts an installation together from its settings: the one place that knows every part."""

from typing import TYPE_CHECKING

from sqlbridge.database.engine import Database, Role, open_database
from sqlbridge.errors import SettingsError
from sqlbridge.ledger import installation

if TYPE_CHECKING:
    from sqlbridge.database.naming import Names
    from sqlbridge.settings import Settings
    from sqlbridge.tasks.order_office import OrderOffice
    from sqlbridge.tasks.running import Bridge


def open_bridge(settings: "Settings", *, dry_run: bool = False) -> "Bridge":
    """The installation that the settings describe, ready to run tasks; with `dry_run`, its database keeps nothing.

    What Amazon's quotas have left is kept all the same: a rehearsal that asks Amazon uses them up.
    """
    # Many commands look into the database only, and what runs tasks and speaks to Amazon takes a while to import.
    from sqlbridge.amazon.account import AmazonAccount
    from sqlbridge.amazon.accounts import accounts_of
    from sqlbridge.ledger.quotas import Quotas
    from sqlbridge.model.changes import utc_now
    from sqlbridge.monitoring.observers import observers_of
    from sqlbridge.shops.opening import open_shop
    from sqlbridge.tasks.running import Bridge

    database = open_installed(settings)
    accounts = accounts_of(settings)
    quotas = Quotas(database)
    return Bridge(
        database=database.rehearsed(dry_run),
        shop=open_shop(settings.shop.platform, database.names, settings.shop.sku),
        accounts=accounts,
        amazon={name: AmazonAccount(account, settings.accounts[name], quotas) for name, account in accounts.items()},
        quotas=quotas,
        settings=settings,
        now=utc_now,
        office=_office(settings, database.names),
        observers=observers_of(settings),
    )


def open_installed(settings: "Settings", *, dry_run: bool = False) -> Database:
    """The database, after a look whether the bridge is installed on it; with `dry_run`, nothing is committed."""
    database = open_database(settings).rehearsed(dry_run)
    installation.require(database)
    return database


def open_at_home(settings: "Settings", *, dry_run: bool = False) -> Database:
    """The same, where it is the installation's own and no copy: for what makes something go to Amazon."""
    from sqlbridge.capture.home import require_home

    database = open_installed(settings, dry_run=dry_run)
    require_home(database, settings)
    return database


def _office(settings: "Settings", names: "Names") -> "OrderOffice | None":
    """Raises SettingsError where orders are imported without an account or a key for them."""
    channels = (one for account in settings.accounts.values() for one in account.channels.values())
    if not any(one.orders.enabled for one in channels):
        return None
    if not settings.database.orders_user:
        raise SettingsError(
            "database.orders_user is missing: a channel imports orders, which needs an account of its own; "
            "set it, and let a DBA run what `sqlbridge grants` prints for it"
        )
    from sqlbridge.ledger.personal_data import Vault
    from sqlbridge.shops.opening import open_desk
    from sqlbridge.tasks.order_office import OrderOffice

    return OrderOffice(
        database=open_database(settings, Role.ORDERS),
        desk=open_desk(settings.shop.platform, names),
        vault=Vault(settings.bridge.personal_key),
    )
