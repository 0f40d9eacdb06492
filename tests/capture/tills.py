"""Tills of the shop that sell on, whatever is done to the bridge meanwhile."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from sqlbridge.capture.installer import Installer
from sqlbridge.settings import Settings
from tests.concurrency.locks import impatient
from tests.harness import DemoShop

_PAUSE = 0.01
_WRITES = {
    "stock": "UPDATE ps_stock_available SET quantity = {number} WHERE id_product = {product}",
    "price": "UPDATE ps_product_shop SET price = 100 + {number} / 100 WHERE id_product = {product}",
}


@dataclass
class Tills:
    """One till per product. Each write names itself as the origin of its log row, so that a missing one is seen."""

    shop: DemoShop
    products: Sequence[int]
    numbers: dict[int, int] = field(default_factory=dict)
    """Product -> the number of the last transaction that its till has seen committed."""
    begun: dict[int, int] = field(default_factory=dict)
    """Product -> the number of the last transaction that its till has begun; none after it has written anything."""

    @contextmanager
    def selling(self) -> Iterator[None]:
        """Within the block the tills sell, as fast as the server lets them. A write that fails is raised at the end.

        Whoever waits for a second, for a row or for a table, has failed.
        """
        closing = Event()
        with ThreadPoolExecutor(len(self.products)) as threads:
            sellers = [threads.submit(self._sell, product, closing) for product in self.products]
            try:
                self._wait_until_all_have_sold(dict(self.numbers), sellers)
                yield
            finally:
                closing.set()
        for seller in sellers:
            seller.result()

    def missing(self, logged: dict[tuple[str, int], set[int]], since: dict[int, int]) -> list[tuple[str, int, int]]:
        """The committed writes with higher numbers than those of `since` that were not logged."""
        return [
            (what, product, number)
            for what in _WRITES
            for product, last in self.numbers.items()
            for number in range(since.get(product, 0) + 1, last + 1)
            if number not in logged[what, product]
        ]

    def _sell(self, product: int, closing: Event) -> None:
        number = self.numbers.get(product, 0)
        with impatient(self.shop) as connection:
            while not closing.is_set():
                number += 1
                self.begun[product] = number
                for what, statement in _WRITES.items():
                    connection.exec_driver_sql(f"SET @sqlbridge_origin = '{what} {product} {number}'")
                    connection.exec_driver_sql(statement.format(number=number, product=product))
                connection.commit()
                self.numbers[product] = number
                time.sleep(_PAUSE)

    def _wait_until_all_have_sold(self, before: dict[int, int], sellers: list[Future[None]]) -> None:
        while any(self.numbers.get(product, 0) == before.get(product, 0) for product in self.products):
            if any(seller.done() for seller in sellers):
                return
            time.sleep(_PAUSE)


def logged(settings: Settings) -> dict[tuple[str, int], set[int]]:
    """The tills' writes in the log: what and product -> numbers."""
    installer, found = Installer(settings), defaultdict[tuple[str, int], set[int]](set)
    query = f"SELECT origin FROM {installer.names.bridge_object('change_log')}"
    with installer.database.read() as connection:
        for (origin,) in connection.exec_driver_sql(query):
            what, _, rest = origin.decode().partition(" ")
            if what in _WRITES:
                product, number = rest.split()
                found[what, int(product)].add(int(number))
    return found
