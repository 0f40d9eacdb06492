"""Is everything all right? Health, queue, flow, tasks, channels and quotas at a glance."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response

from sqlbridge.actions import channels, tasks
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.dashboard.course import SPAN_WORDS, SPANS, charts
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.task_states import TaskState, task_states
from sqlbridge.dashboard.visit import Done, Visit, Wish
from sqlbridge.errors import InputError
from sqlbridge.ledger import channels as channel_records
from sqlbridge.ledger import leases, quotas, runs
from sqlbridge.ledger.channels import NO_RECORD, ChannelRecord
from sqlbridge.model.selling import Channel
from sqlbridge.monitoring.plugin import State, state_of


def show(visit: Visit) -> Response:
    """Everything of this moment, and the charts of the span that is asked for."""
    span = visit.asked("span") if visit.asked("span") in SPANS else next(iter(SPANS))
    pulse = visit.cockpit.pulses.newest()
    state = state_of(pulse.problems) if pulse else State.UNKNOWN
    return visit.page("overview.html", pulse=pulse, state=state, span=span, spans=SPAN_WORDS, **_read(visit, span))


def _read(visit: Visit, span: str) -> Mapping[str, Any]:
    cockpit = visit.cockpit
    tables, now = cockpit.database.tables, cockpit.now()
    with cockpit.database.read() as connection:
        return {
            "now": now,
            "charts": charts(connection, tables, span, now),
            "tasks": _tasks(connection, cockpit, now),
            "channels": _channels(connection, cockpit),
            "levels": quotas.levels(connection, tables),
        }


def _tasks(connection: Connection, cockpit: Cockpit, now: datetime) -> list[TaskState]:
    tables = cockpit.database.tables
    last = runs.latest(connection, tables)
    successes = runs.last_successes(connection, tables, [str(one["task"]) for one in last])
    return task_states(cockpit.settings, last, successes, leases.running(connection, tables, now))


def _channels(connection: Connection, cockpit: Cockpit) -> list[tuple[Channel, ChannelRecord]]:
    found = channel_records.records(connection, cockpit.database.tables)
    every = [channel for account in cockpit.bridge.accounts.values() for channel in account.channels]
    return [(channel, found.get(channel.name, NO_RECORD)) for channel in every]


def run_task(wish: Wish) -> Done:
    """Start a task now."""
    visit, task = wish.visit, wish.needed("subject")
    return Done(tasks.run_now(visit.cockpit.database, visit.cockpit.configuration, visit.actor, task))


def enable(wish: Wish) -> Done:
    """Let a channel send."""
    return Done(channels.enable(wish.visit.cockpit.database, wish.visit.actor, _channel(wish)))


def disable(wish: Wish) -> Done:
    """Let a channel send no more."""
    return Done(channels.disable(wish.visit.cockpit.database, wish.visit.actor, _channel(wish)))


def rest(wish: Wish) -> Done:
    """Let an account's channels show nothing in stock."""
    return _rest(wish, is_resting=True)


def resume(wish: Wish) -> Done:
    """Let an account's channels show what there is in stock."""
    return _rest(wish, is_resting=False)


def _rest(wish: Wish, *, is_resting: bool) -> Done:
    visit, account = wish.visit, wish.needed("subject")
    if account not in visit.cockpit.bridge.accounts:
        raise InputError(f"there is no account {account!r}")
    names = [channel.name for channel in visit.cockpit.bridge.accounts[account].channels]
    return Done(channels.rest(visit.cockpit.database, visit.actor, names, is_resting=is_resting))


def _channel(wish: Wish) -> str:
    name = wish.needed("subject")
    if wish.visit.cockpit.bridge.account_for(name) is None:
        raise InputError(f"there is no channel {name!r}")
    return name


PAGES = (Page("/", "overview", show),)
ACTIONS = (
    Action("/tasks/run", "run-task", run_task),
    Action("/channels/enable", "channels-enable", enable),
    Action("/channels/disable", "channels-disable", disable),
    Action("/channels/rest", "channels-rest", rest),
    Action("/channels/resume", "channels-resume", resume),
)
