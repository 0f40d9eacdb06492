"""/metrics: for whoever has the token, judged by Prometheus' own parser."""

from collections.abc import Iterator

import msgspec
import pytest
from prometheus_client.parser import text_string_to_metric_families

from sqlbridge.settings import Configuration, DashboardSettings
from tests.dashboard.console import Console, serving
from tests.doctor.clinic import Clinic

TOKEN = "long and secret"


@pytest.fixture(scope="module")
def scraped(clinic: Clinic, console: Console) -> Iterator[Console]:
    """A dashboard that lets Prometheus in."""
    settings = msgspec.structs.replace(clinic.settings, dashboard=DashboardSettings(metrics_token=TOKEN))
    with serving(Configuration(settings, clinic.file, {})) as running:
        yield running


def _asked(console: Console, authorization: str | None) -> tuple[int, str]:
    headers = {} if authorization is None else {"authorization": authorization}
    answer = console.stranger().client.get("metrics", headers=headers)
    assert "set-cookie" not in answer.headers, "Prometheus has no session"
    return answer.status_code, answer.text


def test_whoever_has_the_token_reads_metrics_that_prometheus_understands(scraped: Console) -> None:
    client = scraped.stranger().client
    answer = client.get("metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    found = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {"sqlbridge_info", "sqlbridge_problems", "sqlbridge_changes"} <= set(found)
    assert found["sqlbridge_channel_enabled"].samples[0].labels == {"account": "main", "channel": "de"}


@pytest.mark.parametrize(
    "said", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer \u00e4\u00ff"]
)
def test_nobody_else_does(said: str | None, scraped: Console) -> None:
    headers = [] if said is None else [(b"authorization", said.encode("latin-1"))]
    answer = scraped.stranger().client.get("metrics", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "sqlbridge_" not in answer.text


def test_without_a_token_in_the_configuration_there_are_none(console: Console) -> None:
    for said in (None, "Bearer", "Bearer x"):
        status, text = _asked(console, said)
        assert (status, "set dashboard.metrics_token" in text) == (404, True)
