"""The list of sprints: windowed, found in any alphabet, and read without the slow libraries."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from filled import BEGIN, fill, filled, make, opened
from sprint_tui.store import glance, sprints
from sprint_tui.store.facts import sprint_facts
from sprint_tui.store.step import Step
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent, JourneyMap, Pick, Stage, Touchpoint

MANY = 10_000
SLOW = "textual sqlmodel sqlalchemy pydantic alembic openpyxl icalendar pyfiglet"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with opened(path) as store:
        yield store


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 10,000 sprints, the last changed first by their number."""
    path = tmp_path_factory.mktemp("many") / "store.db"
    with filled(path) as door:
        first = door.sprint_id
    with closing(sqlite3.connect(path)) as plain, plain:
        columns = [row[1] for row in plain.execute("PRAGMA table_info(sprint)")]
        copied = ", ".join("?" if c in {"id", "title", "changed_at"} else c for c in columns)
        rows = [
            (f"{number:012}", f"Sprint {number}", str(BEGIN + timedelta(days=1) - timedelta(seconds=number)))
            for number in range(MANY)
        ]
        plain.executemany(f"INSERT INTO sprint SELECT {copied} FROM sprint WHERE id = '{first}'", rows)
        plain.execute(f"DELETE FROM sprint WHERE id = '{first}'")
    return path


def titles(found: list[glance.Glance]) -> list[str]:
    return [one.title for one in found]


def test_a_store_that_is_not_there_yet_has_no_sprints_and_is_not_made(path: Path) -> None:
    assert (glance.page(path, limit=9), glance.count(path), glance.matching(path, "x")) == ([], 0, [])
    assert not path.exists()


def test_a_glance_holds_what_a_list_shows(path: Path) -> None:
    with filled(path) as door:
        rows = door.rows()
        with door.step("plan") as step:
            step.edit(rows.sprint, meeting_start=BEGIN, audit_on=date(2027, 2, 10))
    (one,) = glance.page(path, limit=9)
    assert (one.id, one.title, one.team, one.audience, one.offer) == (
        *(door.sprint_id, "Mornings", "Kiosks", "b2c"),
        "service",
    )
    assert (one.promise, one.zone, one.clock, one.next_deadline, one.upgrades) == (
        *("Ready before you are.", "Europe/Rome", "start", "2026-12-11"),
        2,
    )
    assert (one.meeting_start, one.audit_on, one.submitted_at, one.trashed_at) == (
        *("2026-11-12 09:00:00.000000", "2027-02-10"),
        *("", ""),
    )


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", 13), ("Pacific/Honolulu", 11), ("Not/There", 12)]
)
def test_a_meeting_has_the_day_that_its_zone_has(store: Store, path: Path, zone: str, day: int) -> None:
    for hour, days in ((12, 13), (9, 11)):
        make(store, zone=zone, meeting_start=BEGIN.replace(hour=hour))
        (one,) = glance.page(path, limit=1)
        assert one.meeting is not None
        assert one.meeting == BEGIN.replace(hour=hour)
        assert one.meeting.day == (day if day == days else 12)


def test_a_sprint_without_a_meeting_has_none(store: Store, path: Path) -> None:
    make(store)
    assert glance.page(path, limit=1)[0].meeting is None


def test_the_last_changed_sprint_comes_first(store: Store, path: Path) -> None:
    doors = [make(store, title=title) for title in ("One", "Two", "Three")]
    with doors[0].step("edit") as step:
        step.edit(doors[0].rows().sprint, team="Us")
    assert titles(glance.page(path, limit=9)) == ["One", "Three", "Two"]


def test_a_window_of_ten_thousand_is_read_through_the_index(many: Path) -> None:
    assert glance.count(many) == MANY
    assert titles(glance.page(many, limit=3)) == ["Sprint 0", "Sprint 1", "Sprint 2"]
    assert titles(glance.page(many, limit=2, offset=MANY - 1)) == [f"Sprint {MANY - 1}"]
    asked = f"FROM sprint s {glance._filter(False, '')[0]}"
    for query in (
        f"SELECT count(*) {asked}",
        f"SELECT s.id {asked} ORDER BY s.changed_at DESC, s.id LIMIT 30",
    ):
        with closing(sqlite3.connect(many)) as plain:
            plan = " ".join(str(row[3]) for row in plain.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "SEARCH s USING COVERING INDEX ix_sprint_list" in plan


def test_finding_in_ten_thousand_is_windowed_too(many: Path) -> None:
    assert glance.count(many, find="sprint 99") == 111
    found = glance.page(many, limit=2, offset=109, find="SPRINT 99")
    assert titles(found) == ["Sprint 9998", "Sprint 9999"]


def test_the_trash_is_a_list_of_its_own(store: Store, path: Path) -> None:
    kept, gone = make(store, title="Kept"), make(store, title="Gone")
    sprints.set_trashed(store, gone.sprint_id, BEGIN)
    assert titles(glance.page(path, limit=9)) == ["Kept"]
    assert titles(glance.page(path, limit=9, trashed=True)) == ["Gone"]
    assert (glance.count(path), glance.count(path, trashed=True)) == (1, 1)
    sprints.set_trashed(store, gone.sprint_id, None)
    assert titles(glance.page(path, limit=9)) == ["Gone", "Kept"]
    assert kept.rows().sprint.trashed_at is None


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("côte", ["CÔTE-VERTE"]),
        ("STRASSE", ["Straße"]),
        ("ß", ["Straße"]),
        ("łucja", ["ŁUCJA"]),
        ("ΣΊΣΥΦΟΣ", ["Σίσυφος"]),
        ("日本", ["日本語"]),
        ("kiosk", ["日本語", "Σίσυφος", "ŁUCJA", "Straße", "CÔTE-VERTE"]),
        ("%", []),
        ("nothing", []),
    ],
)
def test_finding_knows_capitals_of_every_alphabet(
    store: Store, path: Path, find: str, found: list[str]
) -> None:
    for title in ("CÔTE-VERTE", "Straße", "ŁUCJA", "Σίσυφος", "日本語"):
        make(store, title=title, team="Kiosks")
    assert titles(glance.page(path, limit=9, find=find)) == found
    assert glance.count(path, find=find) == len(found)


