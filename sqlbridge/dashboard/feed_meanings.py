"""What the states of a feed mean to whoever looks at one."""

from sqlbridge.dashboard.viewer import gettext
from sqlbridge.model.feeds import FeedState


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


FAILED = (
    FeedState.ABANDONED,
    FeedState.CANCELLED,
    FeedState.FATAL,
    FeedState.UNREADABLE,
    FeedState.WITHDRAWN,
)
"""Nothing of these feeds counts: what they carried goes again by itself."""

_AGAIN = _("What it carried goes again by itself, with fresh values.")
_MEANINGS: dict[FeedState, str] = {
    FeedState.PREPARED: _("It is written down and about to be sent."),
    FeedState.SUBMITTING: _("It is being handed over to Amazon."),
    FeedState.SUBMITTED: _("Amazon has it and has not ended it yet."),
    FeedState.LOST: _("Amazon's answer was lost: the next runs find out whether Amazon has it."),
    FeedState.DONE: _("Amazon has ended it and said what it accepted."),
    FeedState.ABANDONED: _("It was given up; Amazon may have processed it or not."),
    FeedState.CANCELLED: _("Amazon cancelled it before processing: nothing of it was applied."),
    FeedState.FATAL: _("Amazon could not process it to the end: some, none or all of it may have been applied."),
    FeedState.UNREADABLE: _("Amazon ended it, but what it said about it cannot be read."),
    FeedState.WITHDRAWN: _("It never reached Amazon."),
}


def meaning(state: FeedState) -> str:
    """What the state means, in the viewer's language."""
    words = gettext(_MEANINGS[state])
    return f"{words} {gettext(_AGAIN)}" if state in FAILED else words
