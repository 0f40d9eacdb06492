"""What the shop says of a SKU, and from where it is looked at."""

from dataclasses import dataclass
from decimal import Decimal

from msgspec import Struct

from sqlbridge.model.changes import EntityKey


@dataclass(frozen=True, slots=True)
class Scope:
    """From where an offer is looked at: the part of the shop, the country of the tax, the currency.

    `group` is the shop's own id of a customer group; empty: a guest. `source` says which price counts: `final`
    (what the shop charges), `base` (before specials and rules), `wholesale` (what it pays itself; PrestaShop only) or
    the code of a price attribute of the shop's.
    """

    shop: str
    country: str
    currency: str
    digits: int
    group: str = ""
    source: str = "final"


class Step(Struct, frozen=True, gc=False):
    """One step of how a price or a quantity came about, for the operator: "9.90", "special price to 1 December"."""

    value: str
    words: str


class Offer(Struct, frozen=True, gc=False):
    """What the shop says of one product or combination that carries the SKU, seen from one scope, at one moment.

    `is_sold`: active and in this part of the shop; else there is no price. `is_orderable`: one piece can be ordered
    now. `gross` and `net` are rounded as the shop rounds, to the scope's digits. `quantity` is what can be ordered:
    0 where nothing can; where `is_unlimited` (backorders, unmanaged stock) it is the real quantity, which may be
    negative. `rows` names the rows it was read from. The steps are empty unless they were asked for.
    """

    sku: str
    key: EntityKey
    is_sold: bool
    is_orderable: bool
    gross: Decimal | None
    net: Decimal | None
    quantity: int
    is_unlimited: bool
    rows: str
    price_steps: tuple[Step, ...] = ()
    stock_steps: tuple[Step, ...] = ()
