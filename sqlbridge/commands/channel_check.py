"""What Amazon says about channels: does the token work, does the seller sell there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlbridge.amazon.account import AmazonAccount, Participation
from sqlbridge.errors import AuthorizationError
from sqlbridge.model import Channel


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether Amazon takes messages for a channel, and the reason in words."""

    channel: str
    can_send: bool
    words: str


def check_channels(amazon: Mapping[str, AmazonAccount], channels: Sequence[Channel]) -> list[Finding]:
    """One finding for each channel, with one call to Amazon for each of their accounts.

    A refused token is a finding; other errors of Amazon's are raised.
    """
    findings = []
    for account in dict.fromkeys(channel.account for channel in channels):
        own = [channel for channel in channels if channel.account == account]
        findings += _check_account(amazon[account], own)
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
