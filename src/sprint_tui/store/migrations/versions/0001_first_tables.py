"""The first tables. Codes and names are written out: a migration never changes with the code."""

from datetime import date, datetime
from typing import Any, TypeAlias

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_Part: TypeAlias = sa.Column[Any] | sa.CheckConstraint


def upgrade() -> None:
    """Make the tables, parents before the tables that point at them."""
    _sprint()
    _people()
    _journey()
    _pick()
    _what_hangs_on_picks()
    _meeting_and_end()
    _change()


def _sprint() -> None:
    _table(
        "sprint",
        sa.Column("title", sa.String, sa.CheckConstraint("title <> ''", "title_given"), nullable=False),
        _text("team"),
        _code("audience", "", "b2b", "b2c", "both"),
        _code("offer", "", "product", "service", "both"),
        *_texts("previous", "vision", "strategy", "promise", "tone", "ten_words", "weak_on_purpose"),
        _code("decision_method", "", "vote", "fist", "gradients", "consent"),
        _text("zone"),
        sa.Column("meeting_start", sa.DateTime),
        *_days("complete_by", "feedback_by", "audit_on"),
        _text("content_id"),
        sa.Column("content_version", sa.Integer, nullable=False),
        _moment("created_at"),
        _moment("changed_at"),
        sa.Column("submitted_at", sa.DateTime),
        sa.Column("trashed_at", sa.DateTime),
    )
    op.create_index("ix_sprint_list", "sprint", ["trashed_at", "changed_at", "id"])


def _people() -> None:
    _ordered(
        "segment",
        _part_of("sprint"),
        _code("market", "", "b2b", "b2c"),
        *_texts("name", "behaviour", "would_tell", "wont_pay", "promise"),
    )
    _ordered(
        "trait", _part_of("segment"), _code("kind", "pain", "gain", "functional", "emotional"), _text("words")
    )
    _ordered(
        "participant",
        _part_of("sprint"),
        *_texts("name", "function"),
        _codes("roles", "facilitator", "scribe", "timekeeper", "decider"),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("is_present", "has_draft")),
    )


def _journey() -> None:
    _ordered("journey_map", _part_of("segment"), _code("kind", "team", "draft"))
    _ordered(
        "stage",
        _part_of("journey_map", "map_id"),
        _text("name"),
        _code("phase", "", "before", "during", "after"),
    )
    _ordered(
        "touchpoint",
        _part_of("stage"),
        *_texts("name", "goal", "action", "thought"),
        sa.Column("feeling", sa.Integer, sa.CheckConstraint("feeling BETWEEN -2 AND 2", "feeling_range")),
        *_texts("channel", "expected", "promised", "delivered"),
        _code("gap", "", "over_promise", "under_deliver", "expect_more", "in_line"),
        _codes("flags", "trust", "memory", "friction"),
        _names("participant", "owner_id"),
        _text("owner_team"),
    )
    _ordered(
        "evidence",
        _part_of("touchpoint"),
        _code("kind", "quote", "number", "story"),
        *_texts("words", "source", "dated"),
    )


def _pick() -> None:
    _ordered(
        "pick",
        _part_of("journey_map", "map_id"),
        _code("kind", "wow", "better"),
        _code("state", "proposal", "candidate", "chosen", "dropped"),
        _part_of("touchpoint", is_optional=True),
        sa.Column("rank", sa.Integer, sa.CheckConstraint("rank >= 1", "rank_counts")),
        *_texts("change_line", "memorable", "emotion", "needed", "success"),
        _code("test_promise", "", "yes", "no"),
        _text("because_promise"),
        _code("test_segment", "", "yes", "no"),
        _text("because_segment"),
        _codes("sparks", "share_worthy", "surprising", "human"),
        *_texts("because_spark", "execution"),
        _codes("focus", "speed", "clarity", "tone", "simplicity", "consistency"),
        *_texts("norm", "aim"),
        _names("participant", "owner_id"),
        _text("owner_team"),
        *_days("deadline"),
        _code("status", "planned", "running", "live", "slipped", "dropped"),
        _text("dropped_reason"),
        sa.CheckConstraint(
            "state <> 'chosen' OR (touchpoint_id IS NOT NULL AND rank IS NOT NULL)", "chosen_has_place"
        ),
    )
    is_chosen = sa.text("state = 'chosen'")
    for name, columns in (("touchpoint", ["touchpoint_id"]), ("rank", ["map_id", "kind", "rank"])):
        op.create_index(f"uq_pick_chosen_{name}", "pick", columns, unique=True, sqlite_where=is_chosen)


