"""A feed's content taking effect, message by message."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlbridge.sandbox.acceptance import submit
from sqlbridge.sandbox.effects import note_mistake
from sqlbridge.sandbox.envelope import read_envelope
from sqlbridge.sandbox.issues import Issue, report_issue
from sqlbridge.sandbox.messages import bad_request, read_message
from sqlbridge.sandbox.records import Feed
from sqlbridge.sandbox.report import Verdict
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission


def judge(state: State, feed: Feed, time: datetime, share: float) -> Verdict:
    """Apply the first `share` of a feed's messages, as of that time, and tell what became of them."""
    envelope = read_envelope(state.documents[feed.document_id].content or b"", feed.seller_id)
    if isinstance(envelope, Issue):
        return Verdict(readable=False, issues=[report_issue(envelope)])
    raw_messages = envelope.messages[: round(len(envelope.messages) * share)]
    submission = Submission(feed.seller_id, feed.marketplace_ids[0], feed.feed_id, time)
    _note_repeated_skus(state, submission, raw_messages)
    return _judge_messages(state, submission, raw_messages)


def _judge_messages(state: State, submission: Submission, raw_messages: list[Any]) -> Verdict:
    verdict = Verdict()
    uses = Counter(_member(raw, "messageId") for raw in raw_messages)
    for raw in raw_messages:
        message = read_message(raw)
        if isinstance(message, Issue):
            verdict.add([message], *_names(raw))
        elif uses[message.message_id] > 1:
            verdict.add([bad_request("The messageId is not unique in the feed.")], message.message_id, message.sku)
        else:
            verdict.add(submit(state, submission, message), message.message_id, message.sku)
    return verdict


def _member(raw: Any, name: str) -> Any:
    value = raw.get(name) if isinstance(raw, dict) else None
    return value if isinstance(value, int | str) else None


def _names(raw: Any) -> tuple[int | None, str | None]:
    """The message id and SKU of a message whose shape is wrong, as far as the report can tell them."""
    message_id, sku = _member(raw, "messageId"), _member(raw, "sku")
    usable = isinstance(message_id, int) and not isinstance(message_id, bool) and message_id >= 1
    return message_id if usable else None, sku if isinstance(sku, str) and sku else None


def _note_repeated_skus(state: State, submission: Submission, raw_messages: list[Any]) -> None:
    uses = Counter(_member(raw, "sku") for raw in raw_messages)
    for sku, times in uses.items():
        if sku is not None and times > 1:
            what = f"{times} messages of one feed for one SKU: Amazon may apply them in any order"
            note_mistake(state, submission, str(sku), what)
