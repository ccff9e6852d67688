"""The clock learns to be re-timed: new kinds of presses, new lengths, and whether less is described now."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KINDS = ("start", "pause", "resume", "next", "back", "adjust", "finish", "retime", "away", "abandon")
KEPT = "id, from_id, position, sprint_id, kind, block, amount, reason, at, boot, seconds"


def upgrade() -> None:
    """Make the table anew: SQLite changes no CHECK in place."""
    op.drop_index("ix_clock_event_sprint_id", "clock_event")
    op.rename_table("clock_event", "clock_event_before")
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    op.create_table(
        "clock_event",
        sa.Column("id", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("from_id", "position")),
        sa.Column(
            "sprint_id", sa.String, sa.ForeignKey("sprint.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String, sa.CheckConstraint(f"kind IN ({listed})", "kind_known"), nullable=False),
        sa.Column("block", sa.String, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("lengths", sa.String, nullable=False),
        sa.Column("is_less", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("boot", sa.String, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
    )
    op.execute(
        f"INSERT INTO clock_event ({KEPT}, lengths, is_less) SELECT {KEPT}, '', 0 FROM clock_event_before"
    )
    op.drop_table("clock_event_before")
