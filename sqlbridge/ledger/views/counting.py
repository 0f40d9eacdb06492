"""Rows counted by state, up to a cap, so that it takes the same time however many there are. Reads only."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal, select, true, union_all


def by_state(
    connection: Connection,
    table: Table,
    states: Sequence[StrEnum],
    cap: int,
    condition: ColumnElement[bool] | None = None,
) -> dict[str, int]:
    """State -> how many rows are in it; each count ends one above the cap. An index begins with condition and state.

    States without a row are left out.
    """
    mine = true() if condition is None else condition
    parts: list[Any] = []
    for state in states:
        some = select(table.c.id).where(mine, table.c.state == state.value).limit(cap + 1).subquery()
        parts.append(select(literal(state.value).label("state"), func.count().label("rows")).select_from(some))
    return {row.state: row[1] for row in connection.execute(union_all(*parts)) if row[1]}
