"""Tills that go on selling whatever becomes of the server, and remember what it has confirmed."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import sleep

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tests.harness import DemoShop

_PAUSE = 0.02


class Till:
    """Counts the quantities of some products up, one transaction after the other, on whatever server it is told."""

    def __init__(self, shop: DemoShop, products: Sequence[int]) -> None:
        self.shop = shop
        self.confirmed = 0  # the last quantity of which the server has said that it is committed
        self.refused = 0
        self._products = ", ".join(map(str, products))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._sell_on)

    def _sell_on(self) -> None:
        number = self.confirmed
        while not self._is_over.is_set():
            number += 1
            try:
                self._sell(number)
            except DBAPIError:
                self.refused += 1
            else:
                self.confirmed = number
            sleep(_PAUSE)

    def _sell(self, number: int) -> None:
        self.shop.write(f"UPDATE ps_stock_available SET quantity = {number} WHERE id_product IN ({self._products})")

    def start(self) -> None:
        """Begin to sell."""
        self._thread.start()

    def sells(self, more: int = 3) -> None:
        """Wait until so many more sales were confirmed; AssertionError where that takes too long."""
        wanted = self.confirmed + more
        for _ in range(500):
            if self.confirmed >= wanted:
                return
            sleep(_PAUSE)
        raise AssertionError(f"the till sells nothing: {self.refused} sales were refused")

    def stop(self) -> None:
        """Close the till."""
        self._is_over.set()
        self._thread.join()


@contextmanager
def open_till(shop: DemoShop, products: Sequence[int]) -> Iterator[Till]:
    """A till that sells as long as the block lasts."""
    till = Till(shop, products)
    till.start()
    try:
        yield till
    finally:
        till.stop()


@contextmanager
def global_settings(shop: DemoShop, **values: str | int) -> Iterator[None]:
    """Settings of the server for a while; sessions that are opened within the block have them."""
    with shop.engine.connect() as connection:
        before = {name: _value(connection, name) for name in values}
        try:
            for name, value in values.items():
                _set(connection, name, value)
            yield
        finally:
            for name, value in reversed(before.items()):
                with suppress(DBAPIError):
                    _set(connection, name, value)


def _value(connection: Connection, name: str) -> str | int:
    value: str | int = connection.exec_driver_sql(f"SELECT @@GLOBAL.{name}").scalar_one()
    return value


def _set(connection: Connection, name: str, value: str | int) -> None:
    connection.exec_driver_sql(f"SET GLOBAL {name} = {value!r}")
