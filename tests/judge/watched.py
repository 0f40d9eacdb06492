"""The watched columns of a table, as its triggers name them: whether a statement changed anything in them."""

import re
from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, column, select, table

from sqlbridge.capture.catalogue import stored_triggers
from tests.judge.ground import Ground

_COLUMN = re.compile(r"\b(?:OLD|NEW)\.`?(\w+)`?")

Content = Counter[tuple[Any, ...]]


class Watched:
    """The tables that have triggers of ours."""

    def __init__(self, ground: Ground, connection: Connection) -> None:
        self._schema = ground.schema
        self._columns: defaultdict[str, set[str]] = defaultdict(set)
        for trigger in stored_triggers(connection, ground.schema).values():
            self._columns[trigger.table].update(_COLUMN.findall(trigger.body or ""))

    def content(self, connection: Connection, name: str) -> Content:
        """The table's rows, no more of each than the triggers look at; empty for a table that is not watched."""
        columns = sorted(self._columns.get(name, ()))
        if not columns:
            return Counter()
        source = table(name, *map(column, columns), schema=self._schema)
        return Counter(tuple(row) for row in connection.execute(select(source)))
