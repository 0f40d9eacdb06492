"""`sqlbridge channels`: listing, enabling and disabling, on a real server."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, insert, select

from sqlbridge.database.engine import Database
from sqlbridge.ledger.channels import enabled_channels
from tests.commands.conftest import RunProgram

NOW = datetime(2026, 11, 22)


@pytest.fixture(autouse=True)
def offline(with_bridge: Callable[[str], Path]) -> Path:
    """An account whose endpoint nobody serves: these commands do not ask Amazon."""
    return with_bridge("http://127.0.0.1:1")


def _add_listings(bridge: Database, channel: str, number: int) -> None:
    common = {"account": "main", "channel": channel, "fulfilment": "merchant", "is_logged": 1}
    rows = [{**common, "seller_sku": f"A-{i}", "shop_sku": f"A-{i}"} for i in range(number)]
    with bridge.begin() as connection:
        connection.execute(insert(bridge.tables.listings).values(first_seen_at=NOW, last_seen_at=NOW), rows)


def _logged(bridge: Database, channel: str) -> int:
    listings = bridge.tables.listings
    with bridge.read() as connection:
        query = select(func.sum(listings.c.is_logged)).where(listings.c.channel == channel)
        return int(connection.execute(query).scalar_one())


def _enabled(bridge: Database) -> set[str]:
    with bridge.read() as connection:
        return enabled_channels(connection, bridge.tables)


def test_a_new_channel_does_not_send(bridge: Database, run_program: RunProgram) -> None:
    channels = msgspec.json.decode(run_program("channels", "list", "--json").stdout)
    assert [(channel["channel"], channel["enabled"]) for channel in channels] == [("de", False), ("fr", False)]
    assert _enabled(bridge) == set()


def test_the_overview_shows_whose_offers_go_where(run_program: RunProgram) -> None:
    lines = [line.split() for line in run_program("channels").stdout.splitlines()]
    assert lines[1:] == [["main", "de", "DE", "1", "DE", "no", "no"], ["main", "fr", "FR", "2", "FR", "no", "no"]]


def test_an_enabled_channel_sends_and_a_disabled_one_does_not(bridge: Database, run_program: RunProgram) -> None:
    assert run_program("channels", "enable", "de").returncode == 0
    assert _enabled(bridge) == {"de"}
    assert run_program("channels", "disable", "de").returncode == 0
    assert _enabled(bridge) == set()


def test_enabling_a_channel_lets_every_listing_of_it_be_sent_once_more(
    bridge: Database, run_program: RunProgram
) -> None:
    _add_listings(bridge, "de", 3)
    _add_listings(bridge, "fr", 2)
    run_program("channels", "enable", "de")
    assert (_logged(bridge, "de"), _logged(bridge, "fr")) == (0, 2)


def test_enabling_again_changes_nothing(bridge: Database, run_program: RunProgram) -> None:
    run_program("channels", "enable", "de")
    _add_listings(bridge, "de", 3)
    assert "was enabled already" in run_program("channels", "enable", "de").stderr
    assert _logged(bridge, "de") == 3


def test_an_unknown_channel_is_refused_with_those_there_are(run_program: RunProgram) -> None:
    outcome = run_program("channels", "enable", "es")
    assert outcome.returncode == 65
    assert "there is no channel 'es'; configured: de, fr" in outcome.stderr


def test_a_channel_that_left_the_configuration_can_still_be_disabled(
    bridge: Database, run_program: RunProgram, offline: Path
) -> None:
    run_program("channels", "enable", "fr")
    offline.write_text(offline.read_text().partition("[accounts.main.channels.fr]")[0])
    assert run_program("channels", "disable", "fr").returncode == 0
    assert _enabled(bridge) == set()


def test_before_the_installation_the_remedy_is_named(run_program: RunProgram) -> None:
    outcome = run_program("channels", SQLBRIDGE_BRIDGE__SCHEMA="elsewhere")
    assert outcome.returncode == 78
    assert "run `sqlbridge install`" in outcome.stderr


def test_a_server_that_is_gone_is_said_in_one_line(run_program: RunProgram) -> None:
    outcome = run_program("channels", SQLBRIDGE_DATABASE__SOCKET="/nowhere/server.sock")
    assert outcome.returncode == 69
    assert outcome.stderr.count("\n") == 1
