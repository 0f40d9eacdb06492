"""What the fixtures hand to the tests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import Engine, NullPool, create_engine

from sqlbridge.demo.server import PrivateServer
from sqlbridge.settings import Settings


@dataclass(frozen=True)
class DemoShop:
    """A fresh demo shop in a schema of its own."""

    server: PrivateServer
    platform: str
    schema: str
    prefix: str

    @cached_property
    def engine(self) -> Engine:
        """Connections of the shop's own software: root, without the strict sql_mode, nothing pooled."""
        return create_engine(
            self.server.url.set(database=self.schema),
            poolclass=NullPool,
            connect_args={"init_command": "SET sql_mode = ''"},
        )

    def write(self, *statements: str) -> None:
        """Run the statements in one transaction, as a POS or an importer would."""
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def read(self, query: str) -> Sequence[tuple[Any, ...]]:
        """The rows that a query finds."""
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


class MakeShop(Protocol):
    """Creates a shop; dropped after the test."""

    def __call__(self, platform: str, skus: int = 20) -> DemoShop: ...


MakeSettings = Callable[..., Settings]
"""`settings(shop, **parts)`: root through the socket, an unused bridge schema; `parts` replace whole sections."""
