"""What the shell completes: names from the configuration, ids from the bridge's tables.

It never fails and never prints: without a configuration or a database there is nothing to complete.
"""

import logging
from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import TYPE_CHECKING

import typer

from sqlbridge.settings import Settings, load_configuration

if TYPE_CHECKING:
    from sqlbridge.database.engine import Database

# Whoever presses Tab is not to wait for a server that does not answer; on our own imports one has to.
_PATIENCE_SECONDS = 2.0
_LOOK_SECONDS = 0.05
_MOST = 100

_asks_server = Event()

Source = Callable[[Settings, str], Iterable[object]]
Complete = Callable[[typer.Context, str], list[str]]


def _completing(source: Source) -> Complete:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        found: list[str] = []
        seeker = Thread(target=_collect, args=(source, ctx, incomplete, found), daemon=True)
        seeker.start()
        while seeker.is_alive() and not _asks_server.wait(_LOOK_SECONDS):
            pass
        seeker.join(_PATIENCE_SECONDS)
        return sorted(found)

    return complete


def _collect(source: Source, ctx: typer.Context, incomplete: str, found: list[str]) -> None:
    logging.disable(logging.CRITICAL)
    try:
        settings = load_configuration(ctx.find_root().params.get("config_file")).settings
        texts = [str(one) for one in source(settings, incomplete)]
    except Exception:
        return
    found += [text for text in texts if text.startswith(incomplete)]


def _channels(settings: Settings, _incomplete: str) -> Iterable[object]:
    return (name for account in settings.accounts.values() for name in account.channels)


def _accounts(settings: Settings, _incomplete: str) -> Iterable[object]:
    return settings.accounts


def _feed_ids(settings: Settings, _incomplete: str) -> Iterable[object]:
    from sqlbridge.ledger.views import queue_views

    database = _database(settings)
    with database.read() as connection:
        return [one["id"] for one in queue_views.feeds(connection, database.tables, only_open=False, limit=_MOST)]


def _order_ids(settings: Settings, _incomplete: str) -> Iterable[object]:
    from sqlbridge.ledger.views import order_views

    database = _database(settings)
    with database.read() as connection:
        found = order_views.orders(connection, database.tables, state=None, only_problems=False, limit=_MOST)
    return [one["amazon_order_id"] for one in found]


def _shop_skus(settings: Settings, incomplete: str) -> Iterable[object]:
    from sqlbridge.ledger import listings

    database = _database(settings)
    with database.read() as connection:
        return listings.shop_skus_like(connection, database.tables, incomplete, _MOST)


def _checks(_settings: Settings, _incomplete: str) -> Iterable[object]:
    from sqlbridge.doctor.checks import CHECKS

    return {check.id for check in CHECKS} | {check.group.value for check in CHECKS}


def _database(settings: Settings) -> "Database":
    from sqlbridge.database.engine import open_database

    database = open_database(settings)
    _asks_server.set()
    return database


channels = _completing(_channels)
accounts = _completing(_accounts)
feed_ids = _completing(_feed_ids)
order_ids = _completing(_order_ids)
shop_skus = _completing(_shop_skus)
checks = _completing(_checks)
