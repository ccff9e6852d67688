"""One sprint as a calendar: the blocks of whoever prepares here, the meeting, and what is due after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from sprint_tui import __version__
from sprint_tui.domain import text
from sprint_tui.domain.zones import zone_of
from sprint_tui.exchange.calendar.when import slots_of
from sprint_tui.store.drafts import preparation_of, who_prepares
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


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
        """Yield the blocks of preparation, the meeting, then the days."""
        yield from self._blocks()
        yield from self._meeting()
        sprint = self._rows.sprint
        for key in ("complete_by", "feedback_by", "audit_on"):
            day = getattr(sprint, key)
            if day is not None:
                yield self._day(
                    f"{sprint.id}-{key}", self._words(f"calendar.{key}", title=_line(sprint.title)), day
                )
        yield from self._due()

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
        """Yield what somebody has promised for a day: upgrades, actions, the first step."""
        rows, words = self._rows, self._words
        for pick in rows.picks:
            if pick.state == "chosen" and pick.deadline is not None and pick.status != "dropped":
                name = words("calendar.due", what=_line(pick.change_line), who=self._who(pick.owner_id))
                yield self._day(pick.id, name, pick.deadline)
        for action in rows.actions:
            if action.due is not None and action.status == "open":
                name = words("calendar.due", what=_line(action.words), who=self._who(action.owner_id))
                yield self._day(action.id, name, action.due)

    def _who(self, person_id: str | None) -> str:
        person = self._rows.participant(person_id)
        return _line(person.name) if person is not None else self._words("calendar.nobody")

    def _day(self, uid: str, name: str, day: date) -> Event:
        """Return an event of a whole day."""
        event = self._event(uid, name)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event

    def _event(self, uid: str, name: str, about: str = "") -> Event:
        event = Event()
        event.add("uid", f"{uid}@sprint-tui")
        event.add("dtstamp", self._now)
        event.add("summary", name)
        if about:
            event.add("description", about)
        return event


def _line(typed: str) -> str:
    """Return what a person typed on one line, with signs for what a program would obey."""
    return text.one_line(typed)
