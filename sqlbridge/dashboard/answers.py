"""The answer to "why is this, or is this not, on Amazon", in one sentence. Pure, but for the viewer's language."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from sqlbridge.dashboard.phrases import in_words
from sqlbridge.dashboard.viewer import current_viewer, gettext
from sqlbridge.ledger.views.value_views import Refused
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Fulfilment
from sqlbridge.tasks.deciding.decisions import Decision, Step
from sqlbridge.tasks.deciding.explanation import Explanation


class Case(IntEnum):
    """What can be said of a SKU; where several hold, the first is the answer."""

    UNKNOWN = 1
    HELD = 2
    REFUSED = 3
    NOT_LISTED = 4
    GONE = 5
    OTHERS = 6  # Amazon fulfils it
    OFF = 7
    NOT_IN_SHOP = 8
    NOT_SOLD = 9
    UNREADABLE = 10
    UNSENDABLE = 11
    FILTERED = 12
    RESTING = 13
    BEHIND_FEED = 14
    POSTPONED = 15
    ON_ITS_WAY = 16
    NEXT_RUN = 17
    BEHIND_PRICE = 18  # what keeps the price is the better answer
    OUT_OF_STOCK = 19
    EQUAL = 20


_KINDS = {
    Case.HELD: "warn",
    Case.REFUSED: "bad",
    Case.GONE: "bad",
    Case.OFF: "warn",
    Case.NOT_IN_SHOP: "bad",
    Case.UNREADABLE: "bad",
    Case.UNSENDABLE: "warn",
    Case.FILTERED: "warn",
    Case.RESTING: "warn",
    Case.BEHIND_FEED: "busy",
    Case.BEHIND_PRICE: "busy",
    Case.POSTPONED: "warn",
    Case.ON_ITS_WAY: "busy",
    Case.NEXT_RUN: "busy",
    Case.EQUAL: "good",
}


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """What is to be said, the most important first; `kind` is its colour: good, busy, warn, bad or idle."""

    case: Case
    words: str

    @property
    def kind(self) -> str:
        """The colour."""
        return _KINDS.get(self.case, "idle")


def answer(found: Explanation, resting: Collection[str], refusals: Mapping[int, Refused]) -> Answer:
    """The sentence about the SKU. `resting` are the channels that rest, `refusals` Amazon's words by value id."""
    values = [of_value(one, refusals) for one in found.decisions]
    first = min([*_of_shop(found), *_of_listings(found, resting), *values])
    if first.case is not Case.EQUAL:
        return first
    return Answer(Case.EQUAL, gettext("It is on Amazon as in the shop: price and quantity are acknowledged."))


def of_value(decision: Decision, refusals: Mapping[int, Refused]) -> Answer:
    """The sentence about one value of a listing."""
    what, value = _subject(decision), decision.value
    if decision.is_held:
        # What stands before the colon says "held", in every language.
        reason = in_words(decision.reason).partition(": ")[2] or decision.reason
        words = gettext("%(what)s is held back until somebody has looked: %(reason)s.", what=what, reason=reason)
        return Answer(Case.HELD, words)
    if decision.step is Step.NOTHING:
        return _at_rest(decision, what, refusals)
    if decision.step is Step.WAIT:
        return _waiting(decision, what)
    if decision.step is Step.JOIN:
        words = gettext(
            "%(what)s is on its way: feed %(feed)s carries %(value)s, and Amazon has not answered yet.",
            what=what,
            feed=value.open_feed,
            value=_number(decision.target.desired),
        )
        return Answer(Case.ON_ITS_WAY, words)
    if decision.target.is_filtered:
        return _left_out(decision)
    return Answer(Case.NEXT_RUN, gettext("%(what)s goes to Amazon with the next run.", what=what))


def _of_shop(found: Explanation) -> Iterator[Answer]:
    offers = [offer for some in found.offers.values() for offer in some]
    if not offers and not found.listings:
        words = gettext("Neither the shop nor Amazon's listings reports know %(sku)s.", sku=found.sku)
        yield Answer(Case.UNKNOWN, words)
    elif not offers:
        words = gettext(
            "No product of the shop carries %(sku)s any more, so its quantity at Amazon goes to 0.", sku=found.sku
        )
        yield Answer(Case.NOT_IN_SHOP, words)
    elif not any(offer.is_sold for offer in offers):
        words = gettext("The shop does not sell it: it is switched off there, or not in this part of the shop.")
        yield Answer(Case.NOT_SOLD, words)
    for channel, reason in found.unreadable.items():
        words = gettext("The shop does not answer for %(channel)s: %(reason)s", channel=channel, reason=reason)
        yield Answer(Case.UNREADABLE, words)


