"""Documents of feeds and reports: described by their APIs, uploaded and downloaded by presigned urls as at S3."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import CutShort, expired_url_answer, json_answer
from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.presigning import presign, signed_document
from sqlbridge.sandbox.records import Document


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
    return json_answer({"feedDocumentId": document.document_id, "url": presign(call, document, "upload")}, 201)


async def get_feed_document(call: Call) -> Response:
    """The url to download a feed's document, and how it is compressed."""
    return _described(call, "feedDocumentId")


async def get_report_document(call: Call) -> Response:
    """The url to download a report's document, and how it is compressed."""
    return _described(call, "reportDocumentId")


def _described(call: Call, id_name: str) -> Response:
    document = call.state.documents.get(call.request.path_params["document_id"])
    if document is None or document.seller_id != call.seller_id or document.content is None:
        raise HTTPException(404, "The document does not exist.")
    encoded = document.compressed and call.request.query_params.get("enableContentEncodingUrlHeader") == "true"
    described = {id_name: document.document_id, "url": presign(call, document, "download", encoded=encoded)}
    return json_answer(described | ({"compressionAlgorithm": "GZIP"} if document.compressed else {}))


async def upload(call: Call) -> Response:
    """Keep the content, if it comes in time and with the content type that was signed."""
    document = signed_document(call, "upload")
    if document is None or call.request.headers.get("content-type") != document.content_type:
        return expired_url_answer()
    document.content = await call.request.body()
    return Response()


async def download(call: Call) -> Response:
    """The content as it is stored; cut short if the fault for it waits."""
    document = signed_document(call, "download")
    if document is None or document.content is None:
        return expired_url_answer()
    answer = Response(document.content, headers={"content-type": document.content_type})
    if encoding := call.request.query_params.get("response-content-encoding"):
        answer.headers["content-encoding"] = encoding
    if call.state.faults.take((FaultKind.TRUNCATED_DOWNLOAD,), operation="download"):
        return CutShort(call.request, answer)
    return answer


_DOCUMENTS = "/feeds/2021-06-30/documents"

OPERATIONS = (
    Operation("createFeedDocument", "POST", _DOCUMENTS, create_feed_document, UsagePlan(0.5, 15)),
    Operation("getFeedDocument", "GET", _DOCUMENTS + "/{document_id}", get_feed_document, UsagePlan(0.0222, 10)),
    Operation(
        "getReportDocument",
        "GET",
        "/reports/2021-06-30/documents/{document_id}",
        get_report_document,
        UsagePlan(0.0167, 15),
    ),
    Operation("upload", "PUT", "/tortuga/{document_id}", upload),
    Operation("download", "GET", "/tortuga/{document_id}", download),
)
