"""What becomes of each claimed change, from the decisions about its values. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlbridge.ledger.change_rows import Wait
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Changes that need no message, that wait, that are on their way, and that go on in this run, after others."""

    finished: dict[int, str] = field(default_factory=dict)
    waiting: dict[int, Wait] = field(default_factory=dict)
    sending: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)


def outcomes(
    skus: Mapping[int, Sequence[str]],
    decisions: Iterable[Decision],
    feed_of: Mapping[ValueKey, int],
    limit: RaiseLimit,
) -> Outcomes:
    """Sort the changes by what happens to the values of their SKUs; one that must wait for any value waits, but not
    before all of its values have had their turn.

    `feed_of` names the feed that was just made for a price. A raise waits for its price until `limit` at most.
    """
    result, by_sku = Outcomes(), _by_shop_sku(decisions)
    for id_, some in skus.items():
        mine = [decision for sku in some for decision in by_sku[sku]]
        waits = [_wait(one, feed_of, limit) for one in mine if one.step is Step.WAIT]
        if any(one.step is Step.LATER for one in mine):
            result.later.append(id_)
        elif waits:
            result.waiting[id_] = min(waits, key=_soonest)
        elif any(one.step in (Step.SEND, Step.JOIN) for one in mine):
            result.sending.append(id_)
        else:
            result.finished[id_] = "; ".join(sorted({one.reason for one in mine})) or "no configured channel sends it"
    return result


def _by_shop_sku(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    groups: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        groups[decision.target.shop_sku].append(decision)
    return groups


def _wait(decision: Decision, feed_of: Mapping[ValueKey, int], limit: RaiseLimit) -> Wait:
    if decision.behind is None:
        return Wait(decision.reason, decision.feed_id, decision.until)
    feed_id = feed_of.get(decision.behind, decision.feed_id)
    return Wait(decision.reason, feed_id, limit.end(decision.value))


def _soonest(wait: Wait) -> datetime:
    """A feed's end may come at any time, so it counts as soonest; an operator's word counts as latest."""
    if wait.feed_id is not None:
        return datetime.min
    return wait.until or datetime.max
