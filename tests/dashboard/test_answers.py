"""One sentence answers why a SKU is, or is not, on Amazon; where several things are so, the one to act on is told."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from sqlbridge.dashboard.answers import Answer, answer
from sqlbridge.ledger.listing_values import ListingValue, ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.ledger.views.value_views import Refused
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.offers import Offer, Scope, Step
from sqlbridge.model.selling import Channel, Fulfilment, Marketplace
from sqlbridge.tasks.deciding import decisions
from sqlbridge.tasks.deciding.decisions import Decision
from sqlbridge.tasks.deciding.explanation import Explanation
from sqlbridge.tasks.deciding.targets import Target

SCOPE = Scope("1", "DE", "EUR", 2)
DE = Channel("de", "main", Marketplace("DE", "A1", "eu", "DE", "EUR", 2), "1", "DE")
PRICE = ValueKey(FeedKind.PRICE, "de", "A")
STOCK = ValueKey(FeedKind.STOCK, "main", "A")
NINE = Decimal(9)
UNTIL = datetime(2026, 11, 26, 14, 51, 12)
OFFER = Offer("A", EntityKey(Entity.PRODUCT, "1"), True, True, NINE, NINE, 3, False, "product 1")
LISTING = Listing("main", "de", "A", "A", None, Fulfilment.MERCHANT, None, None)
VALUE = ListingValue(7, NINE, None, None, None, None, None, None)
EQUAL = "equal to what Amazon has acknowledged"


def decision(
    key: ValueKey, step: decisions.Step, reason: str = "", value: ListingValue = VALUE, **more: Any
) -> Decision:
    """A decision about a value that should be 9, unless told otherwise."""
    told = {name: more.pop(name) for name in ("desired", "held", "steps", "is_filtered") if name in more}
    wanted = replace(Target(key, DE, "A", NINE, None), **told)
    return Decision(wanted, value, step, reason, **more)


def known(
    *decided: Decision,
    offers: Sequence[Offer] = (OFFER,),
    listings: Sequence[Listing] = (LISTING,),
    enabled: Sequence[str] = ("de",),
    unreadable: dict[str, str] | None = None,
) -> Explanation:
    """A SKU that is sold, listed and sent, unless told otherwise."""
    return Explanation("A", {SCOPE: offers}, [], unreadable or {}, list(listings), set(enabled), list(decided))


def told(found: Explanation, resting: Sequence[str] = (), refusals: dict[int, Refused] | None = None) -> Answer:
    return answer(found, resting, refusals or {})


SAME = (decision(PRICE, decisions.Step.NOTHING, EQUAL), decision(STOCK, decisions.Step.NOTHING, EQUAL))
HELD = decision(
    PRICE, decisions.Step.WAIT, "held: the price would go from 9 to 99 (+1000 %)", desired=Decimal(99), is_held=True
)
REFUSED = decision(
    PRICE,
    decisions.Step.NOTHING,
    "Amazon refused this value in feed 5",
    replace(VALUE, acknowledged=None, refused_value=NINE, refused_feed=5),
)


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        (known(offers=(), listings=()), "idle", "Neither the shop nor Amazon's listings reports know A."),
        (known(offers=()), "bad", "No product of the shop carries A any more"),
        (known(*SAME, offers=[replace(OFFER, is_sold=False)]), "idle", "The shop does not sell it"),
        (known(listings=()), "idle", "It is not listed at Amazon"),
        (known(listings=[replace(LISTING, is_gone=True)]), "bad", "It is no longer listed at Amazon"),
        (known(enabled=()), "warn", "It is listed on de, where nothing is sent: the channel is switched off."),
        (known(listings=[replace(LISTING, fulfilment=Fulfilment.AMAZON)]), "idle", "Amazon ships it"),
        (known(*SAME, unreadable={"de": "no group 7"}), "bad", "The shop does not answer for de: no group 7"),
        (
            known(
                decision(PRICE, decisions.Step.NOTHING, "the shop names no price", desired=None, held="x"), SAME[1]
            ),
            "warn",
            "The price on de is not sent: the shop names no price.",
        ),
        (
            known(SAME[0], decision(STOCK, decisions.Step.SEND, is_filtered=True, steps=(Step("0", "the filters"),))),
            "warn",
            "It is not offered: the filters.",
        ),
        (
            known(decision(PRICE, decisions.Step.NOTHING, desired=None, held="the filters", is_filtered=True)),
            "warn",
            "It is not offered: the filters.",
        ),
        (known(HELD, SAME[1]), "warn", "The price on de is held back until somebody has looked: the price would go"),
        (
            known(decision(PRICE, decisions.Step.WAIT, "an older value is in feed 5", feed_id=5), SAME[1]),
            "busy",
            "The price on de waits for feed 5, which carries an older value",
        ),
        (
            known(SAME[0], decision(STOCK, decisions.Step.WAIT, "x", behind=PRICE)),
            "busy",
            "The quantity rises, and waits until Amazon has accepted the price.",
        ),
        (
            known(SAME[0], decision(STOCK, decisions.Step.WAIT, "Amazon's quota is used up")),
            "warn",
            "The quantity waits: Amazon's quota is used up.",
        ),
        (
            known(SAME[0], decision(STOCK, decisions.Step.WAIT, "Amazon does not answer", until=UNTIL)),
            "warn",
            "The quantity waits until 26 Nov 2026, 14:51:12: Amazon does not answer.",
        ),
        (
            known(decision(PRICE, decisions.Step.JOIN, value=replace(VALUE, open_feed=5)), SAME[1]),
            "busy",
            "The price on de is on its way: feed 5 carries 9, and Amazon has not answered yet.",
        ),
        (
            known(SAME[0], decision(STOCK, decisions.Step.SEND)),
            "busy",
            "The quantity goes to Amazon with the next run.",
        ),
        (
            known(
                SAME[0],
                decision(
                    STOCK, decisions.Step.NOTHING, EQUAL, replace(VALUE, acknowledged=Decimal()), desired=Decimal()
                ),
            ),
            "idle",
            "The shop has none to sell, and Amazon has acknowledged quantity 0.",
        ),
        (known(*SAME), "good", "It is on Amazon as in the shop"),
        (known(), "warn", "No configured channel sends it."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_case_has_its_sentence(found: Explanation, kind: str, words: str) -> None:
    said = told(found)
    assert (said.words[: len(words)], said.kind) == (words, kind)


def test_a_refusal_is_told_in_amazons_words_where_they_are_known() -> None:
    assert told(known(REFUSED, SAME[1])).words == "The price on de: Amazon has refused 9 in feed 5."
    said = told(known(REFUSED, SAME[1]), refusals={7: Refused(5, "90117", "Too %high.")})
    assert said.words == "The price on de: Amazon has refused 9 in feed 5, and says: 90117: Too %high."
    assert said.kind == "bad"


def test_a_channel_that_rests_is_told_although_its_zeros_are_acknowledged() -> None:
    assert told(known(*SAME), resting=["de", "fr"]).words.startswith("de rests:")


def test_what_a_person_must_decide_comes_before_all_else() -> None:
    send = decision(STOCK, decisions.Step.SEND)
    assert "held back" in told(known(send, HELD, REFUSED)).words
    assert "refused" in told(known(send, REFUSED, offers=[replace(OFFER, is_sold=False)])).words


def test_a_seller_sku_of_its_own_is_named() -> None:
    other = decision(PRICE._replace(seller_sku="A-FBM"), decisions.Step.SEND)
    assert told(known(other)).words == "The price on de (A-FBM) goes to Amazon with the next run."
