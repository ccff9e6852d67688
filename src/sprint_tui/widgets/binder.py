"""Fields for the columns of stored rows: what each asks, how it is read, and how it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sprint_tui.domain import dates, numbers
from sprint_tui.domain.codes import split_set
from sprint_tui.domain.order import key_at
from sprint_tui.domain.zones import day_in, zone_of
from sprint_tui.store import cells
from sprint_tui.store.tables import Participant, Touchpoint
from sprint_tui.widgets import lock
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option, Save
from sprint_tui.widgets.measures import parse_number
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.shown import long_date, long_moment
from sprint_tui.widgets.strip import OTHER
from sprint_tui.widgets.wording import check_of

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Row

CHOICES = {
    **{
        name: name
        for name in ("audience", "offer", "phase", "gap", "status", "direction", "perspective", "timing")
    },
    "decision_method": "decision",
    "test_promise": "test",
    "test_segment": "test",
    "feeling": "feeling",
    "kind": "evidence",
    "way": "way",
    "backing": "backing",
}
"""Columns that hold one code, and the set of words for it."""
SETS = {"roles": "role", "flags": "flag", "sparks": "spark", "focus": "focus"}
DATES = frozenset(
    {"complete_by", "feedback_by", "audit_on", "deadline", "baseline_on", "measure_by", "target_on"}
)
DATES |= {"starts", "due"}
LOOKS_BACK = "baseline_on"
"""The one date that lies behind the team; the others lie ahead."""
NUMBERS = frozenset({"baseline", "target"})
PEOPLE = {"owner_id": "owner", "measured_by_id": "measured_by", "by_id": "by"}
_NOBODY = "nobody"


class Binder:
    """Makes fields for one sprint as it is stored now."""

    def __init__(self, desk: Desk, rows: SprintRows) -> None:
        self._desk = desk
        self._rows = rows
        self._content = desk.content
        self._words = desk.content.words
        self._today = desk.today(rows)
        self._new_person = NewRow(
            Participant, sprint_id=rows.sprint.id, position=between(rows.participants, "")
        )

    def field(self, row: Row, name: str, group: str, *, save: Save | None = None, about: str = "") -> Field:
        """Return the field of a column of a row; `group` and `about` are where its words stand."""
        field = self.asked(
            group, about or PEOPLE.get(name, name), f"{row.id}:{name}", save or self._saving(row, name)
        )
        field = replace(field, refusal=lock.refusal(self._desk, self._rows, row, name))
        value = getattr(row, name)
        if name in CHOICES:
            return self._choice(
                field, CHOICES[name], "" if value is None else str(value), is_number=name == "feeling"
            )
        if name in SETS:
            return replace(
                field, options=self._options(SETS[name]), chosen=frozenset(split_set(value)), many=True
            )
        if name in PEOPLE:
            return self.person(field, value)
        if name in DATES:
            meeting = self._meeting if name == "deadline" else None
            return self._date(field, value, lies_ahead=name != LOOKS_BACK, after=meeting)
        if name in NUMBERS:
            shown = "" if value is None else numbers.typed_number(value)
            return replace(field, value=shown, parse=parse_number, echo=numbers.shown_number)
        if name == "meeting_start":
            return self._moment(field, value)
        return replace(field, value=value)

    def _saving(self, row: Row, name: str) -> Save:
        if isinstance(row, Touchpoint) and name in cells.LANES:
            return cells.writing(self._rows, row, name)
        return lambda step, value: step.edit(row, **{name: value})

    def asked(self, group: str, key: str, field_key: str, save: Save) -> Field:
        """Return an empty text field with the words of the assets."""
        about = self._content.field(group, key)
        return Field(
            key=field_key,
            label=about.label,
            ask=about.ask,
            example=about.example,
            many_lines=about.many_lines,
            save=save,
            check=check_of(group, key, self._rows, self._content),
        )

    def person(self, field: Field, chosen: str | None, *, may_be_nobody: bool = False) -> Field:
        """Return a field that asks for one of the team, nobody, or somebody who is not on the list yet.

        Nobody is offered where somebody is chosen; with `may_be_nobody`, always.
        """
        people = [Option(person.id, person.name, person.function) for person in self._rows.participants]
        nobody = [Option(_NOBODY, self._words("fields.nobody"))] if chosen or may_be_nobody else []
        other = Option(OTHER, self._words("fields.new_person"))
        save = field.save

        def store(step: Step, code: str) -> None:
            save(step, None if code == _NOBODY else code)

        typed = replace(
            field,
            label=self._words("fields.new_person_label"),
            ask=self._words("fields.new_person_ask"),
            example=self._words("fields.new_person_example"),
            value="",
            parse=str.strip,
            save=lambda step, name: save(step, self._new_person.put(step, name=name).id) if name else None,
        )
        options = (*people, *nobody, other) if people or may_be_nobody else ()
        if not options:
            return typed
        return replace(field, options=options, chosen=frozenset({chosen or ""}), save=store, other=typed)

    def _choice(self, field: Field, of: str, chosen: str, *, is_number: bool) -> Field:
        save = field.save
        store: Save = (lambda step, code: save(step, int(code))) if is_number else save
        return replace(field, options=self._options(of), chosen=frozenset({chosen} - {""}), save=store)

    def _options(self, of: str) -> tuple[Option, ...]:
        return tuple(Option(choice.code, choice.label, choice.hint) for choice in self._content.choices(of))

    @property
    def _meeting(self) -> date | None:
        """The day of the meeting, once there is one."""
        at = self._rows.sprint.meeting_start
        return day_in(self._rows.sprint.zone, at) if at else None

    def _date(
        self, field: Field, value: date | None, *, lies_ahead: bool, after: date | None = None
    ) -> Field:
        def parse(text: str) -> date:
            try:
                return dates.parse_date(text, self._today)
            except dates.NoSuchDayError as error:
                month = self._words(f"months.{error.month}")
                raise NotUnderstoodError("no_such_day", text=text, month=month, days=error.days) from error
            except dates.NotADateError as error:
                raise NotUnderstoodError("not_a_date", text=text, example=self._example) from error

        shown = value.isoformat() if value else ""

        def echo(day: date) -> str:
            if after is not None and day < after:
                said = long_date(day, self._words), long_date(after, self._words)
                return self._words("strip.before_meeting", day=said[0], meeting=said[1])
            return self._with_warning(long_date(day, self._words), is_over=lies_ahead and day < self._today)

        return replace(field, value=shown, parse=parse, echo=echo)

    def _moment(self, field: Field, value: datetime | None) -> Field:
        named = self._rows.sprint.zone
        zone = zone_of(named)

        def parse(text: str) -> datetime:
            try:
                day, at = dates.parse_moment(text, self._today)
            except dates.NotADateError as error:
                raise NotUnderstoodError("not_a_moment", text=text, example=self._example) from error
            return datetime.combine(day, at, zone).astimezone(UTC)

        shown = f"{value.astimezone(zone):%Y-%m-%d %H:%M}" if value else ""

        def echo(at: datetime) -> str:
            is_over = at.astimezone(zone).date() < self._today
            return self._with_warning(long_moment(at, named, self._words), is_over=is_over)

        return replace(field, value=shown, parse=parse, echo=echo)

    @property
    def _example(self) -> str:
        """A day ahead, as it may be typed."""
        return (self._today + timedelta(days=30)).isoformat()

    def _with_warning(self, day: str, *, is_over: bool) -> str:
        """Return a day in words; one that should lie ahead and does not is taken, and said."""
        return self._words("strip.day_is_over", day=day) if is_over else day


def adding(table: type[Row], name: str, **fields: object) -> Save:
    """Return what stores a new row with its first text, and then goes on with that row."""
    new = NewRow(table, **fields)

    def save(step: Step, value: Any) -> None:
        if value.strip() or new.is_there(step):
            new.put(step, **{name: value})

    return save


def between(siblings: Sequence[Any], after: str) -> str:
    """Return the order key just below the sibling with this id; at the end when it is not there."""
    place = next((i + 1 for i, one in enumerate(siblings) if one.id == after), len(siblings))
    return key_at([one.position for one in siblings], place)
