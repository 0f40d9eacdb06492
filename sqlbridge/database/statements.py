"""SQL files: plain SQL with tokens: `PREFIX_` before the shop's table names, `SQLBRIDGE.` before ours.

A third, `SKU_COLUMN`, is the column that holds a shop's SKUs, where that can be configured; `'SHOP_SCHEMA'` is the
name of the shop's schema as text.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, TextClause, bindparam, text
from sqlalchemy.types import NullType

from sqlbridge.database.naming import Names, quoted

_SHOP_TABLE = re.compile(r"\bPREFIX_(\w+)")
_BRIDGE_OBJECT = re.compile(r"\bSQLBRIDGE\.(\w+)")
_SKU_COLUMN = re.compile(r"\bSKU_COLUMN\b")
_COMMENT = re.compile(r"^--.*$\n?", re.MULTILINE)


def render(sql: str, names: Names) -> str:
    """The text with the tokens for names replaced by those of this installation."""
    sql = _SHOP_TABLE.sub(lambda match: names.shop_table(match[1]), sql)
    sql = sql.replace("'SHOP_SCHEMA'", f"'{names.shop_schema}'")  # no quote can be in it: Names has looked
    return _BRIDGE_OBJECT.sub(lambda match: names.bridge_object(match[1]), sql)


def among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether the column has one of the values, of which there is at least one.

    As one parameter that the driver writes out: SQLAlchemy takes a dozen times as long to make one of each value.
    """
    listed = bindparam(None, tuple(values), type_=NullType(), unique=True)
    return column.op("IN", is_comparison=True)(listed)


@lru_cache
def statement(file: Path, names: Names, *, sku_column: str = "") -> TextClause:
    """The one statement of a file, ready to execute. A parameter behind IN takes a tuple that is not empty."""
    sql = _COMMENT.sub("", file.read_text(encoding="utf-8")).strip().rstrip(";")
    sql = _SKU_COLUMN.sub(lambda _: quoted(sku_column), sql)
    return text(render(sql, names))
