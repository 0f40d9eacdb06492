"""States as colours, and as words for the translators."""

from enum import StrEnum

from sqlbridge.model import ChangeState, FeedState


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
}

# Templates show a state by its value.
WORDS = (
    *(_("pending"), _("claimed"), _("waiting"), _("sending"), _("done"), _("refused")),
    *(_("prepared"), _("submitting"), _("submitted"), _("lost"), _("abandoned"), _("cancelled"), _("fatal")),
    *(_("unreadable"), _("withdrawn")),
    *(_("product"), _("combination"), _("row"), _("sku"), _("all")),
)


def state_kind(state: StrEnum) -> str:
    """The colour of a state: good, busy, warn, bad or idle."""
    return _KINDS.get(state, "idle")
