"""The working screens at full depth: votes, helpers, sign-offs, the front line's card, inside words."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NOTE = "id, from_id, touchpoint_id, gap_line, feeling_written"


def upgrade() -> None:
    """Make the new tables, and the touchpoint's note anew with one column more."""
    _votes()
    _beside_picks()
    _of_the_sprint()
    _touchpoint_note()


def _votes() -> None:
    _table(
        "ballot",
        _one("journey_map", "map_id"),
        sa.Column("slips", sa.Integer, sa.CheckConstraint("slips >= 0", "slips_count"), nullable=False),
        sa.Column("revealed_at", sa.DateTime),
    )
    _table(
        "vote",
        _part_of("ballot"),
        _part_of("touchpoint"),
        _code("kind", ("wow", "better")),
        sa.Column("count", sa.Integer, sa.CheckConstraint("count >= 1", "count_counts"), nullable=False),
    )
    op.create_index("uq_vote", "vote", ["touchpoint_id", "kind"], unique=True)


def _beside_picks() -> None:
    _table(
        "pick_note",
        _one("pick"),
        _text("against_vote"),
        _code("training", ("", "not_needed", "open", "done")),
        _text("rollback"),
        sa.Column("is_tracked", sa.Boolean, nullable=False),
        sa.Column("is_in_team_kpis", sa.Boolean, nullable=False),
    )
    _table("helper", _part_of("pick"), _part_of("participant"))
    op.create_index("uq_helper", "helper", ["pick_id", "participant_id"], unique=True)


def _of_the_sprint() -> None:
    _table("frontline_card", _one("sprint"), _text("changes"), _text("may_decide"), _text("up_to"))
    _table(
        "sign_off",
        _part_of("sprint"),
        _code("function", ("", "sales", "marketing", "operations", "support")),
        sa.Column(
            "participant_id", sa.String, sa.ForeignKey("participant.id", ondelete="SET NULL"), index=True
        ),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("uq_sign_off_function", "sign_off", ["sprint_id", "function"], unique=True)
    _table(
        "inside_word",
        _text("position"),
        _part_of("sprint"),
        _text("word"),
        _text("ask"),
        sa.Column("is_fine", sa.Boolean, nullable=False),
    )
    op.create_index("uq_inside_word", "inside_word", ["sprint_id", "word"], unique=True)


def _touchpoint_note() -> None:
    op.drop_index("ix_touchpoint_note_touchpoint_id", "touchpoint_note")
    op.rename_table("touchpoint_note", "touchpoint_note_before")
    _table(
        "touchpoint_note", _one("touchpoint"), _text("gap_line"), _text("feeling_written"), _text("carries")
    )
    op.execute(f"INSERT INTO touchpoint_note ({NOTE}, carries) SELECT {NOTE}, '' FROM touchpoint_note_before")
    op.drop_table("touchpoint_note_before")


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(name, sa.Column("id", sa.String, primary_key=True), _text("from_id"), *columns)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String, nullable=False)


def _part_of(other: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{other}.id", ondelete="CASCADE")
    return sa.Column(f"{other}_id", sa.String, key, nullable=False, index=True)


def _one(other: str, name: str = "") -> sa.Column[object]:
    """Return the column of a row of which its parent has one at most."""
    key = sa.ForeignKey(f"{other}.id", ondelete="CASCADE")
    return sa.Column(name or f"{other}_id", sa.String, key, nullable=False, index=True, unique=True)


def _code(name: str, known: tuple[str, ...]) -> sa.Column[object]:
    listed = ", ".join(f"'{code}'" for code in known)
    return sa.Column(
        name, sa.String, sa.CheckConstraint(f"{name} IN ({listed})", f"{name}_known"), nullable=False
    )
