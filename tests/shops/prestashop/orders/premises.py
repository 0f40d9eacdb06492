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
    """A demo shop without goods, but with Swiss francs and yen; statements change it.

    The engine's sessions are as the bridge's.
    """
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
            keeper = Shopkeeper(connection, schema)
            keeper.insert("currency", id_currency=7, name="Franken", iso_code="CHF", conversion_rate="1.08")
            keeper.insert("currency", id_currency=8, name="Yen", iso_code="JPY", conversion_rate="160", precision=0)
            keeper.write(*changes)
        yield engine
    finally:
        drop_schema(server, schema)
