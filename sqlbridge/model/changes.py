"""What has changed in the shop, and how far it is on its way."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct


class Entity(StrEnum):
    """What a row of the change log points at."""

    PRODUCT = "product"  # the shop's numeric product id
    COMBINATION = "combination"  # PrestaShop: id_product_attribute
    ROW = "row"  # Adobe Commerce: row_id, a version of a product
    SKU = "sku"  # the SKU itself, also one that is gone by now
    ALL = "all"  # every offer, for example when a tax rate changes; the key is empty


class EntityKey(Struct, frozen=True, gc=False):
    """What a change is about: an entity and its key, as text."""

    entity: Entity
    key: str


class ChangeState(StrEnum):
    """Where a change is on its way.

    pending -> claimed -> sending -> done
       ^          |          |-----> refused -> done (superseded), or pending (operator)
       |          |-> waiting (for a feed's end, or a raise for its price) -> pending
       '----------'  a run that died, a feed that failed
    """

    PENDING = "pending"
    CLAIMED = "claimed"
    WAITING = "waiting"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"


@dataclass(slots=True)
class Counts:
    """What a run did, by name, in the order in which it was counted; kept with the run and shown."""

    values: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, number: int = 1) -> None:
        """Add `number` under `name`; a zero still makes the name appear."""
        self.values[name] = self.values.get(name, 0) + number


def utc_now() -> datetime:
    """The time as the bridge's tables hold it: UTC, whole seconds, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
