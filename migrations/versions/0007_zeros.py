"""An index that finds what has just gone to 0 without reading every value of a seller."""

from alembic import context

from sqlbridge.capture.indexes import Index, add_index, drop_index
from sqlbridge.database.naming import Names

revision = "0007"
down_revision = "0006"

_INDEX = Index("listing_values", "by_acknowledgment", "acknowledged, acknowledged_at")


def upgrade() -> None:
    """Create it, if it is not there yet."""
    add_index(_INDEX, _names())


def downgrade() -> None:
    """Drop it; what it is made of stays."""
    drop_index(_INDEX, _names())


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
