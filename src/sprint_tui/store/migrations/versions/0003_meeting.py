"""The meeting: a plan of one's own, parked lines, decisions, actions, precautions, and drift questions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KINDS = ("start", "pause", "resume", "next", "back", "adjust", "retime", "away", "drift", "finish", "abandon")
KEPT = "id, from_id, position, sprint_id, kind, block, amount, lengths, is_less, reason, at, boot, seconds"
PRECAUTIONS = ("everyone", "surface", "endless", "unfelt")
READY = ("files", "examples", "theme", "bell", "paper")


def upgrade() -> None:
    """Make the new tables, and the clock's anew: SQLite changes no CHECK in place."""
    _meeting()
    _ordered(
        "planned_block",
        _text("key"),
        _text("title"),
        sa.Column(
            "minutes", sa.Integer, sa.CheckConstraint("minutes >= 1", "minutes_counts"), nullable=False
        ),
        sa.Column(
            "shortest", sa.Integer, sa.CheckConstraint("shortest >= 1", "shortest_counts"), nullable=False
        ),
    )
    _clock_event()
    _ordered(
        "action",
        _text("words"),
        _naming("participant", "owner_id"),
        sa.Column("due", sa.Date),
        _code("status", ("open", "done", "dropped")),
        _naming("pick", "pick_id"),
    )
    _ordered(
        "parked_item",
        _text("block"),
        sa.Column("minute", sa.Integer, nullable=False),
        _text("words"),
        _code("outcome", ("", "action", "audit", "dropped")),
        _naming("action", "action_id"),
        _at(),
    )
    _ordered(
        "decision",
        _text("block"),
        sa.Column("minute", sa.Integer, nullable=False),
        _text("words"),
        _code("way", ("", "vote", "fist", "gradients", "consent", "decider")),
        _naming("participant", "by_id"),
        _text("votes"),
        _text("doubts"),
        _at(),
    )


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.String, primary_key=True),
        _text("from_id"),
        sa.Column(
            *("sprint_id", sa.String, sa.ForeignKey("sprint.id", ondelete="CASCADE")),
            nullable=False,
            index=True,
            unique=True,
        ),
        _code_set("precautions", PRECAUTIONS),
        _code_set("ready", READY),
        _text("keepers_skipped"),
        sa.Column("promise_locked_at", sa.DateTime),
    )


def _clock_event() -> None:
    op.drop_index("ix_clock_event_sprint_id", "clock_event")
    op.rename_table("clock_event", "clock_event_before")
    _ordered(
        "clock_event",
        _code("kind", KINDS),
        _text("block"),
        sa.Column("amount", sa.Integer, nullable=False),
        _text("lengths"),
        sa.Column("is_less", sa.Boolean, nullable=False),
        _text("reason"),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        _at(),
        _text("boot"),
        sa.Column("seconds", sa.Float, nullable=False),
    )
    op.execute(f"INSERT INTO clock_event ({KEPT}, done, total) SELECT {KEPT}, 0, 0 FROM clock_event_before")
    op.drop_table("clock_event_before")


def _ordered(name: str, *columns: sa.Column[object]) -> None:
    """Make a table of rows that are part of a sprint and have a place among their siblings."""
    op.create_table(
        name,
        sa.Column("id", sa.String, primary_key=True),
        _text("from_id"),
        _text("position"),
        sa.Column(
            "sprint_id", sa.String, sa.ForeignKey("sprint.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        *columns,
    )


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String, nullable=False)


def _at() -> sa.Column[object]:
    return sa.Column("at", sa.DateTime, nullable=False)


def _naming(other: str, name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String, sa.ForeignKey(f"{other}.id", ondelete="SET NULL"), index=True)


def _code(name: str, known: tuple[str, ...]) -> sa.Column[object]:
    listed = ", ".join(f"'{code}'" for code in known)
    return sa.Column(
        name, sa.String, sa.CheckConstraint(f"{name} IN ({listed})", f"{name}_known"), nullable=False
    )


def _code_set(name: str, known: tuple[str, ...]) -> sa.Column[object]:
    rest = name
    for code in known:
        rest = f"replace({rest}, '{code}', '')"
    return sa.Column(
        name, sa.String, sa.CheckConstraint(f"trim({rest}) = ''", f"{name}_known"), nullable=False
    )
