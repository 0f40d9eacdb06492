"""What comes next for the values of one SKU, with Amazon's words and the command that lets a value go."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sqlbridge.database.tables import Tables
    from sqlbridge.ledger.views.value_views import Refused
    from sqlbridge.tasks.deciding.decisions import Decision
    from sqlbridge.tasks.deciding.explanation import Explanation


def next_steps(connection: "Connection", tables: "Tables", found: "Explanation") -> list[dict[str, Any]]:
    """A row for each value: the decision, until when it waits, why Amazon refused it, what lets it go."""
    from sqlbridge.commands.decision_row import row

    refused = _refused(connection, tables, found.decisions)
    rows = []
    for one in found.decisions:
        issue = refused.get(one.value.id)
        rows.append(
            {
                **row(one),
                "until": one.until,
                "issue_code": issue.code if issue else None,
                "issue": issue.issue if issue else None,
                "command": _retry(connection, tables, one) if issue else _command(one, found),
            }
        )
    return rows


def with_amazons_words(step: Mapping[str, Any]) -> str:
    """The reason, and behind it Amazon's code and message where there are any."""
    return ": ".join(filter(None, (step["reason"], step["issue_code"], step["issue"])))


def remedies(steps: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A sentence for each command that lets values go."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for step in steps:
        if step["command"]:
            values[step["command"]].append(f"{step['value']} of {step['destination']}")
    for command, some in values.items():
        yield f"{', '.join(some)}: `{command}` lets it go with the next run"


def _refused(connection: "Connection", tables: "Tables", decisions: "Sequence[Decision]") -> "Mapping[int, Refused]":
    """Amazon's words by value id, where Amazon has refused what is to be sent."""
    from sqlbridge.ledger.views import value_views

    keys = [
        one.target.key
        for one in decisions
        if one.step.value == "nothing" and one.value.refused_value is not None
        if one.value.refused_value == one.target.desired
    ]
    rows = value_views.of_keys(connection, tables, keys) if keys else {}
    return value_views.refusals(connection, tables, list(rows.values()))


def _retry(connection: "Connection", tables: "Tables", decision: "Decision") -> str | None:
    from sqlbridge.ledger.views import change_details

    ids = change_details.refused_about(connection, tables, decision.value.id)
    return f"sqlbridge changes retry {' '.join(map(str, ids))}" if ids else None


def _command(decision: "Decision", found: "Explanation") -> str | None:
    """Only for what a run has written down: nothing else can be released.

    Not for a raise whose price is on its way: it would sell at the old one.
    """
    value, sku = decision.value, quote(decision.target.key.seller_sku)
    if decision.is_held:
        return f"sqlbridge offers release {sku}" if value.held_value == decision.target.desired else None
    if decision.behind is not None:
        price = next((one for one in found.decisions if one.target.key == decision.behind), None)
        is_stuck = value.raise_waits_since and price and price.step.value == "nothing"
        return f"sqlbridge changes release {sku}" if is_stuck else None
    rest = found.postponement
    if decision.step.value == "wait" and decision.feed_id is None and rest and rest.changes:
        return f"sqlbridge changes send {' '.join(map(str, rest.changes))}"
    return None
