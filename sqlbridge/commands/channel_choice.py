"""The channels of the configuration, and the one that an operator names."""

from sqlbridge.commands.hints import unknown
from sqlbridge.model.selling import Channel
from sqlbridge.settings import Settings


def configured_channels(settings: Settings) -> list[Channel]:
    """Every channel, in the order of the configuration."""
    from sqlbridge.amazon.accounts import accounts_of

    return [channel for account in accounts_of(settings).values() for channel in account.channels]


def channel_named(settings: Settings, name: str) -> Channel:
    """The channel of that name. Raises InputError that names the nearest, and all there are."""
    channels = {channel.name: channel for channel in configured_channels(settings)}
    if name not in channels:
        known = ", ".join(channels) or "none: add one under [accounts.<name>.channels.<name>]"
        raise unknown("channel", name, channels, f"configured: {known}")
    return channels[name]
