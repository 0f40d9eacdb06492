"""What is done once a day."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete, func, select

from sqlbridge.demo.server import Flavour
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.reconcile import reconcile
from tests.crash.steps import Kind
from tests.crash.works.work import Work
from tests.tasks.conftest import MakeWorld

_SKUS = ("DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0005")
_STOCK = "UPDATE ps_stock_available SET quantity = {}"
_PRICE = "UPDATE ps_product_shop SET price = {}"


class Reconciling(Work):
    """Each time nobody has logged what all listings are about; a run takes two of them at a time."""

    task = partial(reconcile, chunk_size=2)
    kinds = frozenset({Kind.COMMIT})

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self.world = make_world()
        self.world.list_skus(*_SKUS)
        self.world.run_until_quiet()
        self._writes = 0

    def bring_about(self) -> None:
        self._writes += 1
        self.world.write(_STOCK.format(100 + self._writes))
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(self.world.tables.change_log))

    def is_made_good(self) -> None:
        """Each SKU is logged, and once."""
        reconcile(self.world.bridge)
        log = self.world.tables.change_log
        with self.world.bridge.database.read() as connection:
            logged = connection.execute(select(log.c.entity_key)).scalars().all()
        assert sorted(key.decode() for key in logged) == list(_SKUS)

    def ends_well(self) -> None:
        self.world.run_until_quiet()
        assert self.world.at_amazon(*_SKUS) == self.world.in_shop(*_SKUS)


class Housekeeping(Work):
    """Each time there are a change that is done, its two feeds and their reports, all of them old."""

    task = staticmethod(housekeeping)
    kinds = frozenset({Kind.COMMIT})
    _TABLES = ("changes", "change_messages", "feeds", "feed_messages", "feed_documents", "processing_reports")

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self.world = make_world()
        self.world.list_skus(_SKUS[0])
        self.world.run_until_quiet()
        self._purge()
        self._writes = 0

    def now(self) -> datetime:
        return self.world.bridge.now() + timedelta(days=400)

    def bring_about(self) -> None:
        self._writes += 1
        self.world.write(_STOCK.format(100 + self._writes), _PRICE.format(100 + self._writes / 10))
        self.world.run_until_quiet()
        assert all(self._rows().values())

    def is_made_good(self) -> None:
        """What is old is gone, and what Amazon has acknowledged is not forgotten."""
        self._purge()
        assert self._rows() == dict.fromkeys(self._TABLES, 0)

    def ends_well(self) -> None:
        self.world.update()
        assert self.world.feeds() == []

    def _purge(self) -> None:
        later = self.now()
        housekeeping(replace(self.world.bridge, now=lambda: later))

    def _rows(self) -> dict[str, int]:
        tables = self.world.tables
        numbers = {name: select(func.count()).select_from(getattr(tables, name)) for name in self._TABLES}
        with self.world.bridge.database.read() as connection:
            return {name: connection.execute(number).scalar_one() for name, number in numbers.items()}
