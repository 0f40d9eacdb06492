"""The reasons why changes wait, as an operator may ask for them: how each begins in the table, and in words."""

from typing import NamedTuple


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


class WaitingReason(NamedTuple):
    """`name` is what the address says, `begins` what the tasks write first."""

    name: str
    words: str
    begins: str


REASONS = (
    WaitingReason("feed", _("an older value is in a feed"), "an older value is in feed "),
    WaitingReason("raise", _("a raised quantity waits for its price"), "the raised quantity waits for "),
    WaitingReason("held", _("held until somebody has looked"), "held: "),
    WaitingReason("quota", _("Amazon's quota is used up"), "Amazon's feed quota "),
    WaitingReason("died", _("the run that had it died"), "the run that had "),
)
