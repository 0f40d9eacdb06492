"""Answers in Amazon's shapes."""

import asyncio
from typing import Any
from uuid import uuid4
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sqlbridge.sandbox.faults import Fault, FaultKind

_CODES = {400: "InvalidInput", 403: "Unauthorized", 404: "NotFound", 413: "RequestTooLarge", 429: "QuotaExceeded"}


def json_answer(body: Any, status: int = 200) -> Response:
    """An answer of JSON; Structs are allowed in it."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")


def error_answer(status: int, message: str, details: str = "") -> Response:
    """Amazon's list of errors, with the code that belongs to the status."""
    return json_answer({"errors": [{"code": _CODES[status], "message": message, "details": details}]}, status)


def quota_answer() -> Response:
    """The answer to a request above the quota; without the header that tells the rate."""
    return error_answer(429, "You exceeded your quota for the requested resource.")


def expired_url_answer() -> Response:
    """S3's answer to a presigned url that is expired, or used otherwise than it was signed for."""
    error = Element("Error")
    SubElement(error, "Code").text = "AccessDenied"
    SubElement(error, "Message").text = "Request has expired"
    SubElement(error, "RequestId").text = uuid4().hex[:16].upper()
    return Response(tostring(error, encoding="utf-8", xml_declaration=True), 403, media_type="application/xml")


def fault_answer(fault: Fault) -> Response:
    """What comes instead of an answer."""
    if fault.kind == FaultKind.THROTTLED:
        return quota_answer()
    if fault.kind == FaultKind.THROTTLED_AT_THE_GATEWAY:
        return json_answer({"message": "Too Many Requests"}, 429)
    if fault.kind == FaultKind.UNAVAILABLE:
        return Response("<html><body><h1>503 Service Unavailable</h1></body></html>", 503, media_type="text/html")
    if fault.kind == FaultKind.EMPTY_ERROR:
        return Response(status_code=500)
    if fault.kind == FaultKind.UNDECODABLE_ERROR:
        return Response(
            b'{"errors":[{"code":"InternalFailure","message":"\xff\xfe"}]}', 500, media_type="application/json"
        )
    return expired_url_answer()


class CutConnection(Response):
    """No answer at all: the connection is closed."""

    def __init__(self, request: Request) -> None:
        super().__init__(status_code=500)
        self._transport: asyncio.Transport = request.state.transport

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        """Close the connection and wait until the server has noticed, so that it does not answer by itself."""
        self._transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class CutShort(CutConnection):
    """An answer of which half arrives, though its header promised the whole, before the connection is closed."""

    def __init__(self, request: Request, whole: Response) -> None:
        super().__init__(request)
        self.status_code, self.raw_headers = whole.status_code, whole.raw_headers
        self._half = bytes(whole.body[: len(whole.body) // 2])

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send half; the rest never comes."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self._half, "more_body": True})
        self._transport.close()
        while (await receive())["type"] != "http.disconnect":
            pass
