"""Listings reports, from asking for one to its end."""

from dataclasses import dataclass
from enum import StrEnum


class ReportState(StrEnum):
    """Where a listings report is on its way.

    asking -> requested -> done | cancelled | fatal | unreadable | shrunk | abandoned
       |          '-> requested  (not ended yet, or the download failed)
       |-> lost       (no answer to createReport: it may be at Amazon or not)
       '-> refused    (Amazon did nothing)
    """

    ASKING = "asking"
    REQUESTED = "requested"
    LOST = "lost"
    REFUSED = "refused"
    DONE = "done"
    CANCELLED = "cancelled"
    FATAL = "fatal"
    UNREADABLE = "unreadable"
    SHRUNK = "shrunk"  # lacks most of what was listed: an operator accepts it, or the next report does better
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """What Amazon says about a report. `processing_status` is one of Amazon's five words."""

    processing_status: str
    document_id: str | None
