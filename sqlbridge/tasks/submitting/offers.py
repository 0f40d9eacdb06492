"""Creating offers for the products whose ASIN is known: nothing is sent that is not written down before."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlbridge.amazon.catalogue import NewOffer
from sqlbridge.errors import RequestRefusedError
from sqlbridge.ledger import match_queries, matches
from sqlbridge.ledger.match_queries import WAITING, Match
from sqlbridge.model.feeds import Issue
from sqlbridge.model.matches import Finding, MatchState
from sqlbridge.model.selling import Fulfilment
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.submitting.desk import Desk
from sqlbridge.tasks.submitting.goods import Goods
from sqlbridge.tasks.submitting.scrutiny import Objection, scrutinise
from sqlbridge.tasks.submitting.shop_codes import ShopCodes

log = logging.getLogger(__name__)

# Few, because between the look at the stock and the offer lie three calls for each that stands before it.
_GROUP = 20
# However many of them are restricted, a run comes to an end.
_MOST_ASKED = 2000


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A match with an ASIN, and what would be offered."""

    match: Match
    asin: str
    goods: Goods


def submit(run: Run, desk: Desk, codes: ShopCodes) -> None:
    """Offer what was found or chosen, also in earlier runs, until `submit.batch` offers are sent."""
    left = desk.settings.batch
    for candidate in islice(_candidates(run, desk, codes), _MOST_ASKED):
        left -= _offer_or_refuse(run, desk, candidate)
        if not left:
            return


def rehearse(run: Run, desk: Desk, codes: ShopCodes, found: Sequence[Finding]) -> None:
    """Tell which of these, and of those that wait, would be submitted now. Asks Amazon for restrictions only."""
    left = desk.settings.batch
    tables, name = run.bridge.database.tables, desk.channel.name
    with run.bridge.database.read() as connection:
        waiting = match_queries.in_states(connection, tables, name, WAITING, 0, left)
    rows = {one.shop_sku: one for one in (*waiting, *(match_queries.unrecorded(name, each) for each in found))}
    for match, verdict in scrutinise(run, desk, codes, list(rows.values())).items():
        if isinstance(verdict, Goods) and left and not _restrictions(desk, match.asin or ""):
            log.info("%s would be offered on %s as %s", match.shop_sku, name, match.asin)
            run.counts.add("offers that would be submitted")
            left -= 1


def _candidates(run: Run, desk: Desk, codes: ShopCodes) -> Iterator[_Candidate]:
    """A group at a time, looked at just before it is needed; what speaks against one is recorded."""
    after, tables = 0, run.bridge.database.tables
    while True:
        with run.bridge.database.read() as connection:
            rows = match_queries.in_states(connection, tables, desk.channel.name, WAITING, after, _GROUP)
        if not rows:
            return
        after = rows[-1].id
        for match, verdict in scrutinise(run, desk, codes, rows).items():
            if isinstance(verdict, Goods) and match.asin:
                yield _Candidate(match, match.asin, verdict)
            elif isinstance(verdict, Objection):
                _record(run, match, verdict)


def _record(run: Run, match: Match, objection: Objection) -> None:
    tables = run.bridge.database.tables
    with run.begin() as connection:
        if objection.state is None:
            matches.note(connection, tables, match.id, objection.reason)
        elif objection.state is MatchState.LISTED:
            matches.listed(connection, tables, match.id, objection.reason)
        else:
            matches.refused(connection, tables, match.id, objection.state, objection.reason)
    run.counts.add(f"offers {objection.state or 'waiting'}")


def _offer_or_refuse(run: Run, desk: Desk, one: _Candidate) -> bool:
    """Whether an offer was sent."""
    try:
        return not _is_there(run, desk, one) and not _is_restricted(run, desk, one) and _offer(run, desk, one)
    except RequestRefusedError as exc:
        _record(run, one.match, Objection(str(exc), MatchState.REFUSED))
        return False


def _is_there(run: Run, desk: Desk, one: _Candidate) -> bool:
    """Whether Amazon has the SKU: from a run that died or heard no answer, or from somebody else.

    What somebody else has left unfinished is made complete, unless Amazon fulfils it.
    """
    present = desk.catalogue.listing_state(desk.marketplace_id, one.match.shop_sku)
    is_ours = one.match.state is MatchState.SUBMITTED
    if present is not None and (is_ours or present.is_live):
        reason = None if is_ours else f"the seller SKU was at Amazon already, for {present.asin}"
        with run.begin() as connection:
            matches.accepted(connection, run.bridge.database.tables, one.match.id, present.asin, reason)
        return True
    if present is not None and present.fulfilment is Fulfilment.AMAZON:
        _record(run, one.match, Objection("Amazon fulfils the seller SKU: look at it there", MatchState.REFUSED))
        return True
    return False


def _is_restricted(run: Run, desk: Desk, one: _Candidate) -> bool:
    reasons = _restrictions(desk, one.asin)
    if reasons:
        _record(run, one.match, Objection("; ".join(reasons), MatchState.RESTRICTED))
    return bool(reasons)


def _restrictions(desk: Desk, asin: str) -> list[str]:
    return desk.catalogue.restrictions(desk.marketplace_id, asin, desk.settings.condition)


def _offer(run: Run, desk: Desk, one: _Candidate) -> bool:
    tables = run.bridge.database.tables
    with run.begin() as connection:
        if not matches.submitted(connection, tables, one.match.id, run.bridge.now()):
            return False
    answer = desk.catalogue.create_offer(desk.channel.marketplace, _new_offer(desk, one))
    run.counts.add("offers submitted")
    if not answer.is_accepted:
        _record(run, one.match, Objection(words(answer.issues) or "without a reason", MatchState.REFUSED))
        return True
    with run.begin() as connection:
        matches.accepted(connection, tables, one.match.id, one.asin, words(answer.issues) or None)
    return True


def _new_offer(desk: Desk, one: _Candidate) -> NewOffer:
    return NewOffer(
        seller_sku=one.match.shop_sku,
        asin=one.asin,
        condition=desk.settings.condition,
        price=one.goods.price,
        quantity=one.goods.quantity,
        handling_days=desk.account_settings.stock_handling_days,
        shipping_group=desk.settings.shipping_group,
    )


def words(issues: Sequence[Issue]) -> str:
    """Amazon's remarks as one text."""
    return "; ".join(f"{issue.code}: {issue.message}" for issue in issues)
