"""Preparing alone and choosing together: drafts, the line-up, answers, and the time that people took."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

PHASES = ("", "before", "during", "after")


def upgrade() -> None:
    """Make the new tables; nothing that was there changes."""
    _drafts()
    _line_up()
    _preparation()
    _what_people_say()


def _drafts() -> None:
    _table("draft", _one("journey_map", "map_id"), _naming("participant", "participant_id"), _text("notes"))
    _table("touchpoint_note", _one("touchpoint"), _text("gap_line"), _text("feeling_written"))


def _line_up() -> None:
    _ordered(
        "candidate",
        _part_of("journey_map", "map_id"),
        _text("stage_name"),
        _code("phase", PHASES),
        _text("name"),
        _code("state", ("", "kept", "parked")),
        _naming("touchpoint", "touchpoint_id"),
    )
    _table(
        "draft_match",
        _one("touchpoint"),
        _naming("candidate", "candidate_id"),
        _code("how", ("", "name", "synonym", "order", "hand")),
    )
    _table(
        "cell_source",
        _part_of("touchpoint"),
        _text("lane"),
        _naming("touchpoint", "source_id"),
        _naming("participant", "participant_id"),
        _code("way", ("taken", "edited", "agreed")),
    )


def _preparation() -> None:
    _table(
        "preparation",
        _one("participant"),
        sa.Column(
            "minutes", sa.Integer, sa.CheckConstraint("minutes >= 0", "minutes_counts"), nullable=False
        ),
        sa.Column("is_mine", sa.Boolean, nullable=False),
        sa.Column("spent_seconds", sa.Integer, nullable=False),
        sa.Column("handed_over_at", sa.DateTime),
        sa.Column("received_at", sa.DateTime),
        _text("digest"),
        _text("file_name"),
    )
    _ordered(
        "prep_event",
        _part_of("participant"),
        _text("block"),
        _code("kind", ("start", "pause", "done", "reopen", "longer")),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        _text("boot"),
        sa.Column("seconds", sa.Float, nullable=False),
    )


def _what_people_say() -> None:
    _table(
        "answer",
        _part_of("sprint"),
        sa.Column(
            "participant_id", sa.String, sa.ForeignKey("participant.id", ondelete="CASCADE"), index=True
        ),
        _text("key"),
        sa.Column("part", sa.Integer, nullable=False),
        _text("words"),
        sa.Column("is_brought", sa.Boolean, nullable=False),
    )
    _ordered(
        "speaking_point",
        _part_of("participant"),
        _naming("touchpoint", "touchpoint_id"),
        _text("words"),
        _code("backing", ("", "data", "observation", "experience")),
        sa.Column("is_brought", sa.Boolean, nullable=False),
    )


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(name, sa.Column("id", sa.String, primary_key=True), _text("from_id"), *columns)


def _ordered(name: str, *columns: sa.Column[object]) -> None:
    """Make a table of rows that have a place among their siblings."""
    _table(name, _text("position"), *columns)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String, nullable=False)


def _part_of(other: str, name: str = "") -> sa.Column[object]:
    key = sa.ForeignKey(f"{other}.id", ondelete="CASCADE")
    return sa.Column(name or f"{other}_id", sa.String, key, nullable=False, index=True)


def _one(other: str, name: str = "") -> sa.Column[object]:
    """Return the column of a row of which its parent has one at most."""
    key = sa.ForeignKey(f"{other}.id", ondelete="CASCADE")
    return sa.Column(name or f"{other}_id", sa.String, key, nullable=False, index=True, unique=True)


def _naming(other: str, name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String, sa.ForeignKey(f"{other}.id", ondelete="SET NULL"), index=True)


def _code(name: str, known: tuple[str, ...]) -> sa.Column[object]:
    listed = ", ".join(f"'{code}'" for code in known)
    return sa.Column(
        name, sa.String, sa.CheckConstraint(f"{name} IN ({listed})", f"{name}_known"), nullable=False
    )
