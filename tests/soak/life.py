"""What happens to a shop and its bridge, in any order; hypothesis chooses."""

from collections.abc import Callable
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis.stateful import initialize, precondition, rule
from sqlalchemy import Connection

from sqlbridge.capture.installer import Installer
from sqlbridge.errors import SqlBridgeError
from sqlbridge.ledger import changes, channels, listing_values
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import Counts
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.auto_submit import auto_submit
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.tasks.match import match
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.tasks.send_tracking import send_tracking
from sqlbridge.tasks.update import update
from sqlbridge.tasks.watching.suspension import repair, resume, suspend
from tests.crash.interruption import (
    Interruption,
    Task,
    cut_off,
    forget_commit,
    is_interrupted,
    kill,
    lose_answer,
    lose_request,
)
from tests.soak.sellers import PLACES
from tests.soak.shop import LONG, SHORT, WRITES
from tests.soak.trade_life import TradeLife
from tests.tasks.lane import called_off_update, hurried_update

# Not "overtaken": a feed that ends long after later values went by themselves does bring an older one for a while.
_FAULTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("throttled", "", {}),
    ("unavailable", "", {}),
    ("empty-error", "", {}),
    ("lost-request", "createFeed", {}),
    ("lost-answer", "createFeed", {}),
    ("lost-answer", "", {}),
    ("expired-url", "upload", {}),
    ("fatal", "createFeed", {"applied": "half"}),
    ("cancelled", "createFeed", {}),
    ("truncated-report", "createFeed", {}),
    ("garbage-report", "createFeed", {}),
    ("wrong-counters", "createFeed", {}),
    ("refused-message", "", {"sku": SHORT[0]}),
    ("lost-request", "", {}),
    ("fatal", "createReport", {}),
    ("cancelled", "createReport", {}),
    ("empty-report", "createReport", {}),
    ("garbage-report", "createReport", {}),
)
_CHANNELS = [channel for channel, *_ in PLACES]
_OTHERS = (reconcile, import_orders, send_tracking, auto_submit, match, housekeeping)
_HURRIED = (hurried_update, called_off_update)
_EVERY: st.SearchStrategy[Task] = st.sampled_from([update, *_HURRIED, acknowledge, *_OTHERS])
_OFTEN = st.sampled_from([update, *_HURRIED, acknowledge]) | _EVERY
_INTERRUPTIONS = (kill, kill, cut_off, forget_commit, lose_request, lose_answer)
_ROUNDS = 30


