"""What Amazon says about channels: does the token work, does the seller sell there."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlbridge.amazon.account import AmazonAccount, Participation
from sqlbridge.amazon.accounts import accounts_of
from sqlbridge.database.engine import Database
from sqlbridge.errors import AuthorizationError
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.model import Channel
from sqlbridge.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether Amazon takes messages for a channel, and the reason in words."""

    channel: str
    can_send: bool
    words: str


def check_channels(settings: Settings, database: Database, channels: Sequence[Channel]) -> list[Finding]:
    """One finding for each channel, with one call to Amazon for each account.

    A refused token is a finding; other errors of Amazon's are raised.
    """
    throttle = Quotas(database)
    findings = []
    for account in accounts_of(settings).values():
        own = [channel for channel in channels if channel.account == account.name]
        if own:
            amazon = AmazonAccount(account, settings.accounts[account.name], throttle)
            findings += _check_account(amazon, own)
    return findings


def _check_account(amazon: AmazonAccount, channels: Sequence[Channel]) -> list[Finding]:
    try:
        participations = {one.marketplace_id: one for one in amazon.participations()}
    except AuthorizationError as exc:
        return [Finding(channel.name, False, str(exc)) for channel in channels]
    return [_finding(channel, participations.get(channel.marketplace.id)) for channel in channels]


def _finding(channel: Channel, participation: Participation | None) -> Finding:
    if participation is None or not participation.is_participating:
        words = f"the seller does not sell on {channel.marketplace.code}: register it there in Seller Central"
        return Finding(channel.name, False, words)
    if participation.has_suspended_listings:
        return Finding(channel.name, True, "ok, but Amazon has suspended listings there: see Seller Central")
    return Finding(channel.name, True, "ok")
