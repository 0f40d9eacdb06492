"""`sqlbridge channels check` against the sandbox."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from sqlbridge.sandbox import Sandbox, start
from tests.commands.conftest import RunProgram

DE, FR = "A1PA6795UKMFR9", "A13V1IB3VIYZZH"
CREDENTIALS = {
    "seller_id": "A1SELLER",
    "client_id": "client",
    "client_secret": "client-secret",
    "refresh_token": "refresh-token",
}


@pytest.fixture
def sandbox(with_bridge: Callable[[str], Path]) -> Iterator[Sandbox]:
    """An empty Amazon that the configured account asks."""
    with start() as running:
        with_bridge(running.url)
        yield running


def _results(run_program: RunProgram) -> dict[str, str]:
    channels = msgspec.json.decode(run_program("channels", "list", "--json").stdout)
    return {channel["channel"]: channel["check_result"] for channel in channels}


def test_a_seller_of_all_marketplaces_passes(sandbox: Sandbox, run_program: RunProgram) -> None:
    sandbox.add_seller(**CREDENTIALS, marketplaces=[DE, FR])
    outcome = run_program("channels", "check")
    assert outcome.returncode == 0, outcome.stderr
    assert _results(run_program) == {"de": "ok", "fr": "ok"}
    assert sandbox.request_counts()["getMarketplaceParticipations"] == 1


def test_a_marketplace_where_the_seller_does_not_sell_is_named(sandbox: Sandbox, run_program: RunProgram) -> None:
    sandbox.add_seller(**CREDENTIALS, marketplaces=[DE])
    outcome = run_program("channels", "check")
    assert outcome.returncode == 77
    assert "Amazon takes nothing for fr" in outcome.stderr
    results = _results(run_program)
    assert results["de"] == "ok"
    assert "the seller does not sell on FR" in results["fr"]


def test_a_refused_token_is_shown_and_remembered(sandbox: Sandbox, run_program: RunProgram) -> None:
    sandbox.add_seller(**CREDENTIALS, marketplaces=[DE, FR])
    sandbox.revoke("A1SELLER")
    outcome = run_program("channels", "check", "de")
    assert outcome.returncode == 77
    assert "refresh-token" not in outcome.stdout + outcome.stderr
    results = _results(run_program)
    assert "refused" in results["de"]
    assert results["fr"] is None


def test_an_outage_of_amazon_is_no_verdict_on_a_channel(sandbox: Sandbox, run_program: RunProgram) -> None:
    sandbox.add_seller(**CREDENTIALS, marketplaces=[DE, FR])
    sandbox.fault("unavailable", operation="getMarketplaceParticipations", times=10)
    assert run_program("channels", "check").returncode == 75
    assert _results(run_program) == {"de": None, "fr": None}
