"""Marketplaces, and accounts as the configuration describes them."""

from typing import Any

import pytest

from sqlbridge.amazon.accounts import accounts_of
from sqlbridge.amazon.marketplaces import ENDPOINTS, MARKETPLACES, marketplace
from sqlbridge.errors import SettingsError
from sqlbridge.settings import AccountSettings, ChannelSettings, DatabaseSettings, Settings, ShopSettings

DE, FR = ChannelSettings(marketplace="DE", shop="1"), ChannelSettings(marketplace="FR", shop="2")


def settings_with(**accounts: AccountSettings) -> Settings:
    return Settings(
        database=DatabaseSettings(schema="shop", user="bridge"),
        shop=ShopSettings(platform="prestashop"),
        accounts=accounts,
    )


def seller(channels: dict[str, ChannelSettings], **changes: Any) -> AccountSettings:
    entries = {"seller_id": "A1", "region": "eu", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    return AccountSettings(**entries | changes, channels=channels)


def test_a_marketplace_is_found_by_code_country_and_id() -> None:
    assert marketplace("uk") == marketplace("GB") == marketplace("A1F83G8C2ARO7P")
    assert marketplace("JP").digits == 0
    assert marketplace("se").currency == "SEK"


def test_an_unknown_marketplace_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="'XX' is no marketplace of Amazon's; known are AE, AU, BE"):
        marketplace("XX")


def test_codes_and_ids_of_marketplaces_are_unique_and_their_regions_have_endpoints() -> None:
    assert len({entry.id for entry in MARKETPLACES}) == len({entry.code for entry in MARKETPLACES}) == 23
    assert {entry.region for entry in MARKETPLACES} == set(ENDPOINTS)
    assert ENDPOINTS["fe"] == "https://sellingpartnerapi-fe.amazon.com"


def test_stock_is_of_the_first_channels_shop_and_the_tax_of_the_marketplaces_country_unless_said() -> None:
    austria = ChannelSettings(marketplace="DE", shop="3", country="at")
    account = accounts_of(settings_with(main=seller({"fr": FR, "de": DE, "at": austria})))["main"]
    assert account.stock_shop == "2"
    assert [(c.name, c.shop, c.country, c.marketplace.code) for c in account.channels] == [
        ("fr", "2", "FR", "FR"),
        ("de", "1", "DE", "DE"),
        ("at", "3", "AT", "DE"),
    ]
    assert accounts_of(settings_with(main=seller({"de": DE}, stock_shop="9")))["main"].stock_shop == "9"


@pytest.mark.parametrize(
    ("account", "message"),
    [
        (seller({"de": DE}, region="na"), r"accounts\.main\.channels\.de\.marketplace = 'DE' belongs to region 'eu'"),
        (seller({"x": ChannelSettings(marketplace="X", shop="1")}), r"accounts\.main\.channels\.x\.marketplace: 'X'"),
        (seller({}), r"add a table \[accounts\.main\.channels"),
        (seller({"de": DE}, endpoint="127.0.0.1:8099"), r"accounts\.main\.endpoint = '127\.0\.0\.1:8099'"),
    ],
)
def test_what_does_not_fit_is_named_by_its_key(account: AccountSettings, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        accounts_of(settings_with(main=account))


def test_two_accounts_may_not_have_a_channel_of_the_same_name() -> None:
    with pytest.raises(SettingsError, match=r"accounts\.second\.channels\.de: accounts\.first has a channel"):
        accounts_of(settings_with(first=seller({"de": DE}), second=seller({"de": DE})))
