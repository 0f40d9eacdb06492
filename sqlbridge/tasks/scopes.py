"""From where in the shop the offers of channels and accounts are looked at. Pure."""

from collections.abc import Collection, Mapping, Sequence

from sqlbridge.model import Account, Channel, Offer, Scope

Offers = Mapping[Scope, Mapping[str, Sequence[Offer]]]


def price_scope(channel: Channel) -> Scope:
    """From where the channel's prices are looked at."""
    marketplace = channel.marketplace
    return Scope(
        channel.shop, channel.country, marketplace.currency, marketplace.digits, channel.group, channel.source
    )


def stock_scope(account: Account) -> Scope:
    """From where the account's quantities are looked at."""
    first = price_scope(account.channels[0])
    return Scope(account.stock_shop, first.country, first.currency, first.digits)


def scopes_of(account: Account, channels: Collection[str]) -> set[Scope]:
    """From where the account's stock, and the prices on these of its channels, are looked at."""
    prices = {price_scope(channel) for channel in account.channels if channel.name in channels}
    return prices | {stock_scope(account)}
