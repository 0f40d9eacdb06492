"""Following new offers until they are listings, which `update` then keeps."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Connection

from sqlbridge.amazon.catalogue import ListingState
from sqlbridge.ledger import change_log, listing_values, listings, match_queries, matches
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.ledger.match_queries import Match
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.matches import MatchState
from sqlbridge.model.selling import ReportedListing
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.submitting.desk import Desk
from sqlbridge.tasks.submitting.offers import words

_ORIGIN = "submit"
_GROUP = 100
# What Amazon says of an offer that it is still taking in need not be its last word.
_SETTLING = timedelta(minutes=30)
# Amazon needs minutes, and hours on a bad day.
_PATIENCE = timedelta(hours=24)


def follow(run: Run, desk: Desk) -> None:
    """Ask how far each offer is that was sent, and record those that have become listings or will never be."""
    for match in _under_way(run, desk):
        present = desk.catalogue.listing_state(desk.marketplace_id, match.shop_sku)
        if present is not None and present.is_live:
            run.counts.add("offers listed", _is_listed(run, desk, match, present))
        elif match.state is MatchState.SUBMITTED:
            _accept_if_there(run, match, present)
        elif (reason := _failure(run, match, present)) is not None:
            run.counts.add("offers refused", _is_refused(run, desk, match, reason))


def _accept_if_there(run: Run, match: Match, present: ListingState | None) -> None:
    """The answer to the offer was lost; if Amazon does not have it, it is sent again."""
    if present is not None:
        with run.begin() as connection:
            matches.accepted(connection, run.bridge.database.tables, match.id, present.asin, None)


def _under_way(run: Run, desk: Desk) -> Iterator[Match]:
    after, tables = 0, run.bridge.database.tables
    while True:
        run.renew()
        with run.bridge.database.read() as connection:
            states = (MatchState.SUBMITTED, MatchState.ACCEPTED)
            rows = match_queries.in_states(connection, tables, desk.channel.name, states, after, _GROUP)
        if not rows:
            return
        after = rows[-1].id
        yield from rows


def _failure(run: Run, match: Match, present: ListingState | None) -> str | None:
    """Why it will not be a listing; None while it may still become one."""
    errors = [issue for issue in present.issues if issue.severity == "ERROR"] if present else []
    age = run.bridge.now() - match.submitted_at if match.submitted_at else _PATIENCE
    if age < (_SETTLING if errors else _PATIENCE):
        return None
    return (
        words(errors)
        or "Amazon accepted the offer a day ago, and it is still no listing: look at it in Seller Central"
    )


def _is_listed(run: Run, desk: Desk, match: Match, present: ListingState) -> bool:
    """Record the listing, as new; False where that has to wait."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    reported = ReportedListing(match.shop_sku, present.asin, "Active", present.fulfilment, None, None)
    with run.begin() as connection:
        known = listings.of_seller_skus(connection, tables, [match.shop_sku])
        if not _quantity_is_forgotten(connection, run, desk, match):
            return False
        if all(one.channel != desk.channel.name for one in known):
            listings.record(connection, tables, desk.channel, [reported], now)
        matches.listed(connection, tables, match.id, words(present.issues) or match.reason)
    return True


def _is_refused(run: Run, desk: Desk, match: Match, reason: str) -> bool:
    with run.begin() as connection:
        if not _quantity_is_forgotten(connection, run, desk, match):
            return False
        matches.refused(connection, run.bridge.database.tables, match.id, MatchState.REFUSED, reason)
    return True


def _quantity_is_forgotten(connection: Connection, run: Run, desk: Desk, match: Match) -> bool:
    """The offer carried a quantity, and Amazon keeps one for all marketplaces: where the SKU is listed in another,
    it has to be sent again. While a feed carries it, nobody can tell which of the two Amazon took last."""
    tables = run.bridge.database.tables
    key = ValueKey(FeedKind.STOCK, desk.account.name, match.shop_sku)
    if not listing_values.forget_one(connection, tables, key):
        return False
    if listings.of_shop_skus(connection, tables, [match.shop_sku]):
        change_log.append(connection, tables, [match.shop_sku], _ORIGIN, run.bridge.now())
    return True
