"""What the server's refusals say, and what of it may be repeated."""

import re

from sqlalchemy import ExceptionContext
from sqlalchemy.exc import DBAPIError

# A right on a schema, a table, a column, a routine, or on the server.
MISSING_RIGHT = {1044, 1142, 1143, 1227, 1370}
# Duplicate, truncated, incorrect, out of range, or in a CHECK: the words repeat the value, which may be a buyer's.
_REPEATS_THE_VALUE = {1062, 1264, 1265, 1292, 1366, 1411, 1525, 1586, 1690, 3819, 4025}
_WHERE = re.compile(r"(?:for key|for column|for function) [^'\n]*?(?:'[\w.$-]*'|`[\w.$`-]*`|\w+)(?: at row \d+)?\Z")


def number_of(exc: DBAPIError) -> int:
    """The server's number of the error; 0 where there is none."""
    arguments = getattr(exc.orig, "args", ())
    return int(arguments[0]) if arguments and isinstance(arguments[0], int) else 0


def forget_values(context: ExceptionContext) -> None:
    """Listens to an engine's errors: takes values out of the server's words before anybody logs them."""
    original, told = context.original_exception, context.sqlalchemy_exception
    number, words = (*original.args, 0, "")[:2]
    if told is None or number not in _REPEATS_THE_VALUE:
        return
    where = _WHERE.search(str(words))
    kept = f"the server refuses a value {where[0] if where else ''}".rstrip()
    told.args = (told.args[0].replace(str(original), f"({number}, {kept!r})"),)
    original.args = (number, kept)