class ShopLife(TradeLife):
    """One life, from a shop that Amazon agrees with to one that it agrees with again."""

    def __init__(self) -> None:
        super().__init__()
        self._long: dict[int, Connection] = {}
        self._is_suspended = False
        self._is_calm = True

    @initialize(is_calm=st.booleans())
    def begin(self, is_calm: bool) -> None:
        """In a calm life nobody meddles with triggers and channels, so that no listing is looked at without a change.

        Then `reconcile` must find nothing: whatever it found would be a change that got lost.
        """
        self._is_calm = is_calm
        self.shop.done["calm lives" if is_calm else "troubled lives"] += 1

    @rule(skus=st.lists(st.sampled_from(SHORT), min_size=1, unique=True), kind=st.sampled_from(sorted(WRITES)))
    def write(self, skus: list[str], kind: str) -> None:
        """A till, an ERP, an import."""
        self.shop.write(skus, kind)
        self.shop.done.update(["writes", f"writes {kind}"])

    @rule(skus=st.lists(st.sampled_from(SHORT), min_size=1, unique=True))
    def write_in_vain(self, skus: list[str]) -> None:
        """A transaction that is rolled back."""
        self.shop.write_in_vain(skus)
        self.shop.done["rollbacks"] += 1

    @rule(slot=st.sampled_from(range(len(LONG))), kind=st.sampled_from(["by id", "stock and price", "price"]))
    def write_in_a_long_transaction(self, slot: int, kind: str) -> None:
        """It goes on, or begins."""
        if slot not in self._long:
            self._long[slot] = self.shop.world.shop.engine.connect()
        self.shop.write_on(self._long[slot], LONG[slot], kind)

    @precondition(lambda self: self._long)
    @rule(slot=st.sampled_from(range(len(LONG))), is_committed=st.booleans())
    def end_a_long_transaction(self, slot: int, is_committed: bool) -> None:
        """Long after others that began later."""
        if connection := self._long.pop(slot, None):
            with connection:
                (connection.commit if is_committed else connection.rollback)()
            self.shop.done["long transactions"] += 1

    @rule(task=_OFTEN)
    def run(self, task: Task) -> None:
        """Cron; what a run refuses or cannot reach is told, and the next one's business."""
        self.shop.refill_quotas()
        counts = self._try(lambda: task(self.shop.world.bridge))
        self.shop.done[f"runs of {task.__name__}"] += 1
        if self._is_calm and task is reconcile and isinstance(counts, Counts):
            self.shop.nothing_was_lost(counts)

    @rule(skus=st.lists(st.sampled_from(SHORT), min_size=1, unique=True), seconds=st.sampled_from([1, 60, 3600]))
    def sell_and_send(self, skus: list[str], seconds: int) -> None:
        """What most of a shop's life is."""
        self.write(skus, "stock and price")
        self.run(update)
        self.time_passes_at_amazon(seconds)
        self.run(acknowledge)

    @rule(
        task=_EVERY,
        step=st.integers(1, 6) | st.integers(7, 25),
        interruption=st.sampled_from(_INTERRUPTIONS),
    )
    def crash(self, task: Task, step: int, interruption: Interruption) -> None:
        """A run that is killed, or loses its database or the network, at any step."""
        if interruption is cut_off and self._long:  # they would die of it
            return
        self.shop.refill_quotas()
        settings, now = self.shop.world.settings, self.shop.now()
        if is_interrupted(task, step, interruption, settings, now, may_refuse=True):
            self.shop.done.update(["crashes", f"crashes of {task.__name__}", f"crashes by {interruption.__name__}"])

    @rule(fault=st.sampled_from(_FAULTS), times=st.integers(1, 3))
    def amazon_misbehaves(self, fault: tuple[str, str, dict[str, str]], times: int) -> None:
        """The next requests or feeds go wrong."""
        kind, operation, details = fault
        self.shop.world.sandbox.fault(kind, operation=operation, times=times, **details)
        self.shop.done["faults"] += 1

    @rule(seconds=st.sampled_from([1, 60, 3600, 100_000]))
    def time_passes_at_amazon(self, seconds: int) -> None:
        """Feeds are processed, reports get old."""
        self.shop.world.sandbox.advance(seconds)

    @rule(minutes=st.sampled_from([-90, 0, 90]))
    def clock_jumps(self, minutes: int) -> None:
        """The worker's host has another idea of the time."""
        self.shop.offset = timedelta(minutes=minutes)
        self.shop.done["clock jumps"] += 1

    @precondition(lambda self: not self._is_calm)
    @rule(kind=st.sampled_from(["by id", "stock and price"]))
    def write_without_trigger(self, kind: str) -> None:
        """A tool drops a trigger, writes, and somebody has it repaired after the next look, or does not."""
        if not (self._is_suspended or self._long):
            self.shop.world.write("DROP TRIGGER IF EXISTS sqlbridge_stock_available_au")
            self.shop.write(SHORT, kind)
            self.shop.done["triggers dropped"] += 1

    @precondition(lambda self: not (self._is_calm or self._long))
    @rule(what=st.sampled_from([repair, resume]))
    def mend(self, what: Callable[[Installer], None]) -> None:
        """An operator repairs, or resumes."""
        if self._try(lambda: what(Installer(self.shop.world.settings))) and what is resume:
            self._is_suspended = False

    @precondition(lambda self: not (self._is_calm or self._long))
    @rule()
    def suspend(self) -> None:
        """An upgrade of the shop begins."""
        self._is_suspended = True
        self._try(lambda: suspend(Installer(self.shop.world.settings), "upgrade", []))
        self.shop.done["suspensions"] += 1

    @precondition(lambda self: not self._is_calm)
    @rule(channel=st.sampled_from(_CHANNELS), is_enabled=st.booleans())
    def switch(self, channel: str, is_enabled: bool) -> None:
        """An operator enables or disables a channel."""
        bridge = self.shop.world.bridge
        with bridge.database.begin() as connection:
            if is_enabled:
                channels.enable(connection, bridge.database.tables, channel, self.shop.now())
            else:
                channels.disable(connection, bridge.database.tables, channel)
        self.shop.done["switches"] += 1

    @rule()
    def retry(self) -> None:
        """An operator has what Amazon refused sent again."""
        bridge = self.shop.world.bridge
        tables = bridge.database.tables
        with bridge.database.begin() as connection:
            refused = queue_views.refused_changes(connection, tables, None)
            listing_values.forget_refusals(connection, tables, refused)
            changes.retry_refused(connection, tables, refused, self.shop.now())

    def teardown(self) -> None:
        """All troubles end, cron runs on; then Amazon must be as the shop is."""
        world = self.shop.world
        for slot in list(self._long):
            self.end_a_long_transaction(slot, is_committed=True)
        world.sandbox.clear_faults()
        self.shop.offset = timedelta()
        if not self._is_calm:
            for mend in (resume, repair):
                mend(Installer(world.settings))
            for channel in _CHANNELS:
                self.switch(channel, is_enabled=True)
        self._trade_on()
        world.run_until_quiet(_ROUNDS)
        self.retry()
        self.run(reconcile)
        world.run_until_quiet(_ROUNDS)
        under_way = self.shop.trade.under_way()
        assert not under_way, f"still under way after a day: {under_way}"
        self.shop.converged()

    def _trade_on(self) -> None:
        """Cron for up to a day, until every order, parcel and offer is where it should be."""
        for _ in range(_ROUNDS):
            self.shop.trade.forget_waiting_times()
            for task in (update, acknowledge, *_OTHERS):
                self.run(task)
                self.shop.world.sandbox.advance(600)
            if not self.shop.trade.under_way():
                return

    def _try(self, action: Callable[[], object]) -> object:
        """What the action gave, True for nothing, False where it was refused."""
        try:
            return action() or True
        except SqlBridgeError:
            self.shop.done["refusals"] += 1
            return False
