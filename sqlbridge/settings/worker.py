"""How the tasks behave, and from when on the doctor warns."""

from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

# What a run puts off at its end must not look as if it came from a clock that was ahead at its beginning.
_LONGEST_RUN = timedelta(days=1)


class WorkerSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the tasks behave."""

    feed_messages: Annotated[int, Meta(ge=1, le=25000, description="Messages in one feed at most.")] = 25000
    claim_size: Annotated[int, Meta(ge=1, le=50000, description="Changes claimed in one go.")] = 25000
    lease_minutes: Annotated[
        int, Meta(ge=1, description="After how long the lease of a run that died on another host is free.")
    ] = 15
    raise_wait_hours: Annotated[
        int, Meta(ge=0, description="How long a raised quantity waits for a refused price at most.")
    ] = 24
    stuck_feed_minutes: Annotated[
        int,
        Meta(ge=0, description="After how long a feed counts as stuck, and its values go one by one; 0: never."),
    ] = 240
    patch_values: Annotated[
        int,
        Meta(
            ge=0,
            le=10000,
            description="`sqlbridge worker` sends so many values of a seller one by one; more go by feed. 0: none.",
        ),
    ] = 1500
    retry_minutes: Annotated[int, Meta(ge=0, description="Wait before a failed feed's changes go again.")] = 10
    keep_done_days: Annotated[int, Meta(ge=0, description="How long done changes and their feeds are kept.")] = 30
    keep_reports_days: Annotated[
        int, Meta(ge=0, description="How long sent documents and processing reports are kept.")
    ] = 30
    keep_runs_days: Annotated[
        int, Meta(ge=0, description="How long the record of runs, gaps and drifts is kept.")
    ] = 90
    keep_audit_days: Annotated[int, Meta(ge=0, description="How long it is kept who did what.")] = 365

    def stuck_before(self, now: datetime) -> datetime | None:
        """What was handed over before that moment and has not ended is stuck; None where nothing ever is."""
        return now - timedelta(minutes=self.stuck_feed_minutes) if self.stuck_feed_minutes else None

    @property
    def longest_wait(self) -> timedelta:
        """No change waits longer for a time than that: what seems to was written by a clock that was ahead."""
        return timedelta(hours=self.raise_wait_hours, minutes=self.retry_minutes) + _LONGEST_RUN


class DoctorSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From when on `sqlbridge doctor` warns."""

    log_rows: Annotated[
        int, Meta(ge=0, description="Rows in the change log; each takes about 80 bytes on the server.")
    ] = 1_000_000
    log_minutes: Annotated[int, Meta(ge=0, description="Age of the oldest row in the change log.")] = 60
    queue_hours: Annotated[int, Meta(ge=0, description="Age of the oldest change on its way to Amazon.")] = 24
    feed_hours: Annotated[int, Meta(ge=0, description="Age of a feed that Amazon has not ended.")] = 6
    transaction_minutes: Annotated[int, Meta(ge=0, description="Age of an open transaction on the server.")] = 10
    free_mb: Annotated[int, Meta(ge=0, description="Free MiB on the server's disk, where it is this host's.")] = 1024
