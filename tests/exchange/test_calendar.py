"""A calendar file: blocks of preparation, the meeting and the days after it, in the sprint's own zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from prepared import prepare
from sprint_tui.domain.friday import open_points
from sprint_tui.domain.inviting import wanted_by
from sprint_tui.exchange.calendar.write import write_calendar
from sprint_tui.store.door import Door
from sprint_tui.store.facts import sprint_facts
from stage import MEETING, content, example, fresh

NOW = MEETING - timedelta(days=7)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def calendar(door: Door, tmp_path: Path) -> Any:
    path = tmp_path / "out.ics"
    write_calendar(path, door.rows(), content(), NOW)
    return Calendar.from_ical(path.read_bytes())


def events(door: Door, tmp_path: Path) -> dict[str, Any]:
    found = calendar(door, tmp_path).walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {str(one["summary"]): one for one in found}


def test_the_meeting_lasts_as_it_is_planned_and_says_what_to_bring(door: Door, tmp_path: Path) -> None:
    meeting = events(door, tmp_path)[door.rows().sprint.title]
    assert meeting.decoded("dtstart") == MEETING
    assert meeting.decoded("dtend") - meeting.decoded("dtstart") == timedelta(minutes=90)
    assert meeting["dtstart"].params["TZID"] == door.rows().sprint.zone
    assert door.rows().sprint.promise in str(meeting["description"])
    assert "Bring cases" in str(meeting["description"])


def test_the_zone_is_in_the_file(door: Door, tmp_path: Path) -> None:
    zones = [str(one["tzid"]) for one in calendar(door, tmp_path).walk("VTIMEZONE")]
    assert zones == [door.rows().sprint.zone]


def test_each_block_of_whoever_prepares_here_is_an_evening(door: Door, tmp_path: Path) -> None:
    prepare(door)
    found = events(door, tmp_path)
    blocks = [one for name, one in found.items() if name.startswith("Prepare:")]
    assert len(blocks) == 4
    starts = sorted(one.decoded("dtstart") for one in blocks)
    assert [f"{at:%a %H:%M}" for at in starts] == ["Sat 19:00", "Sun 19:00", "Mon 19:00", "Tue 19:00"]
    sprint = door.rows().sprint
    assert sprint.meeting_start is not None
    by = wanted_by(sprint.meeting_start, sprint.zone)
    assert max(one.decoded("dtend") for one in blocks) <= by
    lengths = {one.decoded("dtend") - one.decoded("dtstart") for one in blocks}
    assert lengths == {timedelta(minutes=minutes) for minutes in (10, 30, 60)}


def test_nobody_who_prepares_means_no_block(door: Door, tmp_path: Path) -> None:
    assert not [name for name in events(door, tmp_path) if name.startswith("Prepare:")]


def test_what_is_due_stands_on_its_day_with_its_owner(door: Door, tmp_path: Path) -> None:
    rows = door.rows()
    found = events(door, tmp_path)
    pick = rows.chosen_of(rows.maps[0].id)[0]
    owner = rows.participant(pick.owner_id)
    assert owner is not None
    due = found[f"{pick.change_line} ({owner.name})"]
    assert due.decoded("dtstart") == pick.deadline
    assert type(due.decoded("dtstart")) is date
    assert any("audit" in name for name in found)


def test_every_day_that_somebody_promised_is_there(door: Door, tmp_path: Path) -> None:
    rows = door.rows()
    thirty, waiting = (
        rows.commitment,
        next(kpi for kpi in rows.kpis if kpi.measure_by and kpi.baseline is None),
    )
    assert thirty is not None
    found = {str(one["uid"]).partition("@")[0]: one for one in events(door, tmp_path).values()}
    live = found[f"{thirty.id}-due"]
    assert live.decoded("dtstart") == thirty.due
    assert thirty.first_step in str(live["description"])
    measured = found[f"{waiting.id}-measure"]
    assert measured.decoded("dtstart") == waiting.measure_by
    assert waiting.name in str(measured["summary"])
    friday = str(found[f"{rows.sprint.id}-complete_by"]["description"])
    assert "Nobody answers for Platform sign, First sip in the seat (Guest-care lead)" in friday
    assert len(friday.splitlines()) == len(open_points(sprint_facts(rows)))
    with door.step("edit") as step:
        step.edit(waiting, baseline=3.0)
        step.edit(next(one for one in rows.picks if one.id == waiting.pick_id), status="dropped")
    later = calendar(door, tmp_path)
    assert not [
        one for one in later.walk("VEVENT") if waiting.id in one["uid"] or waiting.pick_id in one["uid"]
    ]


def test_a_later_file_has_the_higher_number_so_that_it_replaces(door: Door, tmp_path: Path) -> None:
    numbers = []
    for days in (0, 1):
        write_calendar(tmp_path / "out.ics", door.rows(), content(), NOW + timedelta(days=days))
        found = Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
        numbers.append({int(one["sequence"]) for one in found})
    assert max(numbers[0]) < min(numbers[1]) < 2**31


def test_the_same_things_have_the_same_ids_in_a_later_file(door: Door, tmp_path: Path) -> None:
    prepare(door)
    before = {str(one["uid"]) for one in events(door, tmp_path).values()}
    with door.step("edit") as step:
        step.edit(
            door.rows().sprint, meeting_start=datetime(2026, 12, 1, 9, 0, tzinfo=UTC), title="Another name"
        )
    assert {str(one["uid"]) for one in events(door, tmp_path).values()} == before


def test_text_that_a_program_would_obey_stays_text(door: Door, tmp_path: Path) -> None:
    title = "Title\nATTACH:http://example.invalid\r\nEND:VCALENDAR\x07;,\\"
    with door.step("edit") as step:
        step.edit(door.rows().sprint, title=title, promise="A\x00\x1b[31m\u202eB")
    found = calendar(door, tmp_path)
    assert len(found.walk("VEVENT")) > 1
    assert not [one for one in found.walk("VEVENT") if "attach" in one]
    assert all(char not in str(one["summary"]) for one in found.walk("VEVENT") for char in "\x07\x1b\u202e")


def test_a_sprint_without_a_day_is_an_empty_calendar(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        assert events(door, tmp_path) == {}
