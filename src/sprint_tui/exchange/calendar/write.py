"""One sprint as a calendar: the blocks of whoever prepares here, the meeting, and what is due after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from sprint_tui import __version__
from sprint_tui.domain import text
from sprint_tui.domain.zones import zone_of
from sprint_tui.exchange.calendar.still_open import open_lines
from sprint_tui.exchange.calendar.when import slots_of
from sprint_tui.exchange.calling import place_of
from sprint_tui.store.drafts import preparation_of, who_prepares
from sprint_tui.store.facts import chosen_in_play, thirty_days
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""A later file has the higher number of its events: some programs take a change only then."""


def write_calendar(path: Path, rows: SprintRows, content: Content, now: datetime) -> None:
    """Write the calendar of a sprint. Times are those of its zone. Raises OSError."""
    calendar = Calendar()
    calendar.add("prodid", f"-//sprint-tui//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(rows.sprint.title))
    for event in _Events(rows, content, now).all_events():
        calendar.add_component(event)
    calendar.add_missing_timezones()
    with whole_file(path) as part:
        part.write_bytes(calendar.to_ical())


class _Events:
    """Makes the events of one sprint. An id is the same each time, so that a later file replaces them."""

    def __init__(self, rows: SprintRows, content: Content, now: datetime) -> None:
        self._rows = rows
        self._content = content
        self._words = content.words
        self._now = now
        self._zone = zone_of(rows.sprint.zone)

    def all_events(self) -> Iterator[Event]:
        """Yield the blocks of preparation, the meeting, then the days of the sprint and of its people."""
        yield from self._blocks()
        yield from self._meeting()
        yield from self._days()
        yield from self._due()
        yield from self._measured()

    def _days(self) -> Iterator[Event]:
        """Yield the days of the sprint itself; that of completion says what is open, and whose it is."""
        sprint = self._rows.sprint
        for key in ("complete_by", "feedback_by", "audit_on"):
            day = getattr(sprint, key)
            if day is not None:
                about = open_lines(self._rows, self._content) if key == "complete_by" else ()
                name = self._words(f"calendar.{key}", title=_line(sprint.title))
                yield self._day(f"{sprint.id}-{key}", name, day, "\n".join(about))
        thirty, pick = self._rows.commitment, thirty_days(self._rows)
        if thirty is not None and pick is not None and thirty.due is not None:
            what = _line(pick.change_line) or place_of(pick, self._rows)
            name = self._words("calendar.thirty", what=what, who=self._who(pick.owner_id))
            told = [_line(part) for part in (thirty.first_step, thirty.frontline_message) if part.strip()]
            yield self._day(f"{thirty.id}-due", name, thirty.due, "\n".join(told))

    def _blocks(self) -> Iterator[Event]:
        person = who_prepares(self._rows)
        if person is None:
            return
        mine = preparation_of(self._rows, person.id)
        if mine is None or not mine.minutes:
            return
        for slot in slots_of(self._rows, self._content, person, self._now):
            block = self._content.prep.block(slot.block)
            title, about = (block.title, block.about) if block is not None else ("", "")
            name = self._words("calendar.block", block=title, title=_line(self._rows.sprint.title))
            event = self._event(f"{person.id}-{slot.block}", name, about)
            event.add("dtstart", slot.start.replace(tzinfo=self._zone))
            event.add("dtend", slot.end.replace(tzinfo=self._zone))
            yield event

    def _meeting(self) -> Iterator[Event]:
        sprint = self._rows.sprint
        if sprint.meeting_start is None:
            return
        begin = sprint.meeting_start.astimezone(self._zone)
        length = sum(block.minutes for block in self._content.agenda(self._rows.planned_blocks).planned)
        bring = [task.words for task in self._content.prep.tasks if task.block == "bring"]
        promise = [f"“{_line(sprint.promise)}”"] if sprint.promise.strip() else []
        event = self._event(f"{sprint.id}-meeting", _line(sprint.title), "\n".join([*promise, *bring]))
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=length))
        yield event

    def _due(self) -> Iterator[Event]:
        """Yield what somebody has promised for a day: upgrades and actions."""
        for pick in self._picks:
            if pick.deadline is not None:
                what = _line(pick.change_line) or place_of(pick, self._rows)
                name = self._words("calendar.due", what=what, who=self._who(pick.owner_id))
                yield self._day(pick.id, name, pick.deadline)
        for action in self._rows.actions:
            if action.due is not None and action.status == "open":
                who = self._who(action.owner_id)
                yield self._day(
                    action.id, self._words("calendar.due", what=_line(action.words), who=who), action.due
                )

    def _measured(self) -> Iterator[Event]:
        """Yield the days by which somebody finds out where a KPI stands, and on which it shall be there."""
        for pick in self._picks:
            for kpi in self._rows.kpis_of(pick.id):
                who = self._who(kpi.measured_by_id or pick.owner_id)
                days = {"measure": None if kpi.baseline is not None else kpi.measure_by}
                days["target"] = kpi.target_on if kpi.target_on != pick.deadline else None
                for key, day in days.items():
                    if day is not None and kpi.name.strip():
                        named = {"kpi": _line(kpi.name), "place": place_of(pick, self._rows), "who": who}
                        yield self._day(f"{kpi.id}-{key}", self._words(f"calendar.{key}", **named), day)

    @property
    def _picks(self) -> Iterator[Pick]:
        """The upgrades that somebody still works on, map by map."""
        return (pick for pick in chosen_in_play(self._rows) if pick.status != "dropped")

    def _who(self, person_id: str | None) -> str:
        person = self._rows.participant(person_id)
        return _line(person.name) if person is not None else self._words("calendar.nobody")

    def _day(self, uid: str, name: str, day: date, about: str = "") -> Event:
        """Return an event of a whole day."""
        event = self._event(uid, name, about)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event

    def _event(self, uid: str, name: str, about: str = "") -> Event:
        event = Event()
        event.add("uid", f"{uid}@sprint-tui")
        event.add("dtstamp", self._now)
        event.add("sequence", int((self._now - _EPOCH).total_seconds()) // 60)
        event.add("summary", name)
        if about:
            event.add("description", about)
        return event


def _line(typed: str) -> str:
    """Return what a person typed on one line, with signs for what a program would obey."""
    return text.one_line(typed)
