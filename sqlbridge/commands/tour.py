"""The commands in the order of a first visit, with the line that the help says of each, and where it is written."""

from collections.abc import Iterator, Mapping

TOUR: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Set up": {
        "init": ("init:init", "Write sqlbridge.toml, filled in from the database"),
        "config": ("config:config", "Show what is in force, and where it comes from"),
        "grants": ("install:grants", "Print the accounts' least rights, for the DBA to run"),
        "install": ("install:install", "Put triggers, procedure and tables on the server"),
        "channels": ("channels:channels_app", "Check the marketplaces, and enable what may send"),
        "listings": ("listings:listings_app", "Tell SQLBridge what is listed; see what matches"),
        "cron": ("cron:cron", "Print the schedule, for cron or systemd"),
    },
    "Every day": {
        "status": ("views:status", "See how it is going: queue, feeds, refusals, runs"),
        "dashboard": ("dashboard:dashboard_app", "See and do the same in a browser"),
        "run": ("run:run_app", "Run a task now, as cron does"),
        "worker": ("worker:worker", "Send all the time, what is sold out at once"),
        "plan": ("plan:plan", "Count what a run would change at Amazon"),
        "offers": ("offers:offers_app", "See what is offered; release what is held back"),
        "matches": ("matches:matches_app", "Decide which products are offered by their EAN"),
        "metrics": ("metrics:metrics", "Print the numbers, for Prometheus"),
    },
    "When something is wrong": {
        "doctor": ("doctor:doctor", "Look whether everything is well, with remedies"),
        "explain": ("explain:explain", "Why is this SKU at Amazon as it is, or not at all?"),
        "changes": ("changes:changes_app", "What became of each change; send refused ones again"),
        "feeds": ("feeds:feeds_app", "What was sent, and what Amazon said"),
        "repair": ("capture:repair", "Put back what is missing of triggers and procedures"),
    },
    "Orders": {
        "orders": ("orders:orders_app", "Amazon's orders, and what keeps them out of the shop"),
        "shipments": ("shipments:shipments_app", "The shop's parcels, and what Amazon knows of them"),
    },
    "For the DBA": {
        "suspend": ("capture:suspend", "Take the triggers off, for an upgrade of the shop"),
        "resume": ("capture:resume", "Put them back; everything is looked at anew"),
        "adopt": ("capture:adopt", "Let it go on here, after the shop has moved"),
        "uninstall": ("install:uninstall", "Take it all away"),
    },
    "Try it out": {
        "demo": ("demo:demo", "See the whole story on this machine"),
        "sandbox": ("sandbox:sandbox", "Play Amazon on this machine"),
        "bench": ("bench:bench", "Measure what it costs, and how fast it is"),
    },
}
"""Panel of the help -> name -> module and name of the command, or of the group of commands, and its line."""


def names() -> list[str]:
    """The commands' names in the order of the tour; Typer would put groups behind single commands."""
    return [name for _panel, name, _place, _line in stops()]


def stops() -> Iterator[tuple[str, str, str, str]]:
    """Panel, name, place and line of each."""
    for panel, commands in TOUR.items():
        for name, (place, line) in commands.items():
            yield panel, name, place, line
