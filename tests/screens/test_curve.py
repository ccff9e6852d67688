"""The curve: the whole journey on one screen, with a cursor over its touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_contrast import weak

from brought import put_draft
from filled import opened
from sprint_tui.domain.curve import Point, Spread
from sprint_tui.domain.order import key_at
from sprint_tui.screens.compare import edits
from sprint_tui.screens.curve import CurvePage
from sprint_tui.screens.journey import Journey
from sprint_tui.store import lineup, sprints
from sprint_tui.store.door import Door
from sprint_tui.store.felt import spreads_of
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.place import Place
from sprint_tui.store.tables import Stage, Touchpoint
from sprint_tui.widgets.curve_columns import CurveColumn, Gap, Labels
from sprint_tui.widgets.curve_layout import CurveLayout
from sprint_tui.widgets.ink import Run, width_of
from sprint_tui.widgets.themes import themes
from stage import SMALL, WIDE, Staged, content, example, fresh, staged, wall_window, words


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def first_map(door: Door) -> str:
    return door.rows().maps[0].id


def feelings(hand: Staged) -> list[int | None]:
    return [one.feeling for one in hand.rows.touchpoints_of(hand.rows.maps[0].id)]


def journey_of(door: Door, many: int) -> None:
    """Draw a journey of so many touchpoints, five a stage, with a feeling at all but every seventh."""
    with door.step("fill") as step:
        for at in range(many):
            if at % 5 == 0:
                position = key_at([stage.position for stage in step.rows().stages], at // 5)
                phase = ("before", "during", "after")[3 * at // many]
                stage = step.add(
                    Stage, map_id=first_map(door), name=f"Stage {at // 5 + 1}", phase=phase, position=position
                )
                places: list[str] = []
            places.append(key_at(places, len(places)))
            feeling = None if at % 7 == 6 else (at * 3) % 5 - 2
            step.add(
                Touchpoint, stage_id=stage.id, name=f"At 駅 {at + 1}", feeling=feeling, position=places[-1]
            )


# What it shows


async def test_the_whole_journey_is_one_curve_and_its_cursor_tells_each_touchpoint(finished: Door) -> None:
    async with staged(CurvePage, finished, first_map(finished)) as hand:
        for seen in ("BEFORE", "DURING", "AFTER", "● +2", "● -2", "★1", "▲3", "UNDER", "Pick-up"):
            assert seen in hand.text
        assert "peak +2 First sip in the seat" in hand.text
        assert words("curve.unfelt", n=1) not in hand.text
        for theme in themes():
            hand.app.theme = theme.name
            await hand.settle()
            assert weak(hand) == set()
        await hand.press("end", "left", "left")
        assert words("picker.mend_first") in hand.text
        assert "★2 Late-train morning   Pick up · DURING   no. 7" in hand.text
        await hand.press("plus", "plus", "plus")
        assert feelings(hand)[6] == 2
        await hand.press("0", "minus", "minus", "minus")
        assert feelings(hand)[6] == -2
        await hand.press(*"uuuuuuu")
        assert feelings(hand)[6] == -1
        assert hand.stage.place() == (hand.rows.touchpoints_of(first_map(finished))[6].id, "feeling")
        await hand.press("enter")
        assert hand.app.went[-1] == ("journey", hand.stage.place()[0], "feeling")


async def test_a_missing_feeling_leaves_a_gap_that_is_named(finished: Door) -> None:
    rows = finished.rows()
    with finished.step("clear") as step:
        for one in rows.touchpoints_of(first_map(finished))[3:5]:
            step.edit(one, feeling=None)
        last = rows.stages_of(first_map(finished))[-1]
        step.add(
            Stage, map_id=first_map(finished), name="Afterwards", phase="after", position=last.position + "z"
        )
    async with staged(CurvePage, finished, first_map(finished)) as hand:
        assert words("curve.unfelt", n=2) in hand.text
        assert hand.text.count("?") - hand.text.count('?"') >= 2
        await hand.press("end")
        assert words("curve.no_touchpoint") in hand.text
        await hand.press("plus")
        assert words("curve.no_touchpoint") in hand.text
        await hand.press("home", "right", "right", "right")
        assert words("curve.no_feeling") in hand.text


async def test_drafts_span_a_bar_and_are_counted_without_a_name(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("line_up") as step:
            for who, feeling in (("Front desk", -1), ("Finance", 2), ("Marketing", None)):
                put_draft(step, door, who, [{"name": "The till", "stage": "Buy", "feeling": feeling}])
            line_up_drafts(step, content())
            edits.take_proposal(step, lineup.line_up_of(step.rows(), first_map(door)), 5)
        (till,) = door.rows().touchpoints_of(first_map(door))
        assert spreads_of(door.rows(), first_map(door)) == {till.id: Spread(-1, 2, 2)}
        async with staged(CurvePage, door, first_map(door)) as hand:
            assert words("curve.span", n=2, low="-1", high="+2") in hand.text
            assert words("settle.talk") in hand.text
            assert words("curve.drafts") in hand.text and "┬" in hand.text and "┴" in hand.text
            assert not any(one.name in hand.text for one in hand.rows.participants)


async def test_an_empty_map_says_what_to_do(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(CurvePage, door, first_map(door), size=SMALL) as hand:
            assert words("curve.nothing") in hand.text
            assert words("curve.first.z") in hand.text
            await hand.press("left", "right", "plus", "enter")
            assert hand.keys_shown.strip().startswith("esc back")


async def test_the_sprint_before_is_a_ghost_with_its_name(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        assert door.felt_before() is None
        title = door.rows().sprint.title
    with opened(tmp_path / "store.db") as store:
        old = store.door(door.sprint_id)
        new = store.door(sprints.copy(store, old.rows(), "Next round"))
        touchpoint = new.rows().touchpoints_of(first_map(new))[0]
        with new.step("feel") as step:
            step.edit(touchpoint, feeling=2)
        before = new.felt_before()
        assert before is not None and before.title == title
        assert before.feelings[touchpoint.id] == old.rows().touchpoints_of(first_map(old))[0].feeling
        async with staged(CurvePage, new, first_map(new), size=WIDE) as hand:
            assert title in hand.text
            assert words("curve.before") in hand.text
            assert words("curve.was", feeling="0", title=title) in hand.text
        sprints.set_trashed(store, old.sprint_id, store.tools.now())
        assert new.felt_before() is None


async def test_forty_touchpoints_are_shown_or_said_to_go_on(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        journey_of(door, 40)
        async with staged(CurvePage, door, first_map(door)) as hand:
            assert words("curve.unfelt", n=5) in hand.text
            assert words("journey.window", first=1, last=27, total=40) + " ›" in hand.text
            await hand.press("end")
            assert "‹ " + words("journey.window", first=14, last=40, total=40) in hand.text
            assert "At 駅 40 " in hand.text
            await hand.resize(*WIDE)
            assert words("journey.window", first=1, last=40, total=40) not in hand.text
            assert " 1 At 駅 1 " in hand.text and "38 At 駅 38" in hand.text


async def test_the_curve_opens_on_the_touchpoint_of_the_cell(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.press("right", "right", "z")
        third = hand.rows.touchpoints_of(first_map(finished))[2].id
        assert hand.app.opened == [("curve", first_map(finished), third)]
    async with staged(CurvePage, finished, first_map(finished)) as hand:
        await hand.go(first_map(finished), third)
        assert hand.stage.place() == (third, "feeling")


async def test_the_room_sees_the_curve_with_what_is_selected(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        sprint, journey = door.sprint_id, first_map(door)
        third = door.rows().touchpoints_of(journey)[2].id
    async with wall_window(tmp_path / "store.db", sprint) as wall:
        place = Place("journey", "", third, "feeling", page="curve", page_id=journey)
        wall.app._places.keep(sprint, place)
        wall.app._look()
        await wall.until_seen("★3 First order")
        assert isinstance(wall.screen, CurvePage) and wall.screen.place()[0] == third


async def test_v_shows_the_other_map(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", audience="both") as door:
        maps = [one.id for one in door.rows().maps]
        async with staged(CurvePage, door, maps[0]) as hand:
            assert "B2B" in hand.text.splitlines()[2]
            await hand.press("v")
            assert hand.desk.map_id == maps[1]
            assert "B2C" in hand.text.splitlines()[2]
            await hand.press("v")
            assert hand.desk.map_id == maps[0]


# Its layout, without a screen


def test_wide_letters_and_long_names_keep_every_line_within_the_window() -> None:
    names = (
        "駅の改札口で待つ",
        "A name that is far too long for anyone to read at once",
        "👩‍👩‍👧 Family",
        "x",
    )
    gap = Gap(("they expect more", "expect +", "expect", "e+"), "they expect more", is_tag=False)
    for many in (1, 3, 9, 16, 40):
        columns = [
            CurveColumn(
                str(at),
                "s",
                "BEFORE",
                names[at % 4],
                names[at % 4],
                Point(at % 5 - 2, 1, Spread(-2, 1, 3)),
                at + 1,
                Run("★1", "wow"),
                gap,
            )
            for at in range(many)
        ]
        labels = Labels({2: "Very good"}, "gap", "│ drafts", "○ before", ((Run("★"), Run(" WOW")),))
        for width, height in ((76, 13), (96, 17), (134, 30), (40, 6)):
            layout = CurveLayout(columns, labels, width, height)
            left = layout.left_for(many - 1, 0)
            for line in layout.lines(left, many - 1):
                assert width_of(line) <= width
            if height > 12:
                assert len(layout.lines(left, many - 1)) <= height
