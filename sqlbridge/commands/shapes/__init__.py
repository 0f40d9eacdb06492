"""The documents of `--json`, one module per subject: what `make reference` writes into docs/reference/json.md.

Nothing is converted into them when a command runs, for they would only cost time; the tests hold what every command
prints against them.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

Moment = Annotated[datetime, Meta(description="UTC, ISO 8601 without a zone.")]
Amount = Annotated[Decimal, Meta(description="As text, with all its digits.")]