def test_a_sprint_is_meant_by_its_id_its_title_or_a_part_of_it(store: Store, path: Path) -> None:
    doors = {title: make(store, title=title) for title in ("Morning", "Mornings", "Evenings")}
    assert titles(glance.matching(path, doors["Evenings"].sprint_id)) == ["Evenings"]
    assert titles(glance.matching(path, "morning")) == ["Morning"]
    assert titles(glance.matching(path, "ings")) == ["Evenings", "Mornings"]
    assert titles(glance.matching(path, "EVEN")) == ["Evenings"]
    assert glance.matching(path, "night") == []


def test_a_sprint_in_the_trash_is_meant_by_its_id_only(store: Store, path: Path) -> None:
    door = make(store, title="Gone")
    sprints.set_trashed(store, door.sprint_id, BEGIN)
    assert glance.matching(path, "Gone") == []
    assert titles(glance.matching(path, door.sprint_id)) == ["Gone"]


def test_two_sprints_of_one_title_are_both_meant(store: Store, path: Path) -> None:
    ids = {make(store, title="Same").sprint_id for _ in range(2)}
    assert {one.id for one in glance.matching(path, "same")} == ids


def test_the_newest_clock_event_is_the_state(store: Store, path: Path) -> None:
    door = fill(store)
    with door.step("next", scope="clock") as step:
        step.add(ClockEvent, sprint_id=door.sprint_id, position="j", kind="pause", at=BEGIN)
    assert glance.page(path, limit=1)[0].clock == "pause"


@pytest.mark.parametrize(
    ("fields", "clock", "state"),
    [
        ({}, "", "new"),
        ({"promise": "Ready"}, "", "prepared"),
        ({"promise": "Ready"}, "pause", "meeting"),
        ({}, "finish", "met"),
        ({"submitted_at": BEGIN}, "finish", "submitted"),
    ],
)
def test_how_far_a_sprint_is(
    store: Store, path: Path, fields: dict[str, object], clock: str, state: str
) -> None:
    door = make(store, **fields)
    if clock:
        with door.step(clock, scope="clock") as step:
            step.add(ClockEvent, sprint_id=door.sprint_id, position="i", kind=clock, at=BEGIN)
    assert glance.page(path, limit=1)[0].state == state


def test_a_live_upgrade_is_no_deadline_any_more(path: Path) -> None:
    with filled(path) as door, door.step("live") as step:
        step.edit(door.rows().picks[0], status="live")
    assert glance.page(path, limit=1)[0].next_deadline == ""


@pytest.mark.parametrize("audience", ["", "b2b", "b2c", "both"])
@pytest.mark.parametrize("market", ["b2b", "b2c", ""])
def test_a_glance_counts_what_the_rules_count(store: Store, path: Path, audience: str, market: str) -> None:
    """A second market that was worked on earlier is kept, but not in play."""
    door = make(store, audience="both")
    first, second = door.rows().maps
    with door.step("fill") as step:
        draft = step.add(JourneyMap, segment_id=first.segment_id, kind="draft", position="j")
        for one, days in ((first, (30, 10)), (second, (20, 5, 1)), (draft, (2,))):
            stage = step.add(Stage, map_id=one.id, name="x", position="i")
            for rank, in_days in enumerate(days, 1):
                point = step.add(Touchpoint, stage_id=stage.id, name="x", position="i")
                _choose(step, one, point, rank, BEGIN.date() + timedelta(days=in_days))
        step.edit(door.rows().sprint, audience=audience)
        step.edit(door.rows().segments[0], market=market)
    picks = [pick for one in sprint_facts(door.rows()).maps for pick in one.picks]
    (seen,) = glance.page(path, limit=2)
    assert seen.upgrades == len(picks)
    assert seen.next_deadline == str(min(pick.deadline for pick in picks if pick.deadline))


def _choose(step: Step, one: JourneyMap, point: Touchpoint, rank: int, deadline: date) -> None:
    chosen = {"state": "chosen", "kind": "wow", "rank": rank, "position": "i"}
    step.add(Pick, map_id=one.id, touchpoint_id=point.id, deadline=deadline, **chosen)


def test_a_glance_needs_none_of_the_slow_libraries(path: Path) -> None:
    with filled(path):
        pass
    code = (
        "import sys; from pathlib import Path; from sprint_tui.store import glance;"
        "print(glance.page(Path(sys.argv[1]), limit=1)[0].title);"
        f"print(*(set({SLOW.split()}) & sys.modules.keys()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert told == "Mornings\n\n"
