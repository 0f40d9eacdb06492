"""Types of columns that several tables share. Texts that are compared are binary, so that case counts."""

from typing import Any, Protocol

from sqlalchemy import Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import mysql as my

ID = my.BIGINT(unsigned=True)
TIME = my.DATETIME()
WORD = my.VARCHAR(16, charset="ascii", collation="ascii_bin")
NAME = my.VARCHAR(64, charset="utf8mb4", collation="utf8mb4_bin")
SKU = my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin")
TEXT = my.TEXT(charset="utf8mb4", collation="utf8mb4_bin")
AMAZON_ID = my.VARCHAR(255, charset="ascii", collation="ascii_bin")
SHORT_ID = my.VARCHAR(64, charset="ascii", collation="ascii_bin")
CURRENCY = my.CHAR(3, charset="ascii", collation="ascii_bin")
AMOUNT = my.DECIMAL(20, 6)
COUNT = my.INTEGER(unsigned=True)
KEY = my.VARBINARY(255)


class MakeTable(Protocol):
    """Makes a table of one installation, from its name without prefix."""

    def __call__(self, name: str, *parts: Column[Any] | Index | UniqueConstraint) -> Table: ...
