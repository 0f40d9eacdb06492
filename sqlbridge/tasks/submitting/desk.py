"""The channels whose unlisted products are offered at Amazon."""

from dataclasses import dataclass

from sqlbridge.amazon.catalogue import AmazonCatalogue
from sqlbridge.model.selling import Account, Channel
from sqlbridge.settings import AccountSettings, SubmitSettings
from sqlbridge.tasks.running import Bridge


@dataclass(frozen=True, slots=True)
class Desk:
    """A channel that submits, with what is set for it."""

    account: Account
    channel: Channel
    account_settings: AccountSettings
    settings: SubmitSettings
    catalogue: AmazonCatalogue

    @property
    def marketplace_id(self) -> str:
        """Amazon's id of the marketplace."""
        return self.channel.marketplace.id


def desks(bridge: Bridge) -> list[Desk]:
    """The channels that send, and that are set to submit."""
    with bridge.database.read() as connection:
        sending = bridge.sending(connection)
    return [
        Desk(account, channel, settings, own, bridge.amazon[account.name].catalogue)
        for account in bridge.accounts.values()
        for channel in account.channels
        if channel.name in sending
        and (own := (settings := bridge.settings.accounts[account.name]).channels[channel.name].submit).enabled
    ]
