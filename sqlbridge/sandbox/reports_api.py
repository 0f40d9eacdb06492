"""Reports API 2021-06-30, reports of GET_MERCHANT_LISTINGS_ALL_DATA."""

from typing import Any

import msgspec
from msgspec import Struct, field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.report_records import RequestedReport
from sqlbridge.sandbox.submission_search import search

LISTINGS_REPORT = "GET_MERCHANT_LISTINGS_ALL_DATA"


class _Specification(Struct, rename="camel"):
    report_type: str
    marketplace_ids: list[str]
    report_options: dict[str, str] = field(default_factory=dict)


async def create_report(call: Call) -> Response:
    """Take a report into the queue, with the faults that wait for one."""
    specification = _read_specification(call, await call.members())
    report = RequestedReport(
        report_id=str(next(call.state.report_numbers)),
        seller_id=call.seller_id,
        report_type=specification.report_type,
        marketplace_ids=specification.marketplace_ids,
        created=call.state.clock.now(),
        options=specification.report_options,
        faults=call.state.faults.take_for_report(),
    )
    call.state.reports[report.report_id] = report
    return json_answer({"reportId": report.report_id}, 202)


async def get_report(call: Call) -> Response:
    """Where a report is on its way."""
    return json_answer(_described(_own_report(call)))


async def get_reports(call: Call) -> Response:
    """A page of the seller's reports, the newest first."""
    reports, next_token = search(call, call.state.reports.values(), "reportTypes")
    described = [_described(report) for report in reports]
    return json_answer({"reports": described} | ({"nextToken": next_token} if next_token else {}))


async def cancel_report(call: Call) -> Response:
    """Cancel a report that is still in the queue."""
    report = _own_report(call)
    if report.processing_status != "IN_QUEUE":
        raise HTTPException(400, f"A report that is {report.processing_status} cannot be cancelled.")
    report.processing_status, report.ended = "CANCELLED", call.state.clock.now()
    return Response()


def _read_specification(call: Call, members: dict[str, Any]) -> _Specification:
    try:
        specification = msgspec.convert(members, _Specification)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"The report specification is invalid: {error}") from error
    if specification.report_type != LISTINGS_REPORT:
        raise HTTPException(400, f"Invalid reportType {specification.report_type!r}.")
    # The model allows 25; reports of this type are about one marketplace.
    if len(specification.marketplace_ids) != 1:
        raise HTTPException(400, f"{LISTINGS_REPORT} takes exactly one of marketplaceIds.")
    if not set(specification.marketplace_ids) <= set(call.state.sellers[call.seller_id].marketplaces):
        raise HTTPException(403, f"The seller does not take part in {specification.marketplace_ids[0]}.")
    return specification


def _own_report(call: Call) -> RequestedReport:
    report = call.state.reports.get(call.request.path_params["report_id"])
    if report is None or report.seller_id != call.seller_id:
        raise HTTPException(404, "The report does not exist.")
    return report


def _described(report: RequestedReport) -> dict[str, Any]:
    described = {
        "reportId": report.report_id,
        "reportType": report.report_type,
        "marketplaceIds": report.marketplace_ids,
        "createdTime": report.created,
        "processingStatus": report.processing_status,
        "processingStartTime": report.started,
        "processingEndTime": report.ended,
        "reportDocumentId": report.document_id if report.ended else None,
    }
    return {name: value for name, value in described.items() if value is not None}


_REPORTS = "/reports/2021-06-30/reports"
_REPORT = _REPORTS + "/{report_id}"

OPERATIONS = (
    Operation("createReport", "POST", _REPORTS, create_report, UsagePlan(0.0167, 15)),
    Operation("getReports", "GET", _REPORTS, get_reports, UsagePlan(0.0222, 10)),
    Operation("getReport", "GET", _REPORT, get_report, UsagePlan(2, 15)),
    Operation("cancelReport", "DELETE", _REPORT, cancel_report, UsagePlan(0.0222, 10)),
)
