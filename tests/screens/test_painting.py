"""Painting: only what differs is painted again, and a line costs no more bytes than it has to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

import quicker_paint
from sprint_tui.widgets.grid import Grid
from sprint_tui.widgets.grid_layout import GridCell, GridColumn, Lane
from sprint_tui.widgets.ink import KEPT, Line, Run, line, wrapped
from sprint_tui.widgets.paint import INK, Fitted, Painted, strip_of
from sprint_tui.widgets.row import Cell, Row
from sprint_tui.widgets.rows import Rows


class Sheet(Screen[None]):
    """A screen that knows the roles, and has one widget."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)

    def __init__(self, widget: Widget, fill: Callable[[], None]) -> None:
        super().__init__()
        self.widget = widget
        self.fill = fill

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()
        self.fill()


class Paper(App[None]):
    CSS = """
    .ink--strong { text-style: bold; }
    .ink--quiet { color: red; }
    .ink--tag { background: red; }
    """

    def __init__(self, widget: Widget, fill: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.sheet = Sheet(widget, fill)

    def get_default_screen(self) -> Screen[None]:
        return self.sheet


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lines that were painted."""
    found: list[int] = []

    def noting(render_line: Callable[[Any, int], Strip]) -> Callable[[Any, int], Strip]:
        def noted(widget: Any, y: int) -> Strip:
            found.append(y)
            return render_line(widget, y)

        return noted

    for kind in (Rows, Grid, Painted):
        monkeypatch.setattr(kind, "render_line", noting(kind.render_line))
    return found


async def lines_of(do: Callable[[], object], pilot: Pilot[None], painted: list[int]) -> list[int]:
    """Return the lines of the next frame after something was done."""
    await paint(pilot)
    painted.clear()
    do()
    await paint(pilot)
    return sorted(painted)


async def paint(pilot: Pilot[None]) -> None:
    await pilot.pause()
    pilot.app.screen._on_timer_update()
    quicker_paint.paint_what_waits(pilot.app.screen._compositor)


async def test_a_move_in_a_list_paints_two_lines(painted: list[int]) -> None:
    rows = Rows(uniform=True)
    items = [Row(f"row{number}", (Cell(f"Row {number}"),)) for number in range(100)]
    async with Paper(rows, lambda: rows.show(items)).run_test() as pilot:
        await lines_of(lambda: rows.action_edge(-1), pilot, painted)
        assert await lines_of(lambda: rows.action_step(1), pilot, painted) == [0, 1]


async def test_a_move_on_the_map_paints_two_lanes(painted: list[int]) -> None:
    grid = Grid()
    lanes = tuple(Lane(f"lane{number}", f"Lane {number}") for number in range(8))
    cells = tuple(GridCell(f"Cell {number}") for number in range(8))
    columns = tuple(
        GridColumn(f"column{number}", "stage", "before", "Stage", f"Touchpoint {number}", cells)
        for number in range(3)
    )
    async with Paper(grid, lambda: grid.show(columns, lanes)).run_test() as pilot:
        assert await lines_of(lambda: grid.action_lane(1), pilot, painted) == [4, 5]
        assert await lines_of(lambda: grid.action_column(1), pilot, painted) == [5]


async def test_of_painted_lines_only_those_that_differ_are_painted_again(painted: list[int]) -> None:
    widget = Painted()
    before, now = (line("one"), line("two"), line("three")), (line("one"), line("2"))
    async with Paper(widget, lambda: setattr(widget, "lines", before)).run_test() as pilot:
        assert await lines_of(lambda: setattr(widget, "lines", now), pilot, painted) == [1, 2]


@pytest.mark.parametrize(
    ("runs", "texts"),
    [
        ((Run("yes", "strong"), Run("  "), Run("no", "quiet")), ["yes  ", "no     "]),
        ((Run("  "), Run("yes", "strong")), ["  yes       "]),
        ((Run(" late ", "tag"), Run("  "), Run("now")), [" late ", "  now "]),
        ((Run("one"), Run("two")), ["onetwo      "]),
        ((), [" " * 12]),
        ((Run("much too long for it"),), ["much too lon"]),
    ],
)
async def test_blanks_are_written_in_the_style_beside_them(runs: Line, texts: list[str]) -> None:
    widget = Painted()
    async with Paper(widget).run_test():
        strip = strip_of(widget, runs, 12)
        assert [segment.text for segment in strip if segment.text] == texts
        assert strip.cell_length == 12


async def test_the_ground_is_worked_out_once_a_frame() -> None:
    widget = Painted()
    async with Paper(widget).run_test() as pilot:
        before = widget.ground
        assert widget.ground is before
        widget.styles.background = "green"
        await pilot.pause()
        widget.render_lines(Region(0, 0, 10, 1))
        assert widget.ground.bgcolor != before.bgcolor


def test_figures_stay_on_one_line_with_their_unit_where_there_is_room() -> None:
    kept = f"Refused: 38{KEPT}›{KEPT}55{KEPT}%"
    assert wrapped(kept, 18) == ["Refused: 38 › 55 %"]
    assert wrapped(kept, 17) == ["Refused:", "38 › 55 %"]
    assert wrapped(kept, 7) == ["Refused", ": 38 ›", "55 %"]


async def test_lines_made_for_a_room_are_made_and_painted_for_no_other() -> None:
    rooms: list[tuple[int, int]] = []

    def made(width: int, height: int) -> list[Line]:
        rooms.append((width, height))
        return [line("x" * width)]

    widget = Fitted(made)
    async with Paper(widget, widget.make).run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert set(rooms) == {(80, 24), (60, 24)}
        assert widget.render_lines(Region(0, 0, 60, 1))[0].text == "x" * 60
        widget._made_for = Size(80, 24)  # the resize is not told yet
        assert widget.render_lines(Region(0, 0, 60, 1))[0].text == "x" * 60
        assert rooms[-1] == (60, 24)
