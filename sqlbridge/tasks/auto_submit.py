"""`run auto-submit`: products that Amazon knows by their code are offered there, on the ASIN that exists."""

import logging
from collections.abc import Callable

from sqlbridge.errors import AmazonError, ShopError, ThrottledError
from sqlbridge.ledger.match_queries import Match
from sqlbridge.model import Account, Channel, Counts, Finding, MatchState
from sqlbridge.tasks.running import Bridge, Run, running
from sqlbridge.tasks.submit_desk import Desk, ShopCodes
from sqlbridge.tasks.submit_lookup import TASK, look_up
from sqlbridge.tasks.submit_offers import rehearse, submit
from sqlbridge.tasks.submit_outcome import follow

SUBMIT_LEASE = "submit"

log = logging.getLogger(__name__)


def auto_submit(bridge: Bridge, *, dry_run: bool = False) -> Counts:
    """Follow the offers of earlier runs, look codes up, and offer what has one clear ASIN; never a product.

    A channel whose quota is used up goes on with the next run. With `dry_run`, Amazon's catalogue is asked, and
    nothing is created or written but the record of the run. Raises the first error that concerned a channel, in
    the end.
    """
    with running(bridge, TASK, SUBMIT_LEASE) as run:
        with bridge.database.read() as connection:
            sending = bridge.sending(connection)
        for account in bridge.accounts.values():
            for channel in account.channels:
                if channel.name in sending:
                    _serve(run, account, channel, dry_run=dry_run)
    return run.counts


def _serve(run: Run, account: Account, channel: Channel, *, dry_run: bool) -> None:
    settings = run.bridge.settings.accounts[account.name]
    own = settings.channels[channel.name].submit
    if not own.enabled:
        return
    try:
        with run.bridge.database.read() as connection:
            codes = ShopCodes.read(connection, run.bridge, own.code)
        desk = Desk(account, channel, settings, own, run.bridge.amazon[account.name].catalogue, codes)
        if dry_run:
            _rehearse(run, desk)
            return
        for step in (follow, _look_up, submit):
            _as_far_as_the_quota_goes(run, desk, step)
    except (AmazonError, ShopError) as exc:
        run.note(exc)


def _as_far_as_the_quota_goes(run: Run, desk: Desk, step: Callable[[Run, Desk], None]) -> None:
    """The steps have quotas of their own: where one is used up, the next may go on."""
    try:
        step(run, desk)
    except ThrottledError as exc:
        log.info("channel %s goes on with the next run: %s", desk.channel.name, exc)
        run.counts.add("steps left to the next run")


def _look_up(run: Run, desk: Desk) -> None:
    for _ in look_up(run, desk, dry_run=False):
        run.renew()


def _rehearse(run: Run, desk: Desk) -> None:
    found: list[Match] = []

    def rehearse_all(run: Run, desk: Desk) -> None:
        for findings in look_up(run, desk, dry_run=True):
            found.extend(_as_match(desk, one) for one in findings if one.state is MatchState.FOUND)

    _as_far_as_the_quota_goes(run, desk, rehearse_all)
    _as_far_as_the_quota_goes(run, desk, lambda run, desk: rehearse(run, desk, found))


def _as_match(desk: Desk, one: Finding) -> Match:
    return Match(0, desk.channel.name, one.shop_sku, one.code, one.state, one.asin, one.reason, None, None)
