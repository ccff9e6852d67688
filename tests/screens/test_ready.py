"""Ready?: ten ticks for the evening before, each with its reason and the way to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta, timezone
from pathlib import Path
from unittest.mock import patch

import pytest

from sprint_tui.domain import codes, ready
from sprint_tui.screens.ready import Ready
from sprint_tui.store import glance, mirror, paths, settings
from sprint_tui.store.door import Door
from sprint_tui.store.errors import StoreError
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.ask import AskOne, AskText
from stage import MEETING, ROOM, SMALL, WIDE, Now, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the app was started."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "out"


def evening() -> Now:
    """The evening before the example's meeting."""
    now = Now()
    now.at = MEETING - timedelta(hours=13)
    return now


def facts(done: int) -> str:
    return words("ready.facts", done=done)


def signs(hand: Staged) -> dict[str, str]:
    view = hand.stage.view  # type: ignore[attr-defined]
    return {row.id: row.lead[-1].text for row in view.rows if row.id}


def why(hand: Staged, key: str) -> str:
    view = hand.stage.view  # type: ignore[attr-defined]
    return next(str(row.cells[1].text) for row in view.rows if row.id == key)


async def ask(hand: Staged, key: str, kind: type = AskOne) -> None:
    await hand.go(key)
    await hand.press("enter")
    await hand.until(lambda: isinstance(hand.screen, kind))


# What is shown


async def test_most_ticks_are_set_by_what_is_there(finished: Door) -> None:
    async with staged(Ready, finished, now=evening()) as hand:
        assert facts(5) in hand.text
        assert [key for key, sign in signs(hand).items() if sign == "✓"] == [
            *("roster", "promise", "examples", "date", "window")
        ]
        assert f"{words('ready.days.tomorrow')}: Thu 12 Nov 2026, 09:00" in hand.text


async def test_a_sprint_with_nothing_in_it_says_of_each_line_what_is_missing(door: Door) -> None:
    async with staged(Ready, door) as hand:
        assert facts(1) in hand.text
        assert why(hand, "roster") == words("ready.why.nobody")
        assert why(hand, "date") == words("ready.why.no_date")
        assert content().field("sprint", "promise").label in why(hand, "promise")
        for key in ready.TICKS:
            assert words(f"ready.names.{key}") in hand.text


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_each_line_says_what_it_is_for_and_nothing_is_cut(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Ready, finished, size=size, now=evening()) as hand:
        for key in ready.TICKS:
            assert hand.stage.place()[0] == key
            strip = hand.text_of("Strip")
            assert words(f"ready.enter.{key}") in strip
            assert (words("keys.tick") in hand.text_of("KeyBar")) is (key in codes.READY)
            assert "…" not in hand.text, hand.text
            await hand.press("down")


async def test_the_window_is_judged_as_it_is_now(finished: Door) -> None:
    async with staged(Ready, finished, size=(100, 30), now=evening()) as hand:
        for size, code, sign in (
            ((100, 30), "back_row", "✓"),
            ((110, 34), "small_room", "✓"),
            ((160, 45), "too_fine", "·"),
        ):
            await hand.resize(*size)
            told = {"columns": size[0], "rows": size[1], "most": 30}
            assert why(hand, "window") == words(f"ready.why.{code}", **told)
            assert signs(hand)["window"] == sign
        await hand.go("window")
        await hand.press("enter")
        assert hand.said == words("ready.larger", most=30)


async def test_a_meeting_that_is_past_is_said_unless_it_was_held(finished: Door, tmp_path: Path) -> None:
    now = Now()
    now.at = MEETING + timedelta(days=1)
    async with staged(Ready, finished, now=now) as hand:
        assert why(hand, "date").startswith(words("ready.why.met", moment="")[:6])
        assert signs(hand)["date"] == "✓"
    with fresh(tmp_path / "other.db") as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, meeting_start=MEETING)
        async with staged(Ready, door, now=now) as hand:
            assert signs(hand)["date"] == "·"
            assert "past" in why(hand, "date")


async def test_a_machine_in_another_zone_is_told_its_own_time(finished: Door) -> None:
    async with staged(Ready, finished, now=evening()) as hand:
        hand.desk.local = timezone(timedelta(hours=-5))
        hand.stage.reload()
        await hand.settle()
        assert "03:00" in hand.text
        hand.desk.local = UTC
        with finished.step("edit") as step:
            step.edit(hand.sprint, zone="UTC")
        await hand.settle()
        assert (
            words("ready.when", off=words("ready.days.tomorrow"), moment="Thu 12 Nov 2026, 08:00")
            in hand.text
        )


