"""${message}.

The shop's transactions write change_log, so no revision alters it: a new log gets a name of its own, the procedure
fills it, and the old one is emptied. Every statement can be run again, as a run that gives way or dies is repeated.
"""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""


def downgrade() -> None:
    """Undo it."""
