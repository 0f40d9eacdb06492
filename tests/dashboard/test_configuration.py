"""The configuration as it is in effect, without its secrets."""

import html
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from sqlbridge.settings import DashboardSettings, load_configuration
from sqlbridge.settings.keys import keys_of
from tests.dashboard.console import Browser, serving
from tests.doctor.clinic import Clinic
from tests.security.program import write_configuration


def test_each_key_has_its_value_and_its_meaning(clinic: Clinic, vera: Browser) -> None:
    page = html.unescape(vera.get("configuration").text)
    assert f'"{clinic.settings.database.schema}"' in page
    assert "[accounts.main.channels.de.orders]" in page
    assert all(key.description in page for key in keys_of(DashboardSettings))
    assert str(clinic.file) in page


def test_it_tells_where_a_value_comes_from_and_never_a_secret(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = msgspec.structs.replace(
        clinic.settings, dashboard=DashboardSettings(metrics_token="the-token-of-prometheus")
    )
    file = write_configuration(settings, tmp_path)
    monkeypatch.setenv("SQLBRIDGE_DOCTOR__LOG_ROWS", "4711")
    with serving(load_configuration(file)) as console:
        page = html.unescape(console.logged_in("vera").get("configuration").text)
        only = console.logged_in("vera").get("configuration?only=set").text
    assert "4711" in page
    assert "SQLBRIDGE_DOCTOR__LOG_ROWS" in page
    assert "***" in page
    account = settings.accounts["main"]
    for secret in (
        settings.database.password,
        settings.database.install_password,
        settings.bridge.personal_key,
        account.client_secret,
        account.refresh_token,
        "the-token-of-prometheus",
    ):
        assert secret not in page
    assert ">default<" not in only


def test_a_hostile_value_is_escaped(clinic: Clinic, vera: Browser) -> None:
    hostile = msgspec.structs.replace(clinic.settings, dashboard=DashboardSettings(allowed_hosts=["<script>x"]))
    from sqlbridge.settings import Configuration

    with serving(replace(Configuration(clinic.settings, clinic.file, {}), settings=hostile)) as console:
        page = console.logged_in("vera").get("configuration").text
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page
