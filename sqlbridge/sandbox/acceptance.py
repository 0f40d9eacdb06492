"""Whether Amazon accepts a message, and its taking effect."""

import re
from collections.abc import Iterator, Sequence

from sqlbridge.sandbox.amendment import Amending, amended, asked_patches, starting_point
from sqlbridge.sandbox.attributes import bounds_issues, value_issues
from sqlbridge.sandbox.effects import record_effects
from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.issues import Issue, fault_issue
from sqlbridge.sandbox.items import OFFER, ListingsItem
from sqlbridge.sandbox.messages import Delete, Message, PatchOperation, Update
from sqlbridge.sandbox.offer_creation import created, creation_issues, note_product
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission

_PATH = re.compile(r"/attributes/[a-z0-9_]+")


def submit(state: State, submission: Submission, message: Message, *, preview: bool = False) -> list[Issue]:
    """The issues of a message; unless one of them refuses it, or it is a preview, the message takes effect."""
    told = _told_issue(state, FaultKind.REFUSED_MESSAGE, message.sku)
    item = state.items.get((submission.seller_id, message.sku))
    if isinstance(message, Delete):
        issues = told + _unknown_sku_issues(item, message.sku)
        if item and not refused(issues) and not preview:
            _take_out(state, item, submission.marketplace_id)
        return issues
    if isinstance(message, Update) and not preview:
        note_product(state, submission, message)
    return told + _amend(state, submission, message, item, apply=not preview and not refused(told))


def refused(issues: Sequence[Issue]) -> bool:
    """Whether one of the issues keeps the message from taking effect."""
    return any(issue.refuses for issue in issues)


def _amend(
    state: State, submission: Submission, message: Amending, item: ListingsItem | None, *, apply: bool
) -> list[Issue]:
    start = starting_point(item, message, submission)
    if start is None:
        return _unknown_sku_issues(start, message.sku)
    patches = asked_patches(message, submission.marketplace)
    attributes = {patch.attribute for patch in patches}
    issues = list(_patch_issues(patches, submission))
    if isinstance(message, Update):
        issues += creation_issues(state, submission, message, item)
    elif OFFER in attributes:
        issues += _unlisted_issues(start, submission.marketplace_id)
    if refused(issues):
        return issues
    after = amended(start, patches, submission, replace_keeps=state.settings.omitted_parts == "kept")
    if OFFER in attributes:
        issues += bounds_issues(after.offer(submission.marketplace_id) or {})
    if apply and not refused(issues):
        _take_in(state, submission, message, after)
        record_effects(state, submission, item, after, attributes)
    return issues


def _take_in(state: State, submission: Submission, message: Amending, item: ListingsItem) -> None:
    kept = created(state, submission, message, item) if isinstance(message, Update) else item
    kept.issues = kept.issues + _told_issue(state, FaultKind.LATER_ISSUE, message.sku)
    state.items[kept.key] = kept


def _told_issue(state: State, kind: FaultKind, sku: str) -> list[Issue]:
    fault = state.faults.take((kind,), sku=sku)
    return [fault_issue(fault)] if fault else []


def _unknown_sku_issues(item: ListingsItem | None, sku: str) -> list[Issue]:
    return [] if item else [Issue(code="13013", message=f"The SKU '{sku}' does not exist.")]


def _patch_issues(patches: Sequence[PatchOperation], submission: Submission) -> Iterator[Issue]:
    for index, patch in enumerate(patches):
        if not _PATH.fullmatch(patch.path):
            yield Issue(code="BAD_REQUEST", message=f"Invalid path provided in patch at index of {index}.")
        elif not patch.value and patch.op != "delete":
            yield Issue(code="BAD_REQUEST", message=f"Invalid parameters provided. {patch.op} needs a value.")
        else:
            yield from value_issues(patch.attribute, patch.value, submission.marketplace)


def _unlisted_issues(item: ListingsItem, marketplace_id: str) -> list[Issue]:
    """A price needs a marketplace where the SKU is listed; a quantity belongs to the SKU wherever it is listed."""
    if marketplace_id in item.listed:
        return []
    return [Issue(code="13013", message=f"The SKU '{item.sku}' does not exist in {marketplace_id}.", attribute=OFFER)]


def _take_out(state: State, item: ListingsItem, marketplace_id: str) -> None:
    item.listed.pop(marketplace_id, None)
    if not item.listed:
        del state.items[item.key]
