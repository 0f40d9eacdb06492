"""Presigned urls: leave to upload or download one document for five minutes."""

from urllib.parse import urlencode
from uuid import uuid4

from sqlbridge.sandbox.gate import Call
from sqlbridge.sandbox.records import Document
from sqlbridge.sandbox.state import PresignedUrl, Purpose


def presign(call: Call, document: Document, purpose: Purpose, *, encoded: bool = False) -> str:
    """A new url; one that is `encoded` lets HTTP clients inflate the content by themselves."""
    signature = uuid4().hex
    now = call.state.clock.now()
    call.state.presigned_urls[signature] = PresignedUrl(document.document_id, purpose, now + PresignedUrl.lifetime)
    query = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Date": now.strftime("%Y%m%dT%H%M%SZ"),
        "X-Amz-SignedHeaders": "content-type;host" if purpose == "upload" else "host",
        "X-Amz-Expires": int(PresignedUrl.lifetime.total_seconds()),
        "X-Amz-Signature": signature,
    } | ({"response-content-encoding": "gzip"} if encoded else {})
    # The Host header is no help: python-amazon-sp-api cuts its first character off.
    host, port = call.request.scope["server"]
    return f"http://{host}:{port}/tortuga/{document.document_id}?{urlencode(query)}"


def signed_document(call: Call, purpose: Purpose) -> Document | None:
    """The document that the request's url was signed for; None if it was not, or too long ago."""
    url = call.state.presigned_urls.get(call.request.query_params.get("X-Amz-Signature", ""))
    if url is None or url.purpose != purpose or url.document_id != call.request.path_params["document_id"]:
        return None
    return call.state.documents[url.document_id] if url.expires > call.state.clock.now() else None