def _of_listings(found: Explanation, resting: Collection[str]) -> Iterator[Answer]:
    channels = ", ".join(sorted({one.channel for one in found.listings}))
    there = [one for one in found.listings if not one.is_gone]
    sent = [one for one in there if one.channel in found.enabled]
    if not found.listings:
        yield Answer(Case.NOT_LISTED, gettext("It is not listed at Amazon, as far as the listings reports tell."))
    elif not there:
        words = gettext(
            "It is no longer listed at Amazon: the last complete reports of %(channels)s lack it.", channels=channels
        )
        yield Answer(Case.GONE, words)
    elif not sent:
        words = gettext(
            "It is listed on %(channels)s, where nothing is sent: the channel is switched off.", channels=channels
        )
        yield Answer(Case.OFF, words)
    elif all(one.fulfilment is Fulfilment.AMAZON for one in sent):
        yield Answer(Case.OTHERS, gettext("Amazon ships it from its own stock, so nothing is sent for it."))
    elif resting_here := sorted({one.channel for one in sent} & set(resting)):
        words = gettext(
            "%(channels)s rests: its account shows nothing in stock until it is resumed.",
            channels=", ".join(resting_here),
        )
        yield Answer(Case.RESTING, words)
    elif not found.decisions:
        yield Answer(Case.UNSENDABLE, gettext("No configured channel sends it."))


def _at_rest(decision: Decision, what: str, refusals: Mapping[int, Refused]) -> Answer:
    """Nothing is to be done: Amazon has it, has refused it, or it cannot be sent."""
    target, value = decision.target, decision.value
    if target.is_filtered:
        return _left_out(decision)
    if target.desired is None:
        words = gettext("%(what)s is not sent: %(reason)s.", what=what, reason=in_words(decision.reason))
        return Answer(Case.UNSENDABLE, words)
    if value.acknowledged != target.desired:
        return _refused(decision, what, refusals.get(value.id))
    if target.key.kind is FeedKind.STOCK and not target.desired:
        return Answer(
            Case.OUT_OF_STOCK, gettext("The shop has none to sell, and Amazon has acknowledged quantity 0.")
        )
    return Answer(Case.EQUAL, gettext("%(what)s is at Amazon as in the shop.", what=what))


def _refused(decision: Decision, what: str, refusal: Refused | None) -> Answer:
    value = _number(decision.target.desired)
    if refusal is None or not refusal.issue:
        words = gettext(
            "%(what)s: Amazon has refused %(value)s in feed %(feed)s.",
            what=what,
            value=value,
            feed=decision.value.refused_feed,
        )
        return Answer(Case.REFUSED, words)
    issue = f"{refusal.code}: {refusal.issue}" if refusal.code else refusal.issue
    words = gettext(
        "%(what)s: Amazon has refused %(value)s in feed %(feed)s, and says: %(issue)s",
        what=what,
        value=value,
        feed=refusal.feed_id,
        issue=issue,
    )
    return Answer(Case.REFUSED, words)


def _waiting(decision: Decision, what: str) -> Answer:
    if decision.behind is not None:
        words = gettext("%(what)s rises, and waits until Amazon has accepted the price.", what=what)
        return Answer(Case.BEHIND_PRICE, words)
    if decision.feed_id is not None:
        words = gettext(
            "%(what)s waits for feed %(feed)s, which carries an older value: the newest goes after it.",
            what=what,
            feed=decision.feed_id,
        )
        return Answer(Case.BEHIND_FEED, words)
    reason = in_words(decision.reason)
    if decision.until is None:
        return Answer(Case.POSTPONED, gettext("%(what)s waits: %(reason)s.", what=what, reason=reason))
    until = current_viewer().moment(decision.until)
    words = gettext("%(what)s waits until %(until)s: %(reason)s.", what=what, until=until, reason=reason)
    return Answer(Case.POSTPONED, words)


def _left_out(decision: Decision) -> Answer:
    steps = [step.words for step in decision.target.steps]
    reason = decision.target.held or "; ".join(steps)
    return Answer(Case.FILTERED, gettext("It is not offered: %(reason)s.", reason=in_words(reason)))


def _subject(decision: Decision) -> str:
    key = decision.target.key
    if key.kind is FeedKind.STOCK:
        what = gettext("The quantity")
    else:
        what = gettext("The price on %(channel)s", channel=key.destination)
    return what if key.seller_sku == decision.target.shop_sku else f"{what} ({key.seller_sku})"


def _number(value: Decimal | None) -> str:
    return current_viewer().number(value)
