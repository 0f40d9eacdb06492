"""Health: the doctor's checks, the triggers one by one, and what an operator does about them."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.console import Browser, Console
from tests.doctor.clinic import Clinic
from tests.security.program import call, write_configuration

_TRIGGERS = "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE trigger_schema = '{}'"


@pytest.fixture(autouse=True)
def _healed(clinic: Clinic, console: Console) -> Iterator[None]:
    """What is missing is put back, and nothing of the test is remembered."""
    yield
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in ("gaps", "audit", "change_log")))
    clinic.install()
    clinic.run("DELETE FROM BRIDGE.gaps", "DELETE FROM BRIDGE.fingerprints")


def _looked(browser: Browser) -> str:
    """The page after a look that began now."""
    browser.get("health?again=1")
    end = time.monotonic() + 60
    while "being looked at again" in (page := browser.get("health").text) or "Being looked at" in page:
        assert time.monotonic() < end, page
        time.sleep(0.1)
    return page


def _triggers(clinic: Clinic) -> int:
    ((number,),) = clinic.shop.read(_TRIGGERS.format(clinic.shop.schema))
    return int(number)


def _audit(clinic: Clinic) -> list[tuple[object, ...]]:
    schema = clinic.settings.bridge.schema
    rows = clinic.shop.read(f"SELECT actor, action, is_done FROM `{schema}`.audit WHERE LEFT(action, 7) = 'capture'")
    return [tuple(row) for row in rows]


def test_it_shows_every_check_with_what_must_hold_and_remedies_where_it_does_not(
    clinic: Clinic, vera: Browser
) -> None:
    page = _looked(vera)
    assert "Triggers, procedures and log are as they should be." in page
    for group in ("server", "grants", "triggers", "log", "shop", "amazon", "schedule", "clock", "copy"):
        assert f"<h3>{group}</h3>" in page
    assert "amazon-endpoint" in page
    assert "delete accounts.&lt;name&gt;.endpoint" in page, (
        "the clinic's Amazon is a sandbox, which is worth a warning"
    )
    assert "Amazon was not asked." in page
    assert vera.get("health").elapsed.total_seconds() < 1, "the last look is shown, and no other waited for"


def test_only_an_operator_lets_amazon_be_asked_and_what_it_said_is_kept(clinic: Clinic, otto: Browser) -> None:
    assert "Ask Amazon, too" in otto.get("health").text
    otto.follow(otto.send("health/ask-amazon", {"back": "/health"}, page="health"))
    end = time.monotonic() + 60
    while "Amazon was asked" not in (page := otto.get("health").text):
        assert time.monotonic() < end, page
        time.sleep(0.1)
    for seen in (page, _looked(otto)):
        row = re.search(r"<tr>(?:(?!<tr>).)*amazon-token</code>", seen, re.DOTALL)
        assert row
        assert ">ok<" in row[0], "a later look without Amazon does not forget it"


def test_a_missing_trigger_is_shown_and_repaired(clinic: Clinic, otto: Browser) -> None:
    ((name,),) = clinic.shop.read(
        f"SELECT MIN(trigger_name) FROM information_schema.TRIGGERS WHERE trigger_schema = '{clinic.shop.schema}'"
    )
    before = _triggers(clinic)
    clinic.run(f"DROP TRIGGER SHOP.{name}")
    page = _looked(otto)
    assert f"trigger {name} is missing" in page
    assert re.search(rf"<code>{name}</code></td>\s*<td[^>]*><span class=\"badge bad\">missing", page)
    page = otto.follow(otto.send("health/repair", {"back": "/health"}, page="health"))
    assert "repaired" in page
    assert _triggers(clinic) == before
    assert f"trigger {name} is missing" not in _looked(otto)
    assert _audit(clinic) == [("otto", "capture-repair", 1)]


def test_capture_is_suspended_with_a_reason_and_resumed(clinic: Clinic, otto: Browser) -> None:
    before = _triggers(clinic)
    otto.send("health/suspend", {"reason": "upgrade <b>of the shop</b>"}, page="health")
    assert _triggers(clinic) == 0
    page = _looked(otto)
    assert "capture is suspended since" in page
    assert "upgrade &lt;b&gt;of the shop&lt;/b&gt;" in page
    assert "sqlbridge resume" in page
    assert "sqlbridge suspend" not in page
    answer = otto.send("health/repair", {}, page="health")
    assert (answer.status_code, "capture is suspended" in answer.text) == (409, True)
    otto.send("health/resume", {}, page="health")
    assert _triggers(clinic) == before
    assert _audit(clinic) == [
        ("otto", "capture-suspend", 1),
        ("otto", "capture-repair", 0),
        ("otto", "capture-resume", 1),
    ]


def test_the_command_line_does_the_same_and_is_in_the_audit_too(clinic: Clinic, tmp_path: Path) -> None:
    file, before = write_configuration(clinic.settings, tmp_path), _triggers(clinic)
    assert call(file, "suspend", "--reason", "upgrade").code == 0
    assert _triggers(clinic) == 0
    assert call(file, "resume").code == 0
    assert call(file, "repair").code == 0
    assert _triggers(clinic) == before
    schema = clinic.settings.bridge.schema
    told = clinic.shop.read(f"SELECT way, action, outcome FROM `{schema}`.audit ORDER BY id")
    assert [row[:2] for row in told] == [("cli", "capture-suspend"), ("cli", "capture-resume")]
    assert "gap begun" in told[0][2], "step by step"


def test_a_viewer_sees_how_it_is_and_no_button(vera: Browser) -> None:
    page = vera.get("health").text
    assert not re.findall(r'action="/health/[^"]+"', page)
    assert "Look again" in page
