"""Two sellers of one shop, with every task switched on."""

import msgspec

from sqlbridge.settings import (
    AccountSettings,
    ChannelSettings,
    MatchSettings,
    OrderSettings,
    Settings,
    TrackingSettings,
)
from sqlbridge.settings.tasks import SubmitSettings
from tests.tasks.world import DE, FR, SELLER, World

OUTLET = "A2OUTLET"
PLACES = (("de", SELLER, DE), ("fr", SELLER, FR), ("outlet", OUTLET, DE))
"""Channel, seller and marketplace: the first two share their quantities, as they are one account's."""

TRADING = (("de", SELLER), ("outlet", OUTLET))
"""The channels that import orders and submit offers."""


def with_every_task(world: World) -> None:
    """Go on with a second account, and with an installation that may do all that it can do."""
    main = world.settings.accounts["main"]
    channels = {name: _trading(one) if name == "de" else _matched(one) for name, one in main.channels.items()}
    outlet = _second_account(world, main, {"outlet": channels["de"]})
    accounts = {"main": msgspec.structs.replace(main, channels=channels), "second": outlet}
    world.use(_as_root(msgspec.structs.replace(world.settings, accounts=accounts)))


def _matched(channel: ChannelSettings) -> ChannelSettings:
    return msgspec.structs.replace(channel, match=MatchSettings(enabled=True))


def _trading(channel: ChannelSettings) -> ChannelSettings:
    return msgspec.structs.replace(
        _matched(channel),
        orders=OrderSettings(enabled=True, since="2020-01-01"),
        tracking=TrackingSettings(enabled=True, delta_hours=0),
        submit=SubmitSettings(enabled=True),
    )


def _second_account(world: World, main: AccountSettings, channels: dict[str, ChannelSettings]) -> AccountSettings:
    seller = world.sandbox.add_seller(OUTLET, marketplaces=[DE])
    return msgspec.structs.replace(
        main,
        seller_id=OUTLET,
        client_id=seller.client_id,
        client_secret=seller.client_secret,
        refresh_token=seller.refresh_token,
        channels=channels,
    )


def _as_root(settings: Settings) -> Settings:
    return msgspec.structs.replace(
        settings,
        database=msgspec.structs.replace(settings.database, install_user="root", orders_user="root"),
        bridge=msgspec.structs.replace(settings.bridge, personal_key="a key of the tests, long enough to be random"),
    )