async def test_all_ten_are_one_calm_line(
    finished: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "_disk", str)  # every path a disk of its own
    rows = finished.rows()
    with finished.step("edit") as step:
        note_meeting(step, rows, ready=" ".join(codes.READY))
    async with staged(Ready, finished, now=evening()) as hand:
        assert facts(9) in hand.text
        hand.desk.mirror.give(tmp_path / "mirror.db")
        hand.stage.reload()
        await hand.settle()
        assert facts(10) in hand.text
        assert words("ready.all") in hand.text
        assert words("ready.info") not in hand.text


# Where a line is mended


async def test_enter_goes_to_where_a_line_is_mended(finished: Door) -> None:
    async with staged(Ready, finished, now=evening()) as hand:
        people, sprint = hand.rows.participants, hand.sprint
        for key, where in (
            ("roster", (people[0].id, "roles")),
            ("promise", (sprint.id, "promise")),
            ("date", (sprint.id, "meeting_start")),
        ):
            await hand.go(key)
            await hand.press("enter")
            assert hand.app.went[-1] == ("brief", *where)


async def test_examples_are_added_where_there_is_none(finished: Door, tmp_path: Path) -> None:
    async with staged(Ready, finished, now=evening()) as hand:
        await hand.go("examples")
        await hand.press("enter")
        behind = {one.touchpoint_id for one in hand.rows.evidence}
        points = hand.rows.touchpoints_of(hand.rows.maps[0].id)
        bare = [one.id for one in points if one.id not in behind]
        if bare:
            assert hand.app.opened[-1] == ("touchpoint", bare[0], "evidence")
        else:
            assert hand.app.went[-1][0] == "journey"
    with fresh(tmp_path / "other.db") as door:
        async with staged(Ready, door) as hand:
            await hand.go("examples")
            await hand.press("enter")
            assert hand.app.went[-1] == ("journey", "", "")


async def test_what_is_missing_first_is_where_enter_goes(door: Door) -> None:
    segment = door.rows().segments[0]
    with door.step("edit") as step:
        step.edit(segment, behaviour="Take the train")
    async with staged(Ready, door) as hand:
        await hand.go("promise")
        await hand.press("enter")
        assert hand.app.went[-1] == ("brief", f"{segment.id}:new:pain", "")
        await hand.go("roster")
        await hand.press("enter")
        assert hand.app.went[-1] == ("brief", "new:participant", "")


# By hand


async def test_space_ticks_what_only_a_person_knows_and_undo_takes_it_back(door: Door) -> None:
    with door.step("clear") as step:
        for meeting in door.rows().meetings:
            step.remove(meeting)
    async with staged(Ready, door) as hand:
        await hand.go("paper")
        await hand.press("space")
        assert hand.rows.meeting is not None and hand.rows.meeting.ready == "paper"
        assert signs(hand)["paper"] == "✓"
        assert why(hand, "paper") == words("ready.by_hand.paper")
        await hand.go("files")
        await hand.press("space")
        assert hand.rows.meeting is not None and hand.rows.meeting.ready == "files paper"
        await hand.press("space")
        assert signs(hand)["files"] == "·"
        await hand.press("u", "u", "u")
        assert signs(hand)["paper"] == "·"
        assert not hand.rows.meeting
        assert hand.app.went == [], "it stays where the ticks are"
        assert hand.said == words("undo.undo", what=words("did.ready"))
        await hand.press("ctrl+y")
        assert signs(hand)["paper"] == "✓"


async def test_what_the_app_knows_is_not_ticked_by_hand(door: Door) -> None:
    async with staged(Ready, door) as hand:
        for key in ("roster", "promise", "date", "window", "mirror"):
            await hand.go(key)
            await hand.press("space")
        assert hand.done == []


async def test_a_window_that_only_reads_ticks_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(Ready, door) as hand:
        await hand.go("paper")
        monkeypatch.setattr(Door, "is_writer", False)
        hand.stage.refresh_bindings()
        await hand.settle()
        assert words("keys.tick") not in hand.text_of("KeyBar")
        await hand.press("space")
        assert hand.done == []


# Theme and bell


async def test_a_theme_is_chosen_here_and_the_line_is_ticked(door: Door) -> None:
    async with staged(Ready, door) as hand:
        assert signs(hand)["theme"] == "·"
        await ask(hand, "theme")
        await hand.press("2")
        await hand.until(lambda: not hand.screen.is_modal)
        assert hand.app.theme == "light"
        assert settings.read(paths.config_folder())["theme"] == "light"
        await hand.until(lambda: signs(hand)["theme"] == "✓")
        assert words("ready.themes.light") in why(hand, "theme")


