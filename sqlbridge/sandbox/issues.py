"""What Amazon says about a message, in the shapes of the processing report and of the Listings Items API."""

from msgspec import Struct, field

from sqlbridge.sandbox.faults import Fault


class Issue(Struct, frozen=True, kw_only=True):
    """One remark. `category` is the word of the Listings Items API; `attribute` is empty where none is concerned."""

    code: str
    message: str
    severity: str = "ERROR"
    attribute: str = ""
    category: str = "INVALID_ATTRIBUTE"

    @property
    def refuses(self) -> bool:
        """Whether the message is not applied."""
        return self.severity == "ERROR"


def fault_issue(fault: Fault) -> Issue:
    """The issue that a fault asks for."""
    return Issue(code=fault.code, message=fault.message, severity=fault.severity)


class ReportIssue(Struct, rename="camel", omit_defaults=True, kw_only=True):
    """An issue as the processing report tells it; without message id where it concerns the feed."""

    code: str
    severity: str
    message: str
    message_id: int | None = None
    sku: str | None = None
    attribute_name: str | None = None


class ItemIssue(Struct, rename="camel", omit_defaults=True, kw_only=True):
    """An issue as the Listings Items API tells it."""

    code: str
    severity: str
    message: str
    categories: list[str]
    attribute_names: list[str] = field(default_factory=list)


def report_issue(issue: Issue, message_id: int | None = None, sku: str | None = None) -> ReportIssue:
    """The issue for the report, about a message or about the whole feed."""
    return ReportIssue(
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        message_id=message_id,
        sku=sku,
        attribute_name=issue.attribute or None,
    )


def item_issue(issue: Issue) -> ItemIssue:
    """The issue for an answer of the Listings Items API."""
    return ItemIssue(
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        categories=[issue.category],
        attribute_names=[issue.attribute] if issue.attribute else [],
    )
