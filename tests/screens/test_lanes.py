"""Journey: lanes are hidden and shown again, and the columns stay straight whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.codes import split_set
from sprint_tui.screens.journey import Journey
from sprint_tui.store.door import Door
from sprint_tui.store.place import Places
from sprint_tui.store.store import Store
from sprint_tui.widgets.grid_layout import BODY_AT, LABELS, GridCell, GridColumn, GridLayout, Lane
from sprint_tui.widgets.ink import width_of
from sprint_tui.widgets.lanes import LOOK
from sprint_tui.widgets.map_view import OF_THE_TEAM, room_first
from sprint_tui.widgets.row import Cell, Column, Layout, Row
from stage import SMALL, content, example, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def test_what_the_content_marks_for_the_room_stands_first() -> None:
    marks = [content().field("touchpoint", lane).when for lane in room_first(OF_THE_TEAM, content())]
    assert marks == sorted(marks, reverse=True)
    assert set(room_first(OF_THE_TEAM, content())) == set(OF_THE_TEAM)


async def test_a_lane_is_hidden_told_of_and_shown_again(door: Door) -> None:
    async with staged(Journey, door, size=SMALL) as hand:
        first = hand.rows.touchpoints[0].id
        await hand.go(first, "gap")
        await hand.press("h", "h")
        assert hand.said.startswith(words("map.lane_hidden", lane="serves")[:10])
        assert words("map.hidden", n=2) in hand.text
        assert "UNDER-DELIVER" not in hand.text
        assert _remembered(door) == {"gap", "serves"}
        await hand.press("up", "up", "up", "up", "up", "h")
        assert hand.said == "! " + words("map.is_no_lane")
        await hand.go(first, "gap")
        assert "UNDER-DELIVER" in hand.text
        assert words("map.hidden", n=1) in hand.text
        await hand.press("H", "end")
        assert "▸✓ d evidence" in hand.text  # more answers than lines: the list scrolls with the cursor
        assert "space tick   1-9 a-d take" in hand.keys_shown
        await hand.press("1", "2", "escape")
        assert words("map.hidden", n=3) in hand.text
        assert _remembered(door) == {"feeling", "goal", "serves"}


async def test_hidden_lanes_are_remembered_and_the_last_one_stays(door: Door) -> None:
    Places(door.path).keep_look(door.sprint_id, LOOK, " ".join(lane for lane in OF_THE_TEAM if lane != "gap"))
    async with staged(Journey, door) as hand:
        assert "OVER-PROMISE" in hand.text
        assert "Be done before" not in hand.text
        await hand.press("h")
        assert hand.said == "! " + words("map.last_lane")
        await hand.press("H", "5", "enter")
        assert hand.said == "! " + words("map.last_lane")
        await hand.press("H", "2", "enter")
        assert "Be done before" in hand.text
        assert hand.done == []


async def test_a_long_cell_is_whole_by_enter_to_write_it_or_else_to_read_it(door: Door) -> None:
    text = " ".join(f"word{n}" for n in range(90)) + " the end"
    first = door.rows().touchpoints[0]
    with door.step("edit") as step:
        step.edit(first, thought=text)
    async with staged(Journey, door, size=SMALL) as hand:
        await hand.go(first.id, "thought")
        assert "word20" in hand.text_of("Strip")
        assert "the end" not in hand.text
        await hand.press("enter")
        assert "the end" in hand.text
    with closing(Store(door.path)) as store:
        async with staged(Journey, store.reader(door.sprint_id), size=SMALL) as hand:
            await hand.go(first.id, "thought")
            await hand.press("enter", "pagedown")
            assert "the end" in hand.text
            await hand.press("enter")
            assert not hand.screen.is_modal


def _remembered(door: Door) -> set[str]:
    return set(split_set(Places(door.path).looks(door.sprint_id)[LOOK]))


PICTURES = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f466",
    "\U0001f1e9\U0001f1ea",
    "\U0001f44d\U0001f3fd",
    "\u2764\ufe0f",
)
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from((*PICTURES, "1\ufe0f\u20e3", "\u65e5\u672c\u8a9e", "e\u0301", " ")),
    )
).map("".join)


@given(st.lists(TEXTS, min_size=3, max_size=3), st.integers(30, 120), st.integers(1, 3))
def test_columns_stay_straight_whatever_stands_in_them(texts: list[str], width: int, lines: int) -> None:
    cells = tuple(GridCell(text) for text in texts)
    columns = tuple(GridColumn(str(n), str(n), "before", texts[n], texts[n], cells) for n in range(3))
    layout = GridLayout(columns, tuple(Lane(str(n), "lane", lines) for n in range(3)), width, 12)
    ends = {LABELS + at * layout._step for at in range(layout.fitting + 1)}
    for y in (1, 2, *range(BODY_AT, 12)):
        runs = layout.painted(y, 0, 0, (0, 4))
        if runs:
            assert ends <= {width_of(runs[:count]) for count in range(len(runs) + 1)}
            assert not any(joint in run.text for run in runs for joint in "\u200d\ufe0f\U0001f3fd")


def test_a_tag_under_the_cursor_bears_its_sign_where_both_are_white_on_black() -> None:
    columns = (GridColumn("a", "a", "before", "Order", "App", (GridCell("OVER-PROMISE", is_tag=True),)),)
    on_map = GridLayout(columns, (Lane("gap", "gap"),), 40, 12)
    row = Row("a", (Cell("Order"), Cell("NOBODY YET", is_tag=True)))
    in_list = Layout((row,), (Column("name"), Column("owner")), lead=0, width=40, uniform=True)
    for held, sign in ((True, "▸"), (False, " ")):
        of_map = on_map.painted(BODY_AT, 0, 0, (0, 3 if held else 2))
        of_list = in_list.painted(0, 0, marked=False, held=1 if held else 0)
        for found, text in ((of_map, "OVER-PROMISE"), (of_list, "NOBODY YET")):
            assert f"{sign}{text} " in [run.text for run in found]


@given(st.lists(st.integers(1, 3), min_size=1, max_size=13), st.integers(5, 40), st.integers(0, 60))
def test_lanes_scroll_by_whole_lanes_and_each_can_be_seen_whole(
    lines: list[int], height: int, top: int
) -> None:
    lanes = tuple(Lane(str(n), "lane", count) for n, count in enumerate(lines))
    layout = GridLayout((), lanes, 80, height)
    starts = {sum(lines[:n]) for n in range(len(lines))}
    body = max(height - BODY_AT, 1)
    for row, count in enumerate(lines):
        shown = layout.top_for(layout.first_lane + row, top)
        assert shown in starts
        assert shown <= sum(lines[:row])
        assert sum(lines[: row + 1]) <= shown + max(body, count)
    assert layout.scrolled(top, 1) in starts
    above, below = layout.out_of_view(layout.top_for(len(lines) + 2, 0))
    assert below == 0
    assert above < len(lines)