@pytest.mark.parametrize(("key", "chosen"), [("1", "on"), ("2", "off")])
async def test_the_bell_rings_once_and_is_chosen(door: Door, key: str, chosen: str) -> None:
    rung: list[int] = []
    with patch("textual.app.App.bell", lambda _: rung.append(1)):
        async with staged(Ready, door) as hand:
            assert why(hand, "bell") == words("ready.why.bell_open")
            await ask(hand, "bell")
            assert rung == [1]
            await hand.press(key)
            await hand.until(lambda: hand.said == words(f"bell.{chosen}"))
            assert settings.read(paths.config_folder())["bell"] == chosen
            assert why(hand, "bell") == words(f"ready.why.bell_{chosen}")
            assert signs(hand)["bell"] == "✓"
            await ask(hand, "bell")
            await hand.press("escape")
            assert settings.read(paths.config_folder())["bell"] == chosen


# The second copy


async def give(hand: Staged, typed: str) -> None:
    await ask(hand, "mirror", AskText)
    await hand.replace(typed)
    await hand.press("enter")


async def test_a_second_copy_is_written_at_once_and_says_when(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "_disk", str)  # every path a disk of its own
    (tmp_path / "stick").mkdir()
    async with staged(Ready, door) as hand:
        assert why(hand, "mirror") == words("ready.why.no_mirror")
        await give(hand, str(tmp_path / "stick"))
        made = tmp_path / "stick" / "store.db"
        await hand.until(lambda: hand.said == words("mirror.written", path=str(made)))
        assert [one.title for one in glance.page(made, limit=-1)] == [hand.sprint.title]
        assert str(made) in why(hand, "mirror")
        assert signs(hand)["mirror"] == "✓"
        await ask(hand, "mirror", AskText)
        assert hand.editor.text_meant == str(made)
        await hand.replace("")
        await hand.press("enter")
        await hand.until(lambda: hand.said == words("mirror.stopped"))
        assert signs(hand)["mirror"] == "·"
        assert made.exists()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("store.db", "mirror_same"),
        ("letters.txt", "mirror_foreign"),
        ("nowhere/mirror.db", "no_folder"),
        ("nowhere/", "no_folder"),
        ("x" * 300, "no_file_there"),
    ],
)
async def test_a_place_that_cannot_be_is_refused_with_one_sentence(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters.txt").write_text("mine")
    async with staged(Ready, door) as hand:
        await give(hand, typed)
        start = words(f"errors.{code}", path="|").split("|")[1 if code.startswith("mirror") else 0]
        await hand.until(lambda: hand.screen.query_one("#problem").lines)
        await hand.until_seen(" ".join(start.split())[:20])
        assert (tmp_path / "letters.txt").read_text() == "mine"
        assert hand.desk.mirror.path is None


async def test_a_copy_that_failed_is_said_on_its_line(door: Door, tmp_path: Path) -> None:
    async with staged(Ready, door) as hand:
        hand.desk.mirror.give(tmp_path / "mirror.db")
        hand.desk.mirror.problem = StoreError("backup_failed", path="/media/stick/mirror.db")
        hand.stage.reload()
        await hand.settle()
        assert signs(hand)["mirror"] == "·"
        assert "/media/stick/mirror.db" in why(hand, "mirror")


# The paper


async def test_the_paper_is_written_here_and_ticked_once_it_is_printed(finished: Door, folder: Path) -> None:
    async with staged(Ready, finished, now=evening()) as hand:
        await ask(hand, "paper", AskText)
        await hand.press("enter")
        await hand.until(lambda: list(folder.glob("*.md")))
        (made,) = folder.glob("*.md")
        await hand.until(lambda: hand.said.endswith(words("ready.paper_written", path="").partition(". ")[2]))
        assert made.read_text(encoding="utf-8").startswith(f"# {hand.sprint.title}")
        assert signs(hand)["paper"] == "·"


async def test_people_who_stay_away_bring_no_draft(door: Door) -> None:
    with door.step("edit") as step:
        for at, (name, has_draft, is_present) in enumerate([("Ana", True, True), ("Bo", False, False)]):
            person = step.add(Participant, sprint_id=door.sprint_id, name=name, position=f"{at}i")
            step.edit(person, has_draft=has_draft, is_present=is_present)
    async with staged(Ready, door) as hand:
        assert signs(hand)["files"] == "✓"
        assert why(hand, "roster") == words("ready.why.unnamed", n=2, roles="scribe, timekeeper, decider")
