"""The scheduled tasks by name, and the run of all that are due."""

import logging
from collections.abc import Callable

from sqlbridge.errors import AlreadyRunningError, SqlBridgeError
from sqlbridge.ledger import runs
from sqlbridge.log_context import fields_of
from sqlbridge.model.changes import Counts
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.auto_submit import auto_submit
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.tasks.match import match
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.schedule import SCHEDULE
from sqlbridge.tasks.send_tracking import send_tracking
from sqlbridge.tasks.update import update

log = logging.getLogger(__name__)

Task = Callable[[Bridge], Counts]

TASKS: dict[str, Task] = {
    "import-orders": import_orders,
    "acknowledge": acknowledge,
    "update": update,
    "match": match,
    "send-tracking": send_tracking,
    "auto-submit": auto_submit,
    "reconcile": reconcile,
    "housekeeping": housekeeping,
}


def due_tasks(bridge: Bridge) -> list[str]:
    """The tasks that are switched on and due now, in the order of the schedule."""
    with bridge.database.read() as connection:
        started = runs.last_starts(connection, bridge.database.tables)
    now = bridge.now()
    return [one.name for one in SCHEDULE if one.is_on(bridge.settings) and one.is_due(started.get(one.name), now)]


def run_due(bridge: Bridge) -> dict[str, Counts]:
    """Run every task that is switched on and due, in the order of the schedule; what each did.

    A task that fails holds up no other; the first error is raised in the end. One that runs elsewhere is left out.
    """
    done: dict[str, Counts] = {}
    errors: list[SqlBridgeError] = []
    for name in due_tasks(bridge):
        try:
            done[name] = TASKS[name](bridge)
        except AlreadyRunningError as exc:
            log.info("%s", exc, extra={"fields": fields_of(exc)})
        except SqlBridgeError as exc:
            log.error("%s: %s", name, exc, extra={"fields": fields_of(exc)})
            errors.append(exc)
    if errors:
        raise errors[0]
    return done
