"""What Amazon says about channels: does the token work, does the seller sell there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlbridge.amazon.account import AmazonAccount, Participation
from sqlbridge.errors import AuthorizationError, RequestRefusedError
from sqlbridge.model.selling import Channel

# It need not exist: Amazon refuses before it looks.
_ANY_SKU = "SQLBRIDGE-CHECK"


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether Amazon takes messages for a channel, and the reason in words."""

    channel: str
    can_send: bool
    words: str


def check_channels(amazon: Mapping[str, AmazonAccount], channels: Sequence[Channel]) -> list[Finding]:
    """One finding for each channel: token, marketplace and seller id, with a call for each account and each channel.

    A refusal is a finding; other errors of Amazon's are raised.
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
    findings = [_finding(channel, participations.get(channel.marketplace.id)) for channel in channels]
    return [
        _seller_finding(amazon, channel, finding) if finding.can_send else finding
        for channel, finding in zip(channels, findings, strict=True)
    ]


def _seller_finding(amazon: AmazonAccount, channel: Channel, finding: Finding) -> Finding:
    """Participations go by the token alone; only a look at listings proves that the seller id belongs to it."""
    try:
        amazon.offers(channel.marketplace, [_ANY_SKU])
    except (AuthorizationError, RequestRefusedError) as exc:
        words = f"Amazon shows no listings of this seller: correct accounts.{channel.account}.seller_id ({exc})"
        return Finding(channel.name, False, words)
    return finding


def _finding(channel: Channel, participation: Participation | None) -> Finding:
    if participation is None or not participation.is_participating:
        words = f"the seller does not sell on {channel.marketplace.code}: register it there in Seller Central"
        return Finding(channel.name, False, words)
    if participation.has_suspended_listings:
        return Finding(channel.name, True, "ok, but Amazon has suspended listings there: see Seller Central")
    return Finding(channel.name, True, "ok")
