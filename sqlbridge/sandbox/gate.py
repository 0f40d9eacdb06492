"""What every request passes before and after its operation: record, faults, authorisation, quota, headers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sqlbridge.sandbox.answers import CutConnection, error_answer, fault_answer, quota_answer
from sqlbridge.sandbox.course import catch_up
from sqlbridge.sandbox.faults import ANSWER_FAULTS, FaultKind
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.records import RecordedRequest
from sqlbridge.sandbox.state import State


@dataclass(frozen=True, slots=True)
class Call:
    """One request to an operation; `seller_id` is empty where none is needed."""

    state: State
    request: Request
    seller_id: str = ""

    async def members(self) -> dict[str, Any]:
        """The members of the JSON body; unknown ones are for the operation to ignore."""
        try:
            return msgspec.json.decode(await self.request.body(), type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise HTTPException(400, f"The request body is not a JSON object: {error}") from error

    def values(self, name: str) -> list[str]:
        """The values of a query parameter, given comma-separated or repeatedly."""
        return [value for given in self.request.query_params.getlist(name) for value in given.split(",") if value]

    def time(self, name: str) -> datetime | None:
        """The time in a query parameter, None if it is not given."""
        text = self.request.query_params.get(name)
        try:
            time = datetime.fromisoformat(text) if text else None
        except ValueError as error:
            raise HTTPException(400, f"{name} is not a time in ISO 8601.") from error
        if time and time.tzinfo is None:
            raise HTTPException(400, f"{name} needs an offset from UTC.")
        return time

    def page_size(self, most: int) -> int:
        """The page size that is asked for, 10 if none is."""
        size = self.request.query_params.get("pageSize", "10")
        if not size.isdecimal() or not 1 <= int(size) <= most:
            raise HTTPException(400, f"pageSize must be a number from 1 to {most}.")
        return int(size)

    def page_offset(self) -> int:
        """Where the page begins that is asked for by the token of another page; 0 without one."""
        token = self.request.query_params.get("pageToken", "0")
        if not token.isdecimal():
            raise HTTPException(400, "The pageToken is invalid.")
        return int(token)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of Amazon's; without a plan, it needs neither token nor quota."""

    name: str
    method: str
    path: str
    answer: Callable[[Call], Awaitable[Response]]
    plan: UsagePlan | None = None


def route(state: State, operation: Operation) -> Route:
    """The route that leads a request through the gate to the operation."""

    async def endpoint(request: Request) -> Response:
        return await _pass(state, operation, request)

    return Route(operation.path, endpoint, methods=[operation.method])


async def _pass(state: State, operation: Operation, request: Request) -> Response:
    seller_id = _seller_id(state, request)
    record = RecordedRequest(time=state.clock.now(), operation=operation.name, seller_id=seller_id, status=0)
    state.requests.append(record)
    if slow := state.faults.take((FaultKind.SLOW_ANSWER,), operation=operation.name):
        await asyncio.sleep(slow.seconds)
    if state.faults.take((FaultKind.LOST_REQUEST,), operation=operation.name):
        return CutConnection(request)
    response = await _answer(operation, Call(state, request, seller_id))
    if state.faults.take((FaultKind.LOST_ANSWER,), operation=operation.name):
        return CutConnection(request)
    record.status = response.status_code
    response.headers["x-amzn-RequestId"] = str(uuid4())
    return response


async def _answer(operation: Operation, call: Call) -> Response:
    if fault := call.state.faults.take(ANSWER_FAULTS, operation=operation.name):
        return fault_answer(fault)
    if operation.plan and not call.seller_id:
        return error_answer(
            403,
            "Access to requested resource is denied.",
            "The access token is revoked, malformed, expired or invalid.",
        )
    if operation.plan and not has_quota(call, operation.name, operation.plan):
        return quota_answer()
    catch_up(call.state)
    response = await _answer_or_refuse(operation, call)
    if operation.plan and response.status_code != 429:
        response.headers["x-amzn-RateLimit-Limit"] = str(operation.plan.rate)
    return response


async def _answer_or_refuse(operation: Operation, call: Call) -> Response:
    try:
        return await operation.answer(call)
    except HTTPException as error:
        return error_answer(error.status_code, error.detail)


def has_quota(call: Call, resource: str, plan: UsagePlan) -> bool:
    """Take one request out of the seller's quota, unless limits are switched off."""
    return not call.state.settings.limits or call.state.limits.take((call.seller_id, resource), plan)


def _seller_id(state: State, request: Request) -> str:
    token = state.access_tokens.get(request.headers.get("x-amz-access-token", ""))
    return token.seller_id if token and token.expires > state.clock.now() else ""
