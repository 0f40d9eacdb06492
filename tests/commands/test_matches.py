"""`sqlbridge matches`: what is not listed is shown with its reason, and an operator decides."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sqlbridge.database.engine import Database
from sqlbridge.ledger import matches
from sqlbridge.model.changes import utc_now
from sqlbridge.model.matches import Finding, MatchState
from tests.commands.conftest import RunProgram


@pytest.fixture
def found(bridge: Database, with_bridge: Callable[[str], Path]) -> Database:
    """Two products on channel de: one with two ASINs, one without."""
    with_bridge("http://127.0.0.1:9")
    candidates = ("B00000CAN1 Can", "B00000CAN2 Cans")
    with bridge.begin() as connection:
        findings = [
            Finding("CAN", "08711253001202", MatchState.AMBIGUOUS, None, candidates, "several ASINs"),
            Finding("BUN", "05901234123457", MatchState.UNKNOWN, reason="nobody knows it"),
        ]
        matches.record(connection, bridge.tables, "de", findings, utc_now())
    return bridge


def test_matches_are_listed_chosen_excluded_and_included(found: Database, run_program: RunProgram) -> None:
    shown = run_program("matches", "list").stdout
    assert "several ASINs; B00000CAN1 Can; B00000CAN2 Cans" in shown
    assert [one["shop_sku"] for one in _listed(run_program, "--state", "unknown")] == ["BUN"]
    assert "on de" in run_program("matches", "choose", "CAN", "B00000CAN2").stderr
    assert "on de, fr" in run_program("matches", "exclude", "BUN", "--yes").stderr
    states = {(one["shop_sku"], one["channel"]): (one["state"], one["asin"]) for one in _listed(run_program)}
    assert states == {
        ("CAN", "de"): ("chosen", "B00000CAN2"),
        ("BUN", "de"): ("excluded", None),
        ("BUN", "fr"): ("excluded", None),
    }
    assert run_program("matches", "include", "BUN", "--channel", "fr", "--yes").returncode == 0
    assert len(_listed(run_program, "--sku", "BUN")) == 1


def test_what_cannot_be_decided_is_refused(found: Database, run_program: RunProgram) -> None:
    for arguments, words in (
        (("choose", "CAN", "4006381333931"), "is no ASIN"),
        (("choose", "NONE", "B00000CAN2"), "not open to a choice"),
        (("include", "CAN", "--yes"), "neither excluded nor chosen"),
        (("exclude", "CAN", "--channel", "it", "--yes"), "configured: de, fr"),
        (("exclude", "CAN"), "add --yes"),
    ):
        outcome = run_program("matches", *arguments)
        assert (outcome.returncode, words in outcome.stderr) == (65, True)
    # Off until it is switched on: the account's endpoint is a closed port, any question to Amazon would fail.
    outcome = run_program("run", "auto-submit", "--dry-run", "--json")
    assert (outcome.returncode, json.loads(outcome.stdout)) == (0, {})


def _listed(run_program: RunProgram, *options: str) -> Any:
    return json.loads(run_program("matches", "list", "--json", *options).stdout)
