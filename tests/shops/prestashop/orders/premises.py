"""Makes the shops at whose desks orders are written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Engine, NullPool, create_engine

from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from tests.conftest import drop_schema
from tests.shops.prestashop.shopkeeper import Shopkeeper


@contextmanager
def made_shop(server: PrivateServer, changes: Sequence[str] = ()) -> Iterator[Engine]:
    """A demo shop without goods, changed by statements; its engine has sessions as the bridge's are."""
    schema = f"shop_{uuid4().hex[:12]}"
    create_shop(server.url, "prestashop", schema, 0)
    engine = create_engine(
        server.url.set(database=schema),
        poolclass=NullPool,
        isolation_level="READ COMMITTED",
        connect_args={"init_command": "SET sql_mode = '', time_zone = '+00:00'"},
    )
    try:
        with engine.begin() as connection:
            Shopkeeper(connection, schema).write(*changes)
        yield engine
    finally:
        drop_schema(server, schema)
