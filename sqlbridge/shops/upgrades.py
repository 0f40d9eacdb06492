"""What an upgrade of the shop does to triggers on its tables, before it does it."""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement

_SCHEDULED_VIEWS = Path(__file__).parent / "magento2" / "scheduled_views.sql"


def upgrade_advice(connection: Connection, platform: str, names: Names) -> str:
    """What to do before the shop is upgraded; empty where nothing is known that could go wrong.

    Magento 2 rebuilds its indexers' triggers in setup:upgrade and takes every other trigger for a stale one of its
    own (magento2#38481): from 2.4.6 on it then fails, and with a table prefix it loses its own triggers instead.
    """
    if platform != "magento2":
        return ""
    try:
        views = connection.execute(statement(_SCHEDULED_VIEWS, names)).scalars().all()
    except DBAPIError:
        return "whether indexers run by schedule cannot be seen: `sqlbridge suspend` before setup:upgrade is safe"
    if not views:
        return ""
    effect = "drops the triggers of Magento's own indexers" if names.shop_prefix else "may fail"
    return f"{len(views)} indexers run by schedule, so setup:upgrade {effect}: run `sqlbridge suspend` before it"
