"""Values that come from the environment, or from files that it names."""

from pathlib import Path

import pytest

from sqlbridge.errors import SettingsError
from sqlbridge.settings import load_configuration, load_settings
from tests.settings.conftest import COMPLETE, WriteConfiguration


def test_the_environment_goes_before_the_file(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__SCHEMA", "other")
    monkeypatch.setenv("sqlbridge_accounts__main__refresh_token", "token of the environment")
    settings = load_settings(complete)
    assert settings.database.schema == "other"
    assert settings.accounts["main"].refresh_token == "token of the environment"


def test_numbers_are_read_from_text(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PORT", "3307")
    assert load_settings(complete).database.port == 3307


def test_text_that_looks_like_a_number_stays_text(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD", "0123")
    monkeypatch.setenv("SQLBRIDGE_ACCOUNTS__MAIN__CHANNELS__DE__SHOP", "2")
    settings = load_settings(complete)
    assert settings.database.password == "0123"
    assert settings.accounts["main"].channels["de"].shop == "2"


def test_a_secret_file_gives_its_content_without_the_line_end(
    complete: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "password").write_text("pässword \n", "utf-8")
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD_FILE", str(tmp_path / "password"))
    assert load_settings(complete).database.password == "pässword"


def test_a_value_given_twice_by_the_environment_is_refused(
    complete: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD", "one")
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD_FILE", str(complete))
    with pytest.raises(SettingsError, match=r"SQLBRIDGE_DATABASE__PASSWORD.* both give database.password"):
        load_settings(complete)


def test_a_secret_file_that_is_missing_is_named_with_its_variable(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD_FILE", "/nowhere/password")
    with pytest.raises(SettingsError, match="__PASSWORD_FILE: /nowhere/password cannot be read: No such file"):
        load_settings(complete)


def test_an_account_can_stand_in_the_environment_alone(
    write: WriteConfiguration, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("SELLER_ID", "CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN"):
        monkeypatch.setenv(f"SQLBRIDGE_ACCOUNTS__SECOND__{key}", key.lower())
    monkeypatch.setenv("SQLBRIDGE_ACCOUNTS__SECOND__REGION", "na")
    assert load_settings(write(COMPLETE)).accounts["second"].region == "na"


def test_a_variable_reaches_names_that_variables_cannot_spell(
    write: WriteConfiguration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLBRIDGE_ACCOUNTS__MY_SHOP__SELLER_ID", "other")
    settings = load_settings(write(COMPLETE.replace("accounts.main", "accounts.My-Shop")))
    assert settings.accounts["My-Shop"].seller_id == "other"
    assert list(settings.accounts) == ["My-Shop"]


def test_a_variable_that_could_mean_two_accounts_is_refused(
    write: WriteConfiguration, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = COMPLETE[COMPLETE.index("[accounts.main]") :]
    twins = COMPLETE.replace("main", "my-shop") + account.replace("main", "my_shop")
    monkeypatch.setenv("SQLBRIDGE_ACCOUNTS__MY_SHOP__SELLER_ID", "other")
    with pytest.raises(SettingsError, match="could mean my-shop or my_shop"):
        load_settings(write(twins))


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        (
            "SQLBRIDGE_DATABASE__PASWORD",
            "x",
            r"database\.pasword \(SQLBRIDGE_DATABASE__PASWORD\).*database\.password",
        ),
        ("SQLBRIDGE_DATABASE__PORT", "many", r"database\.port \(SQLBRIDGE_DATABASE__PORT\): Expected int"),
        ("SQLBRIDGE_ACCOUNTS__MAIN", "x", r"SQLBRIDGE_ACCOUNTS__MAIN"),
        ("SQLBRIDGE_DATABASE__PORT__X", "x", r"SQLBRIDGE_DATABASE__PORT__X"),
    ],
)
def test_a_wrong_variable_is_named(
    write: WriteConfiguration, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    file = write(COMPLETE.replace('user = "bridge"', 'user = "bridge"\nport = 1'))
    with pytest.raises(SettingsError, match=message):
        load_settings(file)


def test_variables_that_are_no_settings_are_left_alone(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLBRIDGE_TEST_SERVERS", "mariadb")
    assert load_settings(complete).database.schema == "shop"


def test_every_value_that_is_given_has_its_origin(complete: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABASE__SCHEMA", "other")
    origins = load_configuration(complete).origins
    assert origins["database.schema"] == "SQLBRIDGE_DATABASE__SCHEMA"
    assert origins["database.user"] == str(complete)
    assert "database.port" not in origins


def test_secrets_of_the_environment_are_no_reason_to_warn(
    write: WriteConfiguration, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = write(COMPLETE.partition("[accounts.main]")[0])
    file.chmod(0o644)
    monkeypatch.setenv("SQLBRIDGE_DATABASE__PASSWORD", "secret")
    load_settings(file)
    assert caplog.text == ""


def test_a_table_that_only_a_variable_names_is_the_variables_mistake(
    complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLBRIDGE_DATABSE__PASSWORD", "x")
    with pytest.raises(SettingsError, match=r"unknown key databse \(SQLBRIDGE_DATABSE__PASSWORD\).*mean database"):
        load_settings(complete)
