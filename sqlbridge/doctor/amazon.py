"""Checks of the sellers' accounts at Amazon."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import func, select

from sqlbridge.amazon.account import Participation
from sqlbridge.amazon.throttle import LISTINGS_FEED
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import (
    AmazonUnavailableError,
    AuthorizationError,
    RequestRefusedError,
    SettingsError,
    ThrottledError,
)
from sqlbridge.ledger import channels
from sqlbridge.ledger.quotas import Quotas
from sqlbridge.model.selling import Channel
from sqlbridge.settings import AccountSettings
from sqlbridge.settings.keys import keys_of

# It need not exist: Amazon refuses before it looks.
_ANY_SKU = "SQLBRIDGE-CHECK"
_CREDENTIALS = ("seller_id", "client_id", "client_secret", "refresh_token")
_PLACEHOLDERS = ("...", "xxx", "changeme", "your-", "todo")


def _settings(patient: Patient) -> Iterator[str]:
    try:
        accounts = patient.accounts
    except SettingsError as exc:
        yield str(exc)
        return
    if not accounts:
        yield "no account is configured"


def _credentials(patient: Patient) -> Iterator[str]:
    examples = {key.name: key.example for key in keys_of(AccountSettings)}
    for name, account in patient.settings.accounts.items():
        for key in _CREDENTIALS:
            value = getattr(account, key)
            if value == examples[key] or any(word in value.lower() for word in _PLACEHOLDERS):
                yield f"accounts.{name}.{key} is still an example"


def _endpoint(patient: Patient) -> Iterator[str]:
    for name, account in patient.settings.accounts.items():
        if account.endpoint:
            yield f"accounts.{name}.endpoint is {account.endpoint}"


def _reachable(patient: Patient) -> Iterator[str]:
    for name, answer in patient.participations.items():
        if isinstance(answer, AmazonUnavailableError):
            yield f"account {name}: {answer}"


def _token(patient: Patient) -> Iterator[str]:
    failed = {name: answer for name, answer in patient.participations.items() if isinstance(answer, Exception)}
    told = {name: answer for name, answer in failed.items() if not isinstance(answer, AmazonUnavailableError)}
    for name, answer in told.items():
        if isinstance(answer, ThrottledError):
            raise answer
        yield f"account {name}: {answer}"
    if failed and not told:
        raise UnseenError("Amazon was not to be reached: see amazon-reachable")


def _participates(patient: Patient) -> Iterator[str]:
    for channel, place in _places(patient):
        if place is None or not place.is_participating:
            yield f"the seller does not sell on {channel.marketplace.code} (channel {channel.name})"


def _suspended(patient: Patient) -> Iterator[str]:
    for channel, place in _places(patient):
        if place is not None and place.has_suspended_listings:
            yield f"Amazon has suspended listings on {channel.marketplace.code} (channel {channel.name})"


def _seller(patient: Patient) -> Iterator[str]:
    for channel, place in _places(patient):
        try:
            if place is not None and place.is_participating:
                patient.amazon[channel.account].offers(channel.marketplace, [_ANY_SKU])
        except (AuthorizationError, RequestRefusedError) as exc:
            yield f"Amazon shows no listings of accounts.{channel.account}.seller_id: {exc}"


def _places(patient: Patient) -> Iterator[tuple[Channel, Participation | None]]:
    """The channels, with what Amazon says of their marketplaces."""
    for channel in patient.channels:
        answer = patient.participations[channel.account]
        if isinstance(answer, Exception):
            told_by = "amazon-reachable" if isinstance(answer, AmazonUnavailableError) else "amazon-token"
            raise UnseenError(f"Amazon says nothing about account {channel.account}: see {told_by}")
        yield channel, answer.get(channel.marketplace.id)


def _quota(patient: Patient) -> Iterator[str]:
    _ = patient.ledger
    quotas = Quotas(patient.database)
    for name in patient.accounts:
        for plan in ("createFeed", LISTINGS_FEED):
            if not quotas.available(name, plan):
                yield f"account {name} has no {plan} left"


def _distinct(patient: Patient) -> Iterator[str]:
    sellers = {name: account.seller_id for name, account in patient.accounts.items()}
    places = Counter((sellers[channel.account], channel.marketplace.code) for channel in patient.channels)
    for (seller, code), number in places.items():
        if number > 1:
            yield f"{number} channels send to {code} for seller {seller}"


def _enabled(patient: Patient) -> Iterator[str]:
    enabled = channels.enabled_channels(patient.ledger, patient.tables)
    if not enabled & {channel.name for channel in patient.channels}:
        yield "no channel is enabled"


def _configured(patient: Patient) -> Iterator[str]:
    enabled = channels.enabled_channels(patient.ledger, patient.tables)
    for name in sorted(enabled - {channel.name for channel in patient.channels}):
        yield f"channel {name} is enabled, but not in the configuration"


def _resting(patient: Patient) -> Iterator[str]:
    for name in sorted(channels.resting_channels(patient.ledger, patient.tables)):
        yield f"channel {name} rests: it shows nothing in stock"


def _listed(patient: Patient) -> Iterator[str]:
    listings = patient.tables.listings
    counted = select(listings.c.channel, func.count()).group_by(listings.c.channel)
    numbers = {row[0]: row[1] for row in patient.ledger.execute(counted)}
    for name in sorted(channels.enabled_channels(patient.ledger, patient.tables)):
        if not numbers.get(name):
            yield f"channel {name} is enabled and has no listing"


CHECKS = (
    Check(
        "amazon-settings",
        "accounts and channels are configured, and fit each other",
        "no task can run",
        "correct [accounts]: the message names the key",
        _settings,
        is_fatal=True,
    ),
    Check(
        "amazon-credentials",
        "seller id and credentials are not the template's examples",
        "Amazon refuses them",
        "fill in what Seller Central and the developer console show",
        _credentials,
        is_fatal=True,
    ),
    Check(
        "amazon-endpoint",
        "the account speaks with Amazon itself",
        "what is sent to a sandbox changes no offer",
        "delete accounts.<name>.endpoint, unless it is a rehearsal",
        _endpoint,
    ),
    Check(
        "amazon-reachable",
        "this host reaches Amazon, and Amazon answers",
        "nothing is sent; the changes wait, and none is lost",
        "look at this host's network, its proxy, accounts.<name>.endpoint and Amazon's health page; then try again",
        _reachable,
        is_fatal=True,
    ),
    Check(
        "amazon-token",
        "Amazon takes the refresh token",
        "nothing is sent; the changes wait, and none is lost",
        "authorise the application again in Seller Central, and set accounts.<name>.refresh_token",
        _token,
        is_fatal=True,
    ),
    Check(
        "amazon-marketplaces",
        "the seller sells on the marketplace of every channel",
        "feeds for others are refused",
        "register there in Seller Central, or remove the channel",
        _participates,
        is_fatal=True,
    ),
    Check(
        "amazon-suspended",
        "Amazon has suspended no listings",
        "buyers do not see them, whatever is sent",
        "see the account's health in Seller Central",
        _suspended,
    ),
    Check(
        "amazon-seller",
        "the seller id belongs to the token",
        "listings are asked for by seller id: none is found",
        "correct accounts.<name>.seller_id: the merchant token in Seller Central",
        _seller,
        is_fatal=True,
    ),
    Check(
        "amazon-quota",
        "there is quota left for a feed",
        "changes wait until Amazon lets the next feed through",
        "run update less often, or see which other program uses the application; it fills by itself in minutes",
        _quota,
    ),
    Check(
        "amazon-distinct",
        "no two channels send to the same marketplace of the same seller",
        "each would overwrite the other's prices, and Amazon would end at either",
        "remove one of them",
        _distinct,
        is_fatal=True,
    ),
    Check(
        "amazon-enabled",
        "a channel is enabled",
        "nothing is sent",
        "`sqlbridge channels enable`",
        _enabled,
    ),
    Check(
        "amazon-configured",
        "every channel that is enabled is configured",
        "its listings stay as they are at Amazon, also when the stock is gone",
        "put it back into the configuration, or `sqlbridge channels disable`",
        _configured,
    ),
    Check(
        "amazon-resting",
        "no channel rests",
        "it sells nothing; somebody may have forgotten it",
        "`sqlbridge channels resume`",
        _resting,
    ),
    Check(
        "amazon-listed",
        "every channel that is enabled has listings",
        "nothing is sent for what the bridge does not know to be listed",
        "`sqlbridge listings import`, or let `sqlbridge run match` run",
        _listed,
    ),
)
