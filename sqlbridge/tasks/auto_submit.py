"""`run auto-submit`: products that Amazon knows by their code are offered there, on the ASIN that exists."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlbridge.errors import AmazonError, ShopError, ThrottledError
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import Counts
from sqlbridge.model.matches import Finding, MatchState
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.submitting.desk import Desk, desks
from sqlbridge.tasks.submitting.lookup import TASK, look_up
from sqlbridge.tasks.submitting.offers import rehearse, submit
from sqlbridge.tasks.submitting.outcome import follow
from sqlbridge.tasks.submitting.shop_codes import ShopCodes

SUBMIT_LEASE = "submit"

log = logging.getLogger(__name__)


def auto_submit(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Follow the offers of earlier runs, look codes up, and offer what has one clear ASIN; never a product.

    A channel whose quota is used up goes on with the next run. With `dry_run`, Amazon's catalogue is asked, and
    nothing is created or written. Raises the first error that concerned a channel, in the end.
    """
    with running(bridge, TASK, SUBMIT_LEASE, dry_run=dry_run) as run:
        for desk in desks(bridge):
            try:
                with log_context(account=desk.account.name, channel=desk.channel.name):
                    _serve(run, desk, dry_run=dry_run)
            except (AmazonError, ShopError) as exc:
                run.note(exc)
    return run.counts


def _serve(run: Run, desk: Desk, *, dry_run: bool) -> None:
    """The steps have quotas of their own: where one is used up, the next may go on."""
    if not dry_run:
        with _as_far_as_the_quota_goes(run, desk):
            follow(run, desk)
    with run.bridge.database.read() as connection:
        codes = ShopCodes.read(connection, run.bridge, desk.settings.code)
    found: list[Finding] = []
    with _as_far_as_the_quota_goes(run, desk):
        for findings in look_up(run, desk, codes, dry_run=dry_run):
            found.extend(one for one in findings if one.state is MatchState.FOUND)
    with _as_far_as_the_quota_goes(run, desk):
        if dry_run:
            rehearse(run, desk, codes, found)
        else:
            submit(run, desk, codes)


@contextmanager
def _as_far_as_the_quota_goes(run: Run, desk: Desk) -> Iterator[None]:
    try:
        yield
    except ThrottledError as exc:
        log.info("channel %s goes on with the next run: %s", desk.channel.name, exc)
        run.counts.add("steps left to the next run")
