"""An example for each command, shown below its help."""

from collections.abc import Iterator

import typer
from typer.models import CommandInfo

EXAMPLES = {
    "init": ("--host 127.0.0.1 --user sqlbridge --schema shop", "look at the database and write sqlbridge.toml"),
    "config": ("--json", "what is in force, and where each value comes from"),
    "grants": ("", "to read first, and then run as the DBA: | mysql"),
    "install": ("--dry-run", "what would be created, before it is"),
    "uninstall": ("--keep-state", "take the triggers off, and keep what is known of Amazon"),
    "cron": ("--systemd --user sqlbridge", "units and timers instead of a crontab"),
    "channels list": ("", "which channels there are, and which send"),
    "channels check": ("de", "ask Amazon about the channel de only"),
    "channels enable": ("de", "let the channel de send"),
    "channels disable": ("de", "let it send no more"),
    "channels rest": ("main", "nothing in stock at Amazon for the account main: holidays"),
    "channels resume": ("main", "in stock again"),
    "listings list": (
        "--amazon-only --csv",
        "for a spreadsheet: what the shop does not have",
    ),
    "listings drift": ("", "what Amazon shows otherwise than it acknowledged"),
    "listings import": ("report.txt --channel de", "tell SQLBridge what is listed in Germany"),
    "listings link": ("AMAZON-7 SHOP-7", "the listing AMAZON-7 shows price and stock of the shop's SHOP-7"),
    "run update": ("--dry-run", "how many prices and quantities would be sent now"),
    "run acknowledge": ("--dry-run", "which feeds Amazon would be asked about"),
    "run import-orders": ("--dry-run", "which orders could be written into the shop"),
    "run auto-submit": ("--dry-run", "which products would be offered at Amazon"),
    "run send-tracking": ("--dry-run", "how many parcels Amazon would be told of"),
    "run match": ("", "ask for the listings reports; again some minutes later: collect them"),
    "run reconcile": ("--dry-run", "whether Amazon has all that the shop has"),
    "run housekeeping": ("--dry-run", "how much is done and old"),
    "run due": ("--dry-run", "which tasks are due now"),
    "worker": ("--budget 55", "from cron every minute, instead of update and acknowledge"),
    "plan": ("", "how many listings a changed configuration would change"),
    "offers list": ("--csv", "for a spreadsheet: shop, Amazon and next step for each listing"),
    "offers held": ("", "what waits for your decision"),
    "offers release": ("--reason jump --dry-run", "how many values of that reason would go"),
    "matches list": ("--state ambiguous", "products whose EAN stands on several ASINs"),
    "matches choose": ("SHOP-7 B071VG5N9D", "offer SHOP-7 on this ASIN"),
    "matches exclude": ("SHOP-7", "never offer it"),
    "matches include": ("SHOP-7", "look it up again"),
    "status": ("--check", "one line and an exit code, for Nagios and its kin"),
    "dashboard accounts": ("", "who may log in, and in which role"),
    "dashboard add": ("anna --role operator", "let Anna look and act; asks for her password"),
    "dashboard change": ("anna --password", "give her a new password"),
    "dashboard remove": ("anna", "let her log in no more"),
    "doctor": ("--only triggers --probe", "whether a write to the shop is logged"),
    "metrics": ("", "for Prometheus: queue, feeds, orders, ages"),
    "explain": ("SHOP-7", "why SHOP-7 is at Amazon as it is"),
    "changes list": ("--sku SHOP-7", "what became of the changes of SHOP-7"),
    "changes retry": ("--code 90117", "send again what Amazon refused with this code"),
    "changes send": ("71 72", "let two changes that wait for a time go with the next run"),
    "changes release": ("AMAZON-7", "let the raised quantity go before its price"),
    "feeds list": ("--open", "what is on its way to Amazon"),
    "feeds show": ("17 --all", "every message of feed 17, with Amazon's words"),
    "feeds abandon": ("17", "give up a feed that Amazon never ends"),
    "feeds resend": ("17", "send again what Amazon refused in feed 17"),
    "orders list": ("--problems", "orders that need you"),
    "orders show": ("305-1234567-1234567", "how far an order is, and its items"),
    "orders retry": ("305-1234567-1234567", "write it into the shop now"),
    "orders dismiss": ("305-1234567-1234567", "leave it out for good"),
    "shipments list": ("--problems", "parcels that wait or were refused"),
    "shipments carriers": ("", "what Amazon is told of the shop's carriers"),
    "shipments retry": ("305-1234567-1234567", "send its parcels again"),
    "repair": ("--dry-run", "what is missing or wrong of our triggers"),
    "suspend": ('--reason "upgrade to 2.4.8"', "before setup:upgrade"),
    "resume": ("", "after it"),
    "adopt": ("", "after the shop has moved to another server"),
    "demo": ("--shop magento2", "the whole story, for Magento 2"),
    "bench": ("--scale 0.01 --report figures", "a first look, in a minute or two; keep the figures"),
    "sandbox": ("--port 8099", "a local Amazon until Ctrl-C"),
}
"""Command -> its arguments, and what that is for."""


def add_examples(app: typer.Typer) -> None:
    """Put the examples below the help of the app's commands."""
    for path, command in _commands(app, ""):
        if path in EXAMPLES and command.epilog is None:
            arguments, purpose = EXAMPLES[path]
            command.epilog = f"Example, {purpose}:\n\n  sqlbridge {path} {arguments}".rstrip()


def _commands(app: typer.Typer, before: str) -> Iterator[tuple[str, CommandInfo]]:
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        yield f"{before}{name}", command
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _commands(group.typer_instance, f"{before}{group.name} ")
