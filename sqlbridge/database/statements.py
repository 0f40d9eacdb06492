"""SQL files: plain SQL with tokens: `PREFIX_` before the shop's table names, `SQLBRIDGE.` before ours.

A third, `SKU_COLUMN`, is the column that holds a shop's SKUs, where that can be configured; `'SHOP_SCHEMA'` is the
name of the shop's schema as text.
"""

import re
from functools import lru_cache
from pathlib import Path

from sqlalchemy import TextClause, bindparam, text

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


@lru_cache
def statement(file: Path, names: Names, *lists: str, sku_column: str = "") -> TextClause:
    """The one statement of a file, ready to execute; `lists` names the parameters that take several values."""
    sql = _COMMENT.sub("", file.read_text(encoding="utf-8")).strip().rstrip(";")
    sql = _SKU_COLUMN.sub(lambda _: quoted(sku_column), sql)
    return text(render(sql, names)).bindparams(*(bindparam(name, expanding=True) for name in lists))
