"""Feed documents: created and described by the Feeds API, uploaded and downloaded by presigned urls as at S3."""

from urllib.parse import urlencode
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import expired_url_answer, json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.records import Document
from sqlbridge.sandbox.state import PresignedUrl, Purpose


async def create_feed_document(call: Call) -> Response:
    """A new document without content, and the url to upload it."""
    content_type = (await call.members()).get("contentType")
    if not isinstance(content_type, str) or not content_type:
        raise HTTPException(400, "contentType is missing.")
    document = Document(
        seller_id=call.seller_id,
        content_type=content_type,
        created=call.state.clock.now(),
    )
    call.state.documents[document.document_id] = document
    return json_answer({"feedDocumentId": document.document_id, "url": _presign(call, document, "upload")}, 201)


async def get_feed_document(call: Call) -> Response:
    """The url to download a document, and how it is compressed."""
    document = call.state.documents.get(call.request.path_params["document_id"])
    if document is None or document.seller_id != call.seller_id or document.content is None:
        raise HTTPException(404, "The feed document does not exist.")
    described = {"feedDocumentId": document.document_id, "url": _presign(call, document, "download")}
    return json_answer(described | ({"compressionAlgorithm": "GZIP"} if document.compressed else {}))


async def upload(call: Call) -> Response:
    """Keep the content, if it comes in time and with the content type that was signed."""
    document = _signed_document(call, "upload")
    if document is None or call.request.headers.get("content-type") != document.content_type:
        return expired_url_answer()
    document.content = await call.request.body()
    return Response()


async def download(call: Call) -> Response:
    """The content as it is stored."""
    document = _signed_document(call, "download")
    if document is None or document.content is None:
        return expired_url_answer()
    return Response(document.content, headers={"content-type": document.content_type})


def _presign(call: Call, document: Document, purpose: Purpose) -> str:
    signature = uuid4().hex
    now = call.state.clock.now()
    call.state.presigned_urls[signature] = PresignedUrl(document.document_id, purpose, now + PresignedUrl.lifetime)
    query = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Date": now.strftime("%Y%m%dT%H%M%SZ"),
        "X-Amz-SignedHeaders": "content-type;host" if purpose == "upload" else "host",
        "X-Amz-Expires": int(PresignedUrl.lifetime.total_seconds()),
        "X-Amz-Signature": signature,
    }
    # The Host header is no help: python-amazon-sp-api cuts its first character off.
    host, port = call.request.scope["server"]
    return f"http://{host}:{port}/tortuga/{document.document_id}?{urlencode(query)}"


def _signed_document(call: Call, purpose: Purpose) -> Document | None:
    url = call.state.presigned_urls.get(call.request.query_params.get("X-Amz-Signature", ""))
    if url is None or url.purpose != purpose or url.document_id != call.request.path_params["document_id"]:
        return None
    return call.state.documents[url.document_id] if url.expires > call.state.clock.now() else None


_DOCUMENTS = "/feeds/2021-06-30/documents"

OPERATIONS = (
    Operation("createFeedDocument", "POST", _DOCUMENTS, create_feed_document, UsagePlan(0.5, 15)),
    Operation("getFeedDocument", "GET", _DOCUMENTS + "/{document_id}", get_feed_document, UsagePlan(0.0222, 10)),
    Operation("upload", "PUT", "/tortuga/{document_id}", upload),
    Operation("download", "GET", "/tortuga/{document_id}", download),
)
