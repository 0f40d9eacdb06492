"""Puts an installation together from its settings: the one place that knows every part."""

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.accounts import accounts_of
from sqlbridge.database.engine import Database, open_database
from sqlbridge.ledger import installation
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.model import utc_now
from sqlbridge.settings import Settings
from sqlbridge.shops.opening import open_shop
from sqlbridge.tasks.running import Bridge


def open_bridge(settings: Settings) -> Bridge:
    """The installation that the settings describe, ready to run tasks."""
    database = open_installed(settings)
    accounts = accounts_of(settings)
    quotas = Quotas(database)
    return Bridge(
        database=database,
        shop=open_shop(settings.shop.platform, database.names, settings.shop.sku),
        accounts=accounts,
        amazon={name: AmazonAccount(account, settings.accounts[name], quotas) for name, account in accounts.items()},
        quotas=quotas,
        settings=settings,
        now=utc_now,
    )


def open_installed(settings: Settings) -> Database:
    """The database, after a look whether the bridge is installed on it."""
    database = open_database(settings)
    installation.require(database)
    return database
