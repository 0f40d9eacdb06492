"""Listings Items API 2021-08-01, what writes: judged like the messages of a feed, and applied at once."""

from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.acceptance import refused, submit
from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.issues import Issue, item_issue
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.listings_paths import ITEM, listing_marketplaces
from sqlbridge.sandbox.messages import Message, Update, read_message
from sqlbridge.sandbox.offer_creation import ASIN
from sqlbridge.sandbox.submission import Submission


async def patch_listings_item(call: Call) -> Response:
    """Apply patches; the answer is ACCEPTED, INVALID, or VALID in a preview."""
    marketplace_ids = listing_marketplaces(call)
    message = await _message(call, "PATCH", ("productType", "patches"))
    return _answer(call, message, marketplace_ids[0], "patchListingsItem")


async def put_listings_item(call: Call) -> Response:
    """Create an offer, or replace all of it; the answer is ACCEPTED, INVALID, or VALID in a preview."""
    (marketplace_id,) = listing_marketplaces(call, most=1)
    message = await _message(call, "UPDATE", ("productType", "requirements", "attributes"))
    return _answer(call, message, marketplace_id, "putListingsItem")


async def _message(call: Call, operation_type: str, names: tuple[str, ...]) -> Message:
    members = await call.members()
    message = read_message(
        {"messageId": 1, "sku": call.request.path_params["sku"], "operationType": operation_type}
        | {name: members[name] for name in names if name in members}
    )
    if isinstance(message, Issue):
        raise HTTPException(400, message.message)
    return message


def _answer(call: Call, message: Message, marketplace_id: str, operation: str) -> Response:
    preview = call.request.query_params.get("mode") == "VALIDATION_PREVIEW"
    submission = Submission(call.seller_id, marketplace_id, operation, call.state.clock.now())
    issues = submit(call.state, submission, message, preview=preview)
    invalid = refused(issues)
    answer: dict[str, Any] = {
        "sku": message.sku,
        "status": "INVALID" if invalid else "VALID" if preview else "ACCEPTED",
        "submissionId": uuid4().hex,
        "issues": [item_issue(issue) for issue in issues],
    }
    if "identifiers" in call.values("includedData"):
        answer["identifiers"] = [] if invalid else _identifiers(call, message, marketplace_id)
    return json_answer(answer)


def _identifiers(call: Call, message: Message, marketplace_id: str) -> list[dict[str, str]]:
    if isinstance(message, Update):
        return [{"marketplaceId": marketplace_id, "asin": message.attributes[ASIN][0]["value"]}]
    presence = call.state.items[call.seller_id, message.sku].listed.get(marketplace_id)
    return [{"marketplaceId": marketplace_id, "asin": presence.asin}] if presence else []


OPERATIONS = (
    Operation("patchListingsItem", "PATCH", ITEM, patch_listings_item, UsagePlan(5, 5)),
    Operation("putListingsItem", "PUT", ITEM, put_listings_item, UsagePlan(5, 10)),
)
