"""\"Did you mean\": a mistyped name is answered with the nearest of what there is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.busy_shop import BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.conftest import RunProgram


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("confg",), "'config'"),
        (("run", "recncile"), "'reconcile'"),
        (("run", "send-traking"), "'send-tracking'"),
        (("changes", "lst"), "'list'"),
        (("status", "--jsn"), "--json"),
        (("run", "update", "--dryrun"), "--dry-run"),
    ],
)
def test_a_mistyped_command_task_or_option_is_answered_with_the_right_one(
    run_program: RunProgram, arguments: tuple[str, ...], meant: str
) -> None:
    outcome = run_program(*arguments)
    assert outcome.returncode == 2
    assert meant in outcome.stderr


def test_a_mistyped_channel_account_or_check_is_answered_with_the_right_one(
    with_bridge: Callable[[str], Path], run_program: RunProgram
) -> None:
    with_bridge("http://127.0.0.1:1")
    for arguments, words in (
        (("channels", "enable", "dee"), "there is no channel 'dee'; did you mean 'de'? configured: de, fr"),
        (("channels", "check", "dee"), "did you mean 'de'?"),
        (("channels", "disable", "dee"), "did you mean 'de'?"),
        (("channels", "rest", "man", "--yes"), "there is no account 'man'; did you mean 'main'? configured: main"),
        (("listings", "list", "--channel", "frr"), "did you mean 'fr'?"),
        (("matches", "include", "A-1", "--channel", "frr", "--yes"), "did you mean 'fr'?"),
        (("doctor", "--only", "trigers"), "did you mean 'triggers'?"),
    ):
        outcome = run_program(*arguments)
        assert outcome.returncode == 65, arguments
        assert words in outcome.stderr, arguments


def test_a_mistyped_key_of_the_configuration_is_answered_with_the_right_one(
    configuration: Path, run_program: RunProgram
) -> None:
    configuration.write_text(configuration.read_text().replace("schema =", "shcema ="))
    outcome = run_program("config")
    assert outcome.returncode == 78
    assert "did you mean database.schema?" in outcome.stderr


@pytest.mark.parametrize("mistyped", ["DEMO-001", "demo-0001", "DEMO-00011"])
def test_a_mistyped_sku_is_answered_with_one_that_is_listed(
    busy: BusyShop, run_program: RunProgram, mistyped: str
) -> None:
    listed = ("DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0004")
    told = run_program("explain", mistyped).stderr
    assert f"neither the shop nor Amazon has '{mistyped}'; did you mean 'DEMO-0001'?" in told
    for arguments in (("offers", "release"), ("changes", "release")):
        outcome = run_program(*arguments, mistyped)
        assert outcome.returncode == 65
        assert any(f"did you mean '{sku}'?" in outcome.stderr for sku in listed), outcome.stderr


def test_a_sku_like_no_other_gets_no_hint(busy: BusyShop, run_program: RunProgram) -> None:
    assert "did you mean" not in run_program("explain", "XYZ").stderr
    assert run_program("explain", "DEMO-0001").stderr == ""


def test_a_sku_that_is_right_is_no_slip_of_the_pen_though_nothing_of_it_waits(
    busy: BusyShop, run_program: RunProgram
) -> None:
    for arguments in (("changes", "release"), ("offers", "release")):
        outcome = run_program(*arguments, "DEMO-0001")
        assert (outcome.returncode, "did you mean" in outcome.stderr) == (65, False), outcome.stderr
