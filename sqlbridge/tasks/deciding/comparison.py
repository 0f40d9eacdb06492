"""What of a piece of the shop is not at Amazon, and not on its way there either."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import listings
from sqlbridge.tasks.deciding.decisions import Decision, Step
from sqlbridge.tasks.deciding.outlook import Readings, decisions_of
from sqlbridge.tasks.deciding.reading import Reading, read
from sqlbridge.tasks.deciding.targets import sendable
from sqlbridge.tasks.deciding.unprocessed import Unprocessed, unprocessed
from sqlbridge.tasks.running import Run


@dataclass(frozen=True, slots=True)
class Chunk:
    """Listed SKUs of the shop, those that it has `gone`, and the decisions that nothing in flight accounts for.

    `is_judged` is False where the shop cannot be read, or so much is in flight that nothing can be told.
    """

    skus: list[str]
    gone: set[str] = field(default_factory=set)
    differing: list[Decision] = field(default_factory=list)
    is_judged: bool = True


def compare(run: Run, after: str, size: int) -> Chunk:
    """The next `size` listed SKUs above `after`, all from one snapshot.

    So a write to the shop is seen together with its log row, or not at all. What the shop cannot answer is noted.
    """
    bridge, tables = run.bridge, run.bridge.database.tables
    with bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        skus = listings.shop_skus(connection, tables, after, size)
        if not skus:
            return Chunk(skus)
        wanted = sendable(listings.of_shop_skus(connection, tables, skus), bridge.sending(connection))
        readings, is_complete = _read(connection, run, skus)
        decisions = [one for one in decisions_of(connection, bridge, wanted, readings) if _differs(one)]
        if not decisions:
            return Chunk(skus, is_judged=is_complete)
        in_flight = unprocessed(connection, bridge, sorted({one.target.shop_sku for one in decisions}))
    if in_flight is None:
        return Chunk(skus, is_judged=False)
    known = {sku for reading in readings.values() for of in reading.offers.values() for sku in of if of[sku]}
    differing = [one for one in decisions if not _is_explained(one, in_flight)]
    return Chunk(skus, set(skus) - known, differing, is_complete)


def _read(connection: Connection, run: Run, skus: Sequence[str]) -> tuple[Readings, bool]:
    """What the shop says by account, and whether it could answer for all of them."""
    readings, errors = dict[str, Reading](), list[ShopError]()
    for account in run.bridge.accounts.values():
        channels = {one.name for one in account.channels}
        try:
            readings[account.name] = read(connection, run.bridge, account, channels, skus)
        except ShopError as exc:
            errors.append(exc)
        else:
            errors += readings[account.name].unreadable.values()
    told = {str(error) for error in run.errors}
    for error in errors:
        if str(error) not in told:
            run.note(error)
    return readings, not errors


def _differs(decision: Decision) -> bool:
    """Amazon should get another value; one that is recorded as held waits for an operator."""
    desired = decision.target.desired
    is_held = desired is not None and decision.value.held_value == desired
    return decision.step in (Step.SEND, Step.WAIT) and not is_held


def _is_explained(decision: Decision, in_flight: Unprocessed) -> bool:
    """A value that must wait anyway is looked at together with what its SKU waits for."""
    sku, account = decision.target.shop_sku, decision.target.channel.account
    is_waiting = decision.step is Step.WAIT and sku in in_flight.waiting
    return is_waiting or sku in in_flight.moving or account in in_flight.accounts
