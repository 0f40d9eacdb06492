"""Write a demo shop as SQL: `python docker/mysql/write_shop.py prestashop > docker/mysql/init/10-shop.sql`.

It is made on a private MariaDB and read from there, so the image starts with the very shop that the demo has.
"""

import sys
from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, NullPool, Table, create_engine, insert, select
from sqlalchemy.dialects import mysql

from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.demo.shops import create_shop, schema_statements

_SCHEMA = "shop"
_ROWS_AT_ONCE = 500
# Named parameters: with those of the driver, each percent sign would come out twice.
_DIALECT = mysql.dialect(paramstyle="named")

_HEAD = f"""\
SET NAMES utf8mb4;
SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
CREATE DATABASE {_SCHEMA} CHARACTER SET utf8mb4;
USE {_SCHEMA}"""


def shop_statements(connection: Connection, platform: str) -> Iterator[str]:
    """The statements that make the shop that the connection's schema holds."""
    yield _HEAD
    yield from schema_statements(platform)
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        yield from _insert_statements(connection, table)


def _insert_statements(connection: Connection, table: Table) -> Iterator[str]:
    for rows in connection.execute(select(table)).mappings().partitions(_ROWS_AT_ONCE):
        statement = insert(table).values([dict(row) for row in rows])
        yield str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def write_shop(platform: str) -> None:
    """Print the shop of that platform."""
    with PrivateServer(find_server("mariadb")) as server:
        create_shop(server.url, platform, _SCHEMA)
        engine = create_engine(server.url.set(database=_SCHEMA), poolclass=NullPool)
        with engine.connect() as connection:
            for statement in shop_statements(connection, platform):
                sys.stdout.write(f"{statement};\n")


if __name__ == "__main__":
    write_shop(sys.argv[1])
