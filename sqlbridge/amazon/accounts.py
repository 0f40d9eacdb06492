"""The accounts and channels that the configuration describes."""

from urllib.parse import urlsplit

from sqlbridge.amazon.marketplaces import marketplace
from sqlbridge.errors import SettingsError
from sqlbridge.model.selling import Account, Channel
from sqlbridge.settings import AccountSettings, ChannelSettings, Settings


def accounts_of(settings: Settings) -> dict[str, Account]:
    """The configured accounts by name; SettingsError names the key that does not fit the others."""
    accounts = {name: _account(name, entry) for name, entry in settings.accounts.items()}
    _require_unique_channels(accounts)
    return accounts


def _account(name: str, settings: AccountSettings) -> Account:
    if not settings.channels:
        raise SettingsError(f"accounts.{name} sells nowhere: add a table [accounts.{name}.channels.<channel>]")
    _require_endpoint(name, settings.endpoint)
    channels = tuple(_channel(name, settings.region, *entry) for entry in settings.channels.items())
    return Account(
        name=name,
        seller_id=settings.seller_id,
        region=settings.region,
        stock_shop=settings.stock_shop or channels[0].shop,
        channels=channels,
    )


def _channel(account: str, region: str, name: str, settings: ChannelSettings) -> Channel:
    key = f"accounts.{account}.channels.{name}.marketplace"
    try:
        place = marketplace(settings.marketplace)
    except SettingsError as exc:
        raise SettingsError(f"{key}: {exc}") from exc
    if place.region != region:
        raise SettingsError(
            f"{key} = {settings.marketplace!r} belongs to region {place.region!r}, the account to {region!r}: "
            f"correct accounts.{account}.region, or move the channel to an account of that region"
        )
    country = settings.country.upper() or place.country
    return Channel(name, account, place, settings.shop, country, settings.customer_group, settings.price)


def _require_endpoint(account: str, endpoint: str) -> None:
    address = urlsplit(endpoint)
    is_plain = not (address.username or address.password or address.query or address.fragment)
    if endpoint and (address.scheme not in ("http", "https") or not address.hostname or not is_plain):
        shown = endpoint if is_plain else f"{address.scheme}://..."
        raise SettingsError(f"accounts.{account}.endpoint = {shown!r} is no address such as http://127.0.0.1:8099")


def _require_unique_channels(accounts: dict[str, Account]) -> None:
    owners: dict[str, str] = {}
    for account in accounts.values():
        for channel in account.channels:
            owner = owners.setdefault(channel.name, account.name)
            if owner != account.name:
                raise SettingsError(
                    f"accounts.{account.name}.channels.{channel.name}: accounts.{owner} has a channel of that name "
                    "already, and a channel's name must be unique: rename one"
                )
