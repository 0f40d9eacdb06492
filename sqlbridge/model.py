"""The nouns of the bridge. Imports nothing but the standard library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum


class Entity(StrEnum):
    """What a row of the change log points at."""

    PRODUCT = "product"  # the shop's numeric product id
    COMBINATION = "combination"  # PrestaShop: id_product_attribute
    ROW = "row"  # Adobe Commerce: row_id, a version of a product
    SKU = "sku"  # the SKU itself, also one that is gone by now
    ALL = "all"  # every offer, for example when a tax rate changes; the key is empty


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


class FeedKind(StrEnum):
    """What a feed carries: prices per channel, or quantities per account."""

    PRICE = "price"
    STOCK = "stock"


class FeedState(StrEnum):
    """Where a feed is on its way.

    prepared -> submitting -> submitted -> done | cancelled | fatal | unreadable
       |            '-> lost         (no answer to createFeed: it may be at Amazon or not)
       '-> withdrawn                 (never reached Amazon)
    """

    PREPARED = "prepared"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    LOST = "lost"
    ABANDONED = "abandoned"
    DONE = "done"
    CANCELLED = "cancelled"
    FATAL = "fatal"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"


OPEN_FEED_STATES = (FeedState.PREPARED, FeedState.SUBMITTING, FeedState.SUBMITTED, FeedState.LOST)


class MessageState(StrEnum):
    """What became of one message of a feed."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    SUPERSEDED = "superseded"  # was refused; a later message for the same value was accepted
    VOID = "void"  # its feed failed as a whole; the value was read anew and sent again


class Fulfilment(StrEnum):
    """Who ships the orders of a listing."""

    MERCHANT = "merchant"
    AMAZON = "amazon"


@dataclass(frozen=True, slots=True)
class Marketplace:
    """One of Amazon's marketplaces; `digits` is the number of decimals of its currency."""

    code: str
    id: str
    region: str
    country: str
    currency: str
    digits: int


@dataclass(frozen=True, slots=True)
class Channel:
    """A marketplace that an account sells on, and the part of the shop whose offers it shows.

    `shop` is the shop's own word for that part: PrestaShop's `id_shop`, Magento's website code.
    `country` is the ISO code of the country whose tax the price contains; `group` and `source` as in Scope.
    """

    name: str
    account: str
    marketplace: Marketplace
    shop: str
    country: str
    group: str = ""
    source: str = "final"


@dataclass(frozen=True, slots=True)
class Account:
    """A seller at Amazon. Quantities belong to the account, prices to its channels.

    `stock_shop` is the part of the shop whose stock the account sells.
    """

    name: str
    seller_id: str
    region: str
    stock_shop: str
    channels: tuple[Channel, ...]

    def channel(self, name: str) -> Channel:
        """The channel of that name."""
        return next(channel for channel in self.channels if channel.name == name)


@dataclass(frozen=True, slots=True)
class EntityKey:
    """What a change is about: an entity and its key, as text."""

    entity: Entity
    key: str


@dataclass(frozen=True, slots=True)
class Scope:
    """From where an offer is looked at: the part of the shop, the country of the tax, the currency.

    `group` is the shop's own id of a customer group; empty: a guest. `source` says which price counts: `final`
    (what the shop charges), `base` (before specials and rules) or the code of a price attribute of the shop's.
    """

    shop: str
    country: str
    currency: str
    digits: int
    group: str = ""
    source: str = "final"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how a price or a quantity came about, for the operator: "9.90", "special price to 1 December"."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Offer:
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


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark of Amazon's on a message, in Amazon's words. `severity` is ERROR, WARNING or INFO."""

    code: str
    message: str
    severity: str = "ERROR"
    message_id: int | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class ProcessingReport:
    """Amazon's verdict on a feed: accepted messages are those that no ERROR names."""

    processed: int
    accepted: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """What Amazon says about a feed. `processing_status` is one of Amazon's five words."""

    feed_id: str
    processing_status: str
    report_document_id: str | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedMessage:
    """One value for one seller SKU: a price with its currency, or a quantity without.

    `offer` holds the rest of the listing's `purchasable_offer` as Amazon has it now, which the message
    must carry along so that nothing of it is lost; empty for a quantity. `handling_days` goes with a quantity
    where the account sets it, else Amazon keeps what it has.
    """

    message_id: int
    seller_sku: str
    value: Decimal
    currency: str | None = None
    offer: tuple[Mapping[str, object], ...] = ()
    handling_days: int | None = None


@dataclass(frozen=True, slots=True)
class ReportedListing:
    """One row of Amazon's listings report."""

    seller_sku: str
    asin: str | None
    status: str | None
    fulfilment: Fulfilment
    price: Decimal | None
    quantity: int | None


def utc_now() -> datetime:
    """The time as the bridge's tables hold it: UTC, whole seconds, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


@dataclass(slots=True)
class Counts:
    """What a run did, by name, in the order in which it was counted; kept with the run and shown."""

    values: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, number: int = 1) -> None:
        """Add `number` under `name`; a zero still makes the name appear."""
        self.values[name] = self.values.get(name, 0) + number
