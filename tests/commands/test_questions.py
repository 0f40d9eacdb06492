"""What would lose something asks first, and without a terminal it refuses unless --yes is given."""

from tests.commands.busy_shop import CHOOSABLE, FAILED, BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.conftest import RunProgram, on_a_terminal
from tests.commands.tree import with_option
from tests.conftest import PROJECT

LOSING = {
    "uninstall": ("--now",),
    "adopt": (),
    "channels rest": (),
    "matches exclude": (CHOOSABLE,),
    "matches include": (CHOOSABLE,),
    "feeds resend": ("{refused}",),
    "changes retry": ("--all",),
    "offers release": ("--all",),
    "dashboard remove": ("anna",),
    "feeds abandon": ("{feed}",),
    "orders dismiss": (FAILED,),
    "listings link": ("DEMO-0001", "NO-SUCH"),
}


def test_each_command_with_yes_refuses_without_a_terminal_and_does_nothing(
    busy: BusyShop, run_program: RunProgram
) -> None:
    assert set(LOSING) == with_option("--yes")
    rows, objects = busy.rows(), busy.objects()
    for name, arguments in LOSING.items():
        outcome = run_program(*name.split(), *map(busy.named, arguments))
        assert outcome.returncode == 65, name
        assert "add --yes" in outcome.stderr, name
    assert (busy.rows(), busy.objects()) == (rows, objects)


def test_a_no_on_the_terminal_leaves_all_as_it_is(busy: BusyShop) -> None:
    rows = busy.rows()
    code, shown = on_a_terminal([str(PROJECT / "cli.py"), "channels", "rest"], busy.folder, typed="n\n")
    assert code == 1
    assert "Show nothing in stock at Amazon on de from the next run on?" in shown
    assert busy.rows() == rows
