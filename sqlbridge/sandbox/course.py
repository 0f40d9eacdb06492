"""The course of time: whoever asks first lets everything happen that is due by then, in its order."""

from sqlbridge.sandbox.processing import process_feeds
from sqlbridge.sandbox.report_processing import due_reports, move_on
from sqlbridge.sandbox.state import State


def catch_up(state: State) -> None:
    """Let everything happen that is due by now; a report shows what the feeds before it did, and no more."""
    while due := due_reports(state):
        time, report = due[0]
        process_feeds(state, time)
        move_on(state, report, time)
    process_feeds(state, state.clock.now())
