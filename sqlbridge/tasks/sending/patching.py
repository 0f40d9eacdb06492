"""Values of a stuck feed go to Amazon one by one; each step is written down before the next."""

from collections.abc import Sequence
from decimal import Decimal

from sqlbridge.amazon.purchasable_offer import PurchasableOffer
from sqlbridge.ledger import value_patches
from sqlbridge.ledger.feeds import Feed, PlannedMessage
from sqlbridge.ledger.views import patch_records
from sqlbridge.model.feeds import FeedKind, Issue
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.decisions import Decision
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.one_by_one import send_value
from sqlbridge.tasks.sending.preparation import message_of, offers_at_amazon
from sqlbridge.tasks.sending.urgency import CarriedValue


def send_one_by_one(run: Run, account: Account, stuck: Feed, carried: Sequence[CarriedValue]) -> None:
    """Send these values of the stuck feed, and keep Amazon's answers.

    After an AmazonError, which is raised, the rest and what nobody knows of go with the next run.
    """
    decisions = {one.decision.value.id: one.decision for one in carried}
    offers = _offers(run, account, stuck.kind, list(decisions.values()))
    with run.begin() as connection:
        asked = value_patches.ask(connection, run.bridge.database.tables, stuck.id, list(decisions), run.bridge.now())
    days = run.bridge.settings.accounts[account.name].stock_handling_days
    planned = [
        PlannedMessage(message_of(one.target, offers, days), id_, ())
        for id_, one in decisions.items()
        if id_ in asked
    ]
    answers: dict[int, Issue | None] = {}
    try:
        for one in planned:
            channel = decisions[one.value_id].target.channel
            answers[one.value_id] = send_value(run, channel, stuck.kind, one)
    finally:
        _record(run, stuck, [one for one in planned if one.value_id in answers], answers)


def _offers(run: Run, account: Account, kind: FeedKind, decisions: Sequence[Decision]) -> dict[str, PurchasableOffer]:
    """A feed of prices is of one channel."""
    if kind is not FeedKind.PRICE:
        return {}
    return offers_at_amazon(run, account, decisions[0].target.channel, decisions)


def _record(run: Run, stuck: Feed, sent: Sequence[PlannedMessage], answers: dict[int, Issue | None]) -> None:
    if not sent:
        return
    tables, values = run.bridge.database.tables, {one.value_id: Decimal(one.message.value) for one in sent}
    refused = {id_: issue for id_, issue in answers.items() if issue is not None}
    with run.begin() as connection:
        taken = {id_: value for id_, value in values.items() if id_ not in refused}
        value_patches.answered(connection, tables, taken, {id_: values[id_] for id_ in refused})
        patch_records.record(connection, tables, stuck, sent, refused, run.bridge.now())
    run.counts.add("values sent one by one", len(taken))
    run.counts.add("values refused one by one", len(refused))
