"""Order numbers, counted as Magento 1 counts them: 100000001, 100000002, ..."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.shops.magento1.desk.tables import OrderTables
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Counter:
    """The locked row that counts a store view's orders: nobody else gets a number before this transaction ends."""

    row: int
    prefix: str
    last: str
    width: int
    filling: str

    @property
    def next(self) -> str:
        """The number after the last one: the prefix, and the count filled up to the width; ShopError for no count."""
        count = self.last.removeprefix(self.prefix) or "0"
        if not count.isdecimal():
            raise ShopError(
                f"the shop's last order number is {self.last!r}, which is not counted as Magento counts: correct "
                "increment_prefix and increment_last_id in its eav_entity_store"
            )
        return self.prefix + str(int(count) + 1).rjust(self.width, self.filling)

    def advance(self, connection: Connection, queries: Queries) -> str:
        """Take the next number."""
        number = self.next
        queries.write(connection, "number_advance.sql", row=self.row, prefix=self.prefix, number=number)
        return number


def lock_counter(connection: Connection, queries: Queries, tables: OrderTables, store: int) -> Counter:
    """The counter of the store view, begun where the shop has none yet."""
    formats = queries.rows(connection, "number_format.sql")
    if not formats:
        raise ShopError("the shop's eav_entity_type has no row for orders: is it complete?")
    how, owner = formats[0], store if formats[0].increment_per_store else 0
    row = queries.rows(connection, "number_row.sql", entity_type=how.entity_type_id, store=owner)[0].row_id
    if row is None:
        begun = {"entity_type_id": how.entity_type_id, "store_id": owner, "increment_prefix": str(owner)}
        row = tables.add(connection, "eav_entity_store", begun)
    [(prefix, last)] = queries.rows(connection, "number_lock.sql", row=row)
    return Counter(row, prefix or "", last or "", how.increment_pad_length, how.increment_pad_char or "0")
