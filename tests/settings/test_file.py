"""What a configuration file may say, and how a mistake in it is named."""

import logging
from decimal import Decimal
from pathlib import Path

import pytest

from sqlbridge.errors import SettingsError
from sqlbridge.settings import load_settings
from tests.settings.conftest import COMPLETE, WriteConfiguration


def test_a_file_gives_its_values_and_the_defaults(complete: Path) -> None:
    settings = load_settings(complete)
    assert settings.database.schema == "shop"
    assert settings.database.port == 3306
    assert settings.accounts["main"].channels["de"].marketplace == "DE"


def test_a_file_saved_with_a_byte_order_mark_is_read(write: WriteConfiguration) -> None:
    assert load_settings(write("\ufeff" + COMPLETE)).database.schema == "shop"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            'user = "bridge"',
            'user = "bridge"\npasword = "x"',
            "unknown key database.pasword .*mean database.password?",
        ),
        ('user = "bridge"', 'user = "bridge"\nqqq = 1', "unknown key database.qqq .*known here are schema, user"),
        ("[shop]", "[shopp]", "unknown key shopp .*mean shop?"),
        ('region = "eu"', 'region = "eu"\nregio = "eu"', "unknown key accounts.main.regio .*accounts.main.region?"),
        ('schema = "shop"', "", "database.schema is missing: .* or set SQLBRIDGE_DATABASE__SCHEMA"),
        ('seller_id = "A1B2C3"', "", "accounts.main.seller_id is missing: .*SQLBRIDGE_ACCOUNTS__MAIN__SELLER_ID"),
        ('[shop]\nplatform = "prestashop"', "", "shop.platform is missing"),
        ('schema = "shop"', 'schema = ""', "database.schema .* must not be empty"),
        ('user = "bridge"', 'user = "bridge"\nport = "3306"', "database.port .*: Expected int, got str"),
        ('user = "bridge"', 'user = "bridge"\nport = 70000', "database.port .*: Expected int <= 65535"),
        ('shop = "1"', "shop = 1", "accounts.main.channels.de.shop .*: Expected str, got int; put it in quotes"),
        (
            'region = "eu"',
            'region = "europe"',
            "accounts.main.region .*Invalid enum value 'europe'; known here are na, eu, fe",
        ),
        ('[shop]\nplatform = "prestashop"', "[[shop]]", r"shop .* must be a table: \[shop\]"),
        ("accounts.main", 'accounts."my shop"', "accounts: the name 'my shop' may hold letters, digits"),
        ("accounts.main", f"accounts.{'a' * 33}", "at most 32"),
        ("[database]", "[database", "is not valid TOML: .*line 1"),
    ],
)
def test_a_mistake_is_named_with_its_key(write: WriteConfiguration, right: str, wrong: str, message: str) -> None:
    assert right in COMPLETE
    with pytest.raises(SettingsError, match=message) as error:
        load_settings(write(COMPLETE.replace(right, wrong)))
    assert "sqlbridge.toml" in str(error.value) or "the name" in str(error.value)


def test_a_mistake_in_a_secret_does_not_show_it(write: WriteConfiguration) -> None:
    wrong = COMPLETE.replace('client_secret = "secret of the file"', 'client_secret = ["secret of the file"]')
    with pytest.raises(SettingsError, match=r"accounts\.main\.client_secret") as error:
        load_settings(write(wrong))
    assert "secret of the file" not in str(error.value)


def test_text_that_is_not_utf8_is_refused_by_name(complete: Path) -> None:
    complete.write_bytes(COMPLETE.replace("bridge", "brücke").encode("cp1252"))
    with pytest.raises(SettingsError, match=r"sqlbridge\.toml is not UTF-8 text"):
        load_settings(complete)


def test_a_missing_file_is_said_with_the_places_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"looked for .*/sqlbridge\.toml, /etc/sqlbridge.*`sqlbridge init`"):
        load_settings()


def test_a_named_file_that_is_missing_is_not_replaced_by_another(complete: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"other\.toml; `sqlbridge init`"):
        load_settings(tmp_path / "other.toml")


def test_the_option_goes_before_the_variable_and_the_variable_before_the_working_directory(
    complete: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("option", "variable"):
        (tmp_path / f"{name}.toml").write_text(COMPLETE.replace('"shop"', f'"{name}"', 1))
    assert load_settings().database.schema == "shop"
    monkeypatch.setenv("SQLBRIDGE_CONFIG", str(tmp_path / "variable.toml"))
    assert load_settings().database.schema == "variable"
    assert load_settings(tmp_path / "option.toml").database.schema == "option"


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"{tmp_path} cannot be read: Is a directory"):
        load_settings(tmp_path)


@pytest.mark.parametrize(("mode", "warns"), [(0o600, False), (0o640, True), (0o604, True)])
def test_secrets_that_others_may_read_get_a_warning(
    complete: Path, caplog: pytest.LogCaptureFixture, mode: int, warns: bool
) -> None:
    complete.chmod(mode)
    load_settings(complete)
    assert (("chmod 600" in caplog.text), len(caplog.records)) == (warns, int(warns))


def test_a_readable_file_without_secrets_gets_no_warning(
    write: WriteConfiguration, caplog: pytest.LogCaptureFixture
) -> None:
    file = write(COMPLETE.partition("[accounts.main]")[0])
    file.chmod(0o644)
    with caplog.at_level(logging.DEBUG):
        load_settings(file)
    assert caplog.text == ""


RULES = COMPLETE + "price_rules = "


def test_price_rules_are_exact_decimals(write: WriteConfiguration) -> None:
    settings = load_settings(write(RULES + "[{percent = 2.5, up_to = 20}, {ending = 0.99}]"))
    first, second = settings.accounts["main"].channels["de"].price_rules
    assert (first.percent, first.up_to, second.ending) == (Decimal("2.5"), Decimal(20), Decimal("0.99"))


@pytest.mark.parametrize(
    ("rules", "words"), [("[{ending = 1.5}]", "ending = 1.5 must"), ("[{per_cent = 2}]", "per_cent")]
)
def test_a_wrong_price_rule_is_named(write: WriteConfiguration, rules: str, words: str) -> None:
    with pytest.raises(SettingsError, match=rf"accounts\.main\.channels\.de\.price_rules .*{words}"):
        load_settings(write(RULES + rules))
