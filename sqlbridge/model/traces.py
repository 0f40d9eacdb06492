"""What the server tells of a table of the shop's, whoever wrote to it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TableTrace:
    """When a table was created (UTC), the next id it gives, about how many rows it holds.

    `has_parents`: a foreign key of the table names another, whose rows may take rows of this one along.
    """

    created_at: datetime | None
    next_id: int
    row_estimate: int
    has_parents: bool = False