def _what_hangs_on_picks() -> None:
    _table(
        "serves",
        _part_of("trait"),
        _part_of("touchpoint", is_optional=True),
        _part_of("pick", is_optional=True),
        sa.CheckConstraint("(touchpoint_id IS NULL) <> (pick_id IS NULL)", "one_side"),
    )
    op.create_index("uq_serves_touchpoint", "serves", ["touchpoint_id", "trait_id"], unique=True)
    op.create_index("uq_serves_pick", "serves", ["pick_id", "trait_id"], unique=True)
    _ordered(
        "kpi",
        _part_of("pick"),
        *_texts("name", "formula", "definition", "unit"),
        _code("direction", "", "up", "down"),
        _code("perspective", "", "customer", "inside"),
        _code("timing", "", "leading", "lagging"),
        sa.Column("baseline", sa.Float),
        *_days("baseline_on", "measure_by"),
        sa.Column("target", sa.Float),
        *_days("target_on"),
        _text("frequency"),
        _names("participant", "measured_by_id"),
    )
    _table("owner_yes", _part_of("pick", once=True), _names("participant", "participant_id"), _moment("at"))


def _meeting_and_end() -> None:
    _table(
        "commitment",
        _part_of("sprint", once=True),
        _names("pick", "pick_id"),
        *_texts("first_step", "frontline_message"),
        *_days("starts", "due"),
    )
    _ordered(
        "clock_event",
        _part_of("sprint"),
        _code("kind", "start", "pause", "resume", "next", "back", "adjust", "finish"),
        _text("block"),
        sa.Column("amount", sa.Integer, nullable=False),
        _text("reason"),
        _moment("at"),
        _text("boot"),
        sa.Column("seconds", sa.Float, nullable=False),
    )
    _table(
        "checklist_answer",
        *(_part_of("sprint"), _text("item"), _code("answer", "open", "yes", "no"), _text("reason")),
    )
    op.create_index("uq_checklist_answer_item", "checklist_answer", ["sprint_id", "item"], unique=True)
    _table("snapshot", _part_of("sprint"), _moment("at"), _text("body"))


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("step", sa.String, nullable=False, index=True),
        _text("sprint_id"),
        _moment("at"),
        _text("actor"),
        _code("scope", "work", "clock"),
        _text("label"),
        _code("kind", "add", "edit", "remove", "move"),
        *_texts("entity", "entity_id", "field"),
        sa.Column("before", sa.String),
        sa.Column("after", sa.String),
        _text("undoes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_stack", "change", ["sprint_id", "actor", "scope", "seq"])


def _table(name: str, *columns: _Part) -> None:
    """Make a table of rows: each has its id and the row that it was copied from."""
    op.create_table(name, sa.Column("id", sa.String, primary_key=True), _text("from_id"), *columns)


def _ordered(name: str, *columns: _Part) -> None:
    """Make a table of rows that have a place among their siblings."""
    _table(name, _text("position"), *columns)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _days(*names: str) -> list[sa.Column[date]]:
    return [sa.Column(name, sa.Date) for name in names]


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime, nullable=False)


def _code(name: str, *known: str) -> sa.Column[str]:
    """Return a column that holds one of the known codes."""
    listed = ", ".join(f"'{code}'" for code in known)
    check = sa.CheckConstraint(f"{name} IN ({listed})", f"{name}_known")
    return sa.Column(name, sa.String, check, nullable=False)


def _codes(name: str, *known: str) -> sa.Column[str]:
    """Return a column that holds any of the known codes, parted by spaces."""
    rest = name
    for code in known:
        rest = f"replace({rest}, '{code}', '')"
    check = sa.CheckConstraint(f"trim({rest}) = ''", f"{name}_known")
    return sa.Column(name, sa.String, check, nullable=False)


def _part_of(parent: str, name: str = "", *, once: bool = False, is_optional: bool = False) -> sa.Column[str]:
    """Return the column of the row that this one goes with; `once`: that row has one at most."""
    key = sa.ForeignKey(f"{parent}.id", ondelete="CASCADE")
    name = name or f"{parent}_id"
    return sa.Column(name, sa.String, key, nullable=is_optional, index=True, unique=once or None)


def _names(other: str, name: str) -> sa.Column[str]:
    """Return the column of a row that this one only names."""
    return sa.Column(name, sa.String, sa.ForeignKey(f"{other}.id", ondelete="SET NULL"), index=True)
