"""The commands in the order of a first visit, each with the line that the help says of it."""

from collections.abc import Callable, Iterator, Mapping

import typer

from sqlbridge.commands.bench import bench
from sqlbridge.commands.capture import adopt, repair, resume, suspend
from sqlbridge.commands.changes import changes_app
from sqlbridge.commands.channels import channels_app
from sqlbridge.commands.config import config
from sqlbridge.commands.cron import cron
from sqlbridge.commands.dashboard import dashboard_app
from sqlbridge.commands.demo import demo
from sqlbridge.commands.doctor import doctor
from sqlbridge.commands.explain import explain
from sqlbridge.commands.feeds import feeds_app
from sqlbridge.commands.init import init
from sqlbridge.commands.install import grants, install, uninstall
from sqlbridge.commands.listings import listings_app
from sqlbridge.commands.matches import matches_app
from sqlbridge.commands.metrics import metrics
from sqlbridge.commands.offers import offers_app
from sqlbridge.commands.orders import orders_app
from sqlbridge.commands.plan import plan
from sqlbridge.commands.run import run_app
from sqlbridge.commands.sandbox import sandbox
from sqlbridge.commands.shipments import shipments_app
from sqlbridge.commands.views import status
from sqlbridge.commands.worker import worker

_Stop = tuple[Callable[..., None] | typer.Typer, str]

TOUR: Mapping[str, Mapping[str, _Stop]] = {
    "Set up": {
        "init": (init, "Write sqlbridge.toml, filled in from the database"),
        "config": (config, "Show what is in force, and where it comes from"),
        "grants": (grants, "Print the accounts' least rights, for the DBA to run"),
        "install": (install, "Put triggers, procedure and tables on the server"),
        "channels": (channels_app, "Check the marketplaces, and enable what may send"),
        "listings": (listings_app, "Tell SQLBridge what is listed; see what matches"),
        "cron": (cron, "Print the schedule, for cron or systemd"),
    },
    "Every day": {
        "status": (status, "See how it is going: queue, feeds, refusals, runs"),
        "dashboard": (dashboard_app, "See and do the same in a browser"),
        "run": (run_app, "Run a task now, as cron does"),
        "worker": (worker, "Send all the time, what is sold out at once"),
        "plan": (plan, "Count what a run would change at Amazon"),
        "offers": (offers_app, "See what is offered; release what is held back"),
        "matches": (matches_app, "Decide which products are offered by their EAN"),
        "metrics": (metrics, "Print the numbers, for Prometheus"),
    },
    "When something is wrong": {
        "doctor": (doctor, "Look whether everything is well, with remedies"),
        "explain": (explain, "Why is this SKU at Amazon as it is, or not at all?"),
        "changes": (changes_app, "What became of each change; send refused ones again"),
        "feeds": (feeds_app, "What was sent, and what Amazon said"),
        "repair": (repair, "Put back what is missing of triggers and procedures"),
    },
    "Orders": {
        "orders": (orders_app, "Amazon's orders, and what keeps them out of the shop"),
        "shipments": (shipments_app, "The shop's parcels, and what Amazon knows of them"),
    },
    "For the DBA": {
        "suspend": (suspend, "Take the triggers off, for an upgrade of the shop"),
        "resume": (resume, "Put them back; everything is looked at anew"),
        "adopt": (adopt, "Let it go on here, after the shop has moved"),
        "uninstall": (uninstall, "Take it all away"),
    },
    "Try it out": {
        "demo": (demo, "See the whole story on this machine"),
        "sandbox": (sandbox, "Play Amazon on this machine"),
        "bench": (bench, "Measure what it costs, and how fast it is"),
    },
}
"""Panel of the help -> name -> the command, or the group of commands, and its line."""


def names() -> list[str]:
    """The commands' names in the order of the tour; Typer would put groups behind single commands."""
    return [name for stops in TOUR.values() for name in stops]


def stops() -> Iterator[tuple[str, str, Callable[..., None] | typer.Typer, str]]:
    """Panel, name, command and line of each."""
    for panel, commands in TOUR.items():
        for name, (command, line) in commands.items():
            yield panel, name, command, line
