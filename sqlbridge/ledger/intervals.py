"""Rows gathered by intervals of time, as charts need them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Label, func, literal, text


def interval(moment: ColumnElement[datetime], since: datetime, seconds: int) -> Label[Any]:
    """In which interval of so many seconds after `since` a moment lies, the first of them being 0."""
    passed = func.timestampdiff(text("SECOND"), literal(since), moment)
    return func.floor(passed / seconds).label("number")
