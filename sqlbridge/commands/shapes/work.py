"""Changes, feeds, runs: what is on its way and what became of it."""

from typing import Annotated, NotRequired, TypedDict

from msgspec import Meta

from sqlbridge.commands.shapes import Amount, Moment
from sqlbridge.model.changes import ChangeState, Entity
from sqlbridge.model.feeds import FeedKind, FeedState, MessageState
from sqlbridge.monitoring.problems import Problem

Counts = Annotated[
    dict[str, int],
    Meta(
        title="Counts",
        description="What was done, or with `--dry-run` would be, in words -> how often. Empty: nothing to do.",
    ),
]
CountsOfTasks = Annotated[
    dict[str, Counts], Meta(title="CountsOfTasks", description="Task -> what it did; empty with `--dry-run`.")
]


class Change(TypedDict):
    """A key of the shop with something to send, and how far it is."""

    id: int
    entity: Entity
    key: Annotated[str, Meta(description="The shop's id, or the SKU.")]
    operation: Annotated[str, Meta(description="I, U or D: what was done to the row last.")]
    origin: Annotated[str, Meta(description="Who has written: the table, the writer's own name, or a task.")]
    log_rows: int
    first_logged_at: Moment
    state: ChangeState
    reason: str | None
    finished_at: Moment | None
    feeds: Annotated[list[int], Meta(description="The feeds that have carried it.")]


class Feed(TypedDict):
    """A feed, as recorded."""

    id: int
    name: Annotated[str, Meta(description="The name by which sellers know such feeds.")]
    kind: FeedKind
    account: str
    channel: str
    state: FeedState
    amazon_document_id: str | None
    amazon_feed_id: str | None
    processing_status: Annotated[str | None, Meta(description="Amazon's word.")]
    message_count: int
    accepted_count: int | None
    refused_count: int | None
    created_at: Moment
    submitted_at: Moment | None
    checked_at: Moment | None
    closed_at: Moment | None
    failures: int
    error: str | None
    stuck: NotRequired[Annotated[bool, Meta(description="In lists: Amazon has not ended it for hours.")]]


class FeedMessage(TypedDict):
    """A value in a feed, and Amazon's verdict."""

    message_id: int
    seller_sku: str
    value: Amount
    currency: Annotated[str | None, Meta(description="Null: the value is a quantity.")]
    state: MessageState
    issue_code: str | None
    issue: Annotated[str | None, Meta(description="Amazon's words.")]


class FeedWithMessages(Feed):
    """A feed and its messages: those that Amazon refused, or with `--all` every one."""

    messages: list[FeedMessage]


class Queue(TypedDict):
    """How much is on its way to Amazon."""

    depth: Annotated[int, Meta(description="Log rows and changes on their way; neither refused nor done ones.")]
    oldest: Moment | None
    log: Annotated[int, Meta(description="Rows in the log that no run has collected yet.")]
    pending: int
    claimed: int
    waiting: int
    sending: int
    refused: int
    done: int


class Waiting(TypedDict):
    """Changes that wait for one and the same thing."""

    reason: str | None
    changes: int
    until: Moment | None


class Refusal(TypedDict):
    """Amazon's refusals with one code, as far as they stand."""

    code: str | None
    values: int
    message: str | None
    last_feed: int


class ListingSummary(TypedDict):
    """A channel's listings, and what became of its last report."""

    channel: str
    listings: int
    fulfilled_by_amazon: int
    gone: int
    report_state: str | None
    report_requested_at: Moment | None
    report_error: str | None


class OrderSummary(TypedDict):
    """Orders in one state."""

    state: str
    orders: int
    oldest: Moment


class ShipmentSummary(TypedDict):
    """Parcels in one state."""

    state: str
    parcels: int
    oldest: Moment


class Run(TypedDict):
    """A run of a task; without `outcome` it has not ended."""

    id: int
    task: str
    host: str
    pid: int
    started_at: Moment
    finished_at: Moment | None
    outcome: Annotated[str | None, Meta(description="ok or failed.")]
    counts: Counts
    error: str | None


class Status(TypedDict):
    """How it is going."""

    queue: Queue
    waiting: list[Waiting]
    open_feeds: list[Feed]
    refusals: list[Refusal]
    listings: list[ListingSummary]
    orders: list[OrderSummary]
    shipments: list[ShipmentSummary]
    last_runs: list[Run]


class State(TypedDict):
    """How it is, for a monitor; without the last four where it could not be found out."""

    state: Annotated[str, Meta(description="OK, WARNING, CRITICAL or UNKNOWN.")]
    exit_code: int
    reason: str
    problems: NotRequired[list[Problem]]
    queue: NotRequired[int]
    oldest: NotRequired[Moment | None]
    log: NotRequired[int]
