"""What every task needs, and the frame it runs in: the lease, the record of the run, the first error."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from sqlbridge.capture.home import require_home
from sqlbridge.database.engine import Database
from sqlbridge.errors import SettingsError, SqlBridgeError
from sqlbridge.ledger import channels, leases, queue_samples, runs
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.log_context import fields_of, keep_fields, log_context
from sqlbridge.model.advance import Advance, unseen
from sqlbridge.model.changes import Counts
from sqlbridge.model.selling import Account
from sqlbridge.settings import Settings, WorkerSettings
from sqlbridge.shops.shop import Shop
from sqlbridge.tasks.observers import RunObserver, observed, tell
from sqlbridge.tasks.order_office import OrderOffice

if TYPE_CHECKING:
    from sqlbridge.amazon.account import AmazonAccount

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bridge:
    """An installation, wired: the database, the shop on it, the sellers, Amazon; `advance` hears of long work."""

    database: Database
    shop: Shop
    accounts: Mapping[str, Account]
    amazon: "Mapping[str, AmazonAccount]"
    quotas: Quotas
    settings: Settings
    now: Callable[[], datetime]
    office: OrderOffice | None = None
    observers: tuple[RunObserver, ...] = ()
    advance: Advance = unseen

    def require_office(self) -> OrderOffice:
        """What the order tasks need; SettingsError where no channel imports orders."""
        if self.office is None:
            raise SettingsError(
                "no channel imports orders: set enabled = true under [accounts.<name>.channels.<channel>.orders]"
            )
        return self.office

    @property
    def worker(self) -> WorkerSettings:
        """How the tasks behave."""
        return self.settings.worker

    def sending(self, connection: Connection) -> set[str]:
        """The channels that are enabled and configured; one that is only enabled is told in the log."""
        enabled = channels.enabled_channels(connection, self.database.tables)
        configured = {channel.name for account in self.accounts.values() for channel in account.channels}
        for name in sorted(enabled - configured):
            log.warning("channel %s is enabled but not configured any more: nothing is sent for it", name)
        return enabled & configured

    def importing(self, connection: Connection) -> set[str]:
        """The channels whose orders come into the shop."""
        every = {name: one for account in self.settings.accounts.values() for name, one in account.channels.items()}
        return {name for name in self.sending(connection) if every[name].orders.enabled}

    def account_for(self, channel: str) -> str | None:
        """The account that has the channel now, whatever it was called when something was sent."""
        for account in self.accounts.values():
            if any(one.name == channel for one in account.channels):
                return account.name
        return None


@dataclass(slots=True)
class Run:
    """One run of a task. Every transaction that writes goes through `begin`, which keeps the lease."""

    bridge: Bridge
    lease: leases.Lease
    counts: Counts = field(default_factory=Counts)
    errors: list[SqlBridgeError] = field(default_factory=list)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that commits only while the lease is ours."""
        with self.bridge.database.begin() as connection:
            leases.hold(connection, self.bridge.database.tables, self.lease, self.bridge.now())
            yield connection

    def renew(self) -> None:
        """Keep the lease through a long conversation with Amazon."""
        with self.begin():
            pass

    def retry_at(self) -> datetime:
        """When something that failed now is tried again."""
        return self.bridge.now() + timedelta(minutes=self.bridge.worker.retry_minutes)

    def amazon_now(self, account: str) -> datetime:
        """The time by Amazon's clock, as its last answer told it; by ours, where it has answered nothing yet."""
        return self.bridge.amazon[account].now() or self.bridge.now()

    def note(self, error: SqlBridgeError) -> None:
        """Remember an error that concerns one account or one feed only; the run goes on for the others."""
        keep_fields(error)
        log.error("%s", error, extra={"fields": fields_of(error)})
        self.errors.append(error)


class Rehearsal(Run):
    """A dry run: it holds no lease, and whatever it writes is rolled back."""

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that is never committed."""
        with self.bridge.database.begin() as connection:
            yield connection


@contextmanager
def running(bridge: Bridge, task: str, lease_name: str, *, dry_run: bool = False) -> Iterator[Run]:
    """Run a task under a lease, record it and tell the observers; at the end, the first noted error is raised.

    Raises AlreadyRunningError where another process holds the lease, CopyError where the database is not the
    installation's own. With `dry_run` the run is a rehearsal: there is no lease and no record, and nobody is told.
    """
    frame = _rehearsed(bridge, lease_name) if dry_run else _told(bridge, task, lease_name)
    with log_context(task=task), frame as run:
        yield run


@contextmanager
def _rehearsed(bridge: Bridge, lease_name: str) -> Iterator[Run]:
    require_home(bridge.database, bridge.settings)
    aside = replace(bridge, database=bridge.database.rehearsed(), observers=())
    run = Rehearsal(aside, leases.Lease(lease_name, token="", lifetime=timedelta()))
    yield run
    _raise_first(run.errors)


@contextmanager
def _told(bridge: Bridge, task: str, lease_name: str) -> Iterator[Run]:
    with observed(bridge.observers, task), _recorded(bridge, task, lease_name) as run:
        tell(bridge.observers, lambda one: one.begun(task))
        yield run


@contextmanager
def _recorded(bridge: Bridge, task: str, lease_name: str) -> Iterator[Run]:
    require_home(bridge.database, bridge.settings)
    lifetime = timedelta(minutes=bridge.worker.lease_minutes)
    run = Run(bridge, leases.take(bridge.database, lease_name, bridge.now(), lifetime))
    with bridge.database.begin() as connection:
        run_id = runs.start(connection, bridge.database.tables, task, bridge.now())
    try:
        with log_context(run=run_id):
            yield run
        _raise_first(run.errors)
    except BaseException as exc:
        _end(run, run_id, exc)
        raise
    _end(run, run_id, None)


def _raise_first(errors: list[SqlBridgeError]) -> None:
    if errors:
        raise errors[0]


def _end(run: Run, run_id: int, error: BaseException | None) -> None:
    database = run.bridge.database
    words = (str(error) or type(error).__name__) if error else None
    with database.begin() as connection:
        runs.end(connection, database.tables, run_id, run.bridge.now(), run.counts, words)
        others = [error] if error and error not in run.errors else []
        runs.record_errors(connection, database.tables, run_id, [*run.errors, *others])
        queue_samples.take(connection, database.tables, run.bridge.now())
    leases.give_back(database, run.lease)
