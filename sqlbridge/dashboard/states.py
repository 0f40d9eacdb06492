"""States as colours, and as words for the translators."""

from enum import StrEnum

from sqlbridge.capture.comparison import ObjectState
from sqlbridge.dashboard.task_states import RunState
from sqlbridge.doctor.model import Outcome
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import FeedState, MessageState
from sqlbridge.model.matches import MatchState
from sqlbridge.model.reports import ReportState
from sqlbridge.model.states import OrderState, ShipmentState
from sqlbridge.tasks.listings.matching import Match


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


_KINDS: dict[StrEnum, str] = {
    ChangeState.PENDING: "idle",
    ChangeState.CLAIMED: "busy",
    ChangeState.WAITING: "warn",
    ChangeState.SENDING: "busy",
    ChangeState.DONE: "good",
    ChangeState.REFUSED: "bad",
    FeedState.PREPARED: "busy",
    FeedState.SUBMITTING: "busy",
    FeedState.SUBMITTED: "busy",
    FeedState.LOST: "warn",
    FeedState.ABANDONED: "bad",
    FeedState.DONE: "good",
    FeedState.CANCELLED: "bad",
    FeedState.FATAL: "bad",
    FeedState.UNREADABLE: "bad",
    FeedState.WITHDRAWN: "warn",
    MatchState.FOUND: "busy",
    MatchState.CHOSEN: "busy",
    MatchState.ACCEPTED: "busy",
    MatchState.LISTED: "good",
    MatchState.RESTRICTED: "warn",
    MatchState.SHARED: "warn",
    MatchState.AMBIGUOUS: "warn",
    MatchState.INVALID: "warn",
    ShipmentState.READY: "busy",
    ShipmentState.DOUBTFUL: "warn",
    ShipmentState.CONFIRMED: "good",
    ReportState.ASKING: "busy",
    ReportState.REQUESTED: "busy",
    ReportState.SHRUNK: "warn",
    Match.MATCHED: "good",
    Match.AMAZON_ONLY: "warn",
    RunState.OK: "good",
    RunState.FAILED: "bad",
    RunState.RUNNING: "busy",
    RunState.BROKEN_OFF: "warn",
    Outcome.OK: "good",
    Outcome.WARNING: "warn",
    Outcome.FATAL: "bad",
    Outcome.SKIPPED: "idle",
    ObjectState.INSTALLED: "good",
    ObjectState.MISSING: "bad",
    ObjectState.OUTDATED: "bad",
    ObjectState.DISPLACED: "bad",
    ObjectState.STRAY: "warn",
    ObjectState.HIDDEN: "idle",
}
# States of the same name mean something else here.
_KINDS_OF_ORDERS: dict[StrEnum, str] = {
    OrderState.PENDING: "idle",
    OrderState.WAITING: "busy",
    OrderState.IMPORTED: "good",
    OrderState.FAILED: "bad",
}
_KINDS_OF_MESSAGES: dict[StrEnum, str] = {
    MessageState.OPEN: "busy",
    MessageState.ACCEPTED: "good",
    MessageState.REFUSED: "bad",
    MessageState.SUPERSEDED: "idle",
    MessageState.VOID: "warn",
}

# Templates show a state by its value.
WORDS = (
    *(_("pending"), _("claimed"), _("waiting"), _("sending"), _("done"), _("refused")),
    *(_("prepared"), _("submitting"), _("submitted"), _("lost"), _("abandoned"), _("cancelled"), _("fatal")),
    *(_("unreadable"), _("withdrawn")),
    *(_("found"), _("chosen"), _("accepted"), _("listed"), _("restricted"), _("shared"), _("ambiguous")),
    *(_("unknown"), _("invalid"), _("excluded"), _("asking"), _("requested"), _("shrunk")),
    *(_("imported"), _("failed"), _("closed"), _("ready"), _("doubtful"), _("confirmed")),
    *(_("unshipped"), _("partially shipped"), _("shipped"), _("pending availability"), _("unfulfillable")),
    *(_("invoice unconfirmed"), _("matched"), _("amazon-only"), _("gone"), _("fulfilled by Amazon")),
    *(_("seller"), _("shop"), _("price"), _("stock"), _("merchant"), _("amazon")),
    *(_("open"), _("superseded"), _("void"), _("stuck"), _("shipments"), _("patches"), _("orders")),
    *(_("product"), _("combination"), _("row"), _("sku"), _("all")),
    *(_("ok"), _("failed"), _("running"), _("broken off"), _("warning"), _("skipped")),
    *(_("installed"), _("missing"), _("outdated"), _("stray"), _("displaced"), _("hidden")),
    *(
        _("server"),
        _("grants"),
        _("triggers"),
        _("log"),
        _("shop"),
        _("amazon"),
        _("schedule"),
        _("clock"),
        _("copy"),
    ),
    *(_("trigger"), _("procedure"), _("defect"), _("event"), _("gap"), _("unseen"), _("upgrade"), _("suspended")),
)


def state_kind(state: StrEnum) -> str:
    """The colour of a state: good, busy, warn, bad or idle."""
    kinds = _KINDS_OF_MESSAGES if isinstance(state, MessageState) else _KINDS
    return kinds.get(state, "idle")


def order_kind(state: StrEnum) -> str:
    """The colour of an order's state."""
    return _KINDS_OF_ORDERS.get(state, "idle")
