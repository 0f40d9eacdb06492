"""What the tasks around orders need besides the bridge: who writes orders, and what keeps the buyers' data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlbridge.database.engine import Database
from sqlbridge.shops.order_desk import OrderDesk

if TYPE_CHECKING:
    from sqlbridge.ledger.personal_data import Vault


@dataclass(frozen=True, slots=True)
class OrderOffice:
    """`database` is the server as the account sees it that may write orders."""

    database: Database
    desk: OrderDesk
    vault: "Vault"
