"""Only the cells that changed are painted and sent: what stands beside them was right before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from sprint_tui.screens.brief import Brief
from sprint_tui.widgets.ink import Line, Run, cut_line, padded
from sprint_tui.widgets.narrow import NarrowUpdate, touched_renders
from sprint_tui.widgets.paint import differing
from stage import example, staged

WIDTH = 12
RUNS = st.builds(Run, st.text("ab █日", max_size=6), st.sampled_from(["", "strong", "tag"]))
LINES = st.lists(RUNS, max_size=4).map(lambda runs: cast(Line, tuple(runs)))
STYLES = [None, Style(bold=True), Style(color="red"), Style(color="red", bgcolor="blue")]
SENT = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b]+)")


def cells(shown: Line) -> list[tuple[str, str]]:
    """Return character and role of each cell; the second half of a wide character is empty."""
    found: list[tuple[str, str]] = []
    for run in padded(cut_line(shown, WIDTH), WIDTH):
        for char in run.text:
            found.append((char, run.role))
            found += [("", run.role)] * (Run(char).width - 1)
    return found


@given(LINES, LINES)
def test_cells_that_are_not_painted_again_were_the_same(before: Line, now: Line) -> None:
    if before == now:
        return
    first, last = differing(before, now, WIDTH)
    was, is_ = cells(before), cells(now)
    assert was[:first] == is_[:first]
    assert was[last:] == is_[last:]
    assert 0 <= first <= last <= WIDTH


def test_a_second_that_passes_is_one_digit() -> None:
    before, now = (Run("12:41", "strong"), Run(" left")), (Run("12:40", "strong"), Run(" left"))
    assert differing(before, now, WIDTH) == (4, 5)


@given(
    st.lists(
        st.tuples(st.text("abc", min_size=1, max_size=4), st.sampled_from(STYLES)), min_size=1, max_size=4
    ),
    st.integers(0, 8),
    st.integers(1, 8),
)
def test_what_is_sent_is_the_changed_cells_at_their_place_in_their_style(
    parts: list[tuple[str, Style | None]], first: int, width: int
) -> None:
    strip = Strip([Segment(text, style) for text, style in parts])
    last = min(first + width, strip.cell_length)
    if first >= last:
        return
    update = NarrowUpdate([{0: None}, {3: strip}], [(1, 3 + first, 3 + last)], [[9], [3 + strip.cell_length]])
    sent = update.render_segments(Console(color_system="truecolor", force_terminal=True))
    meant = [(char, style) for text, style in parts for char in text][first:last]
    assert arrived(sent) == {(1, 3 + first + at): one for at, one in enumerate(coded(meant))}


async def test_only_widgets_that_a_change_touches_are_asked_for_their_rows(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Brief, door) as hand:
            compositor = hand.screen._compositor
            head = hand.screen.query_one("Head").region
            crop = Region(head.x + 3, head.y + 1, 4, 1)
            shown = list(touched_renders(compositor, crop))
            assert all(len(strips) == 1 for _, _, strips in shown)
            assert all(crop.overlaps(region) for region, _, _ in shown)
            whole = list(touched_renders(compositor, None))
            for region, rows, (strip,) in shown:
                at = region.intersection(rows).y
                same = [(clip, lines) for other, clip, lines in whole if other == region]
                assert strip.text in [lines[at - region.intersection(clip).y].text for clip, lines in same]


def coded(meant: list[tuple[str, Style | None]]) -> list[tuple[str, str]]:
    console = Console(color_system="truecolor", force_terminal=True)
    return [
        (char, style._make_ansi_codes(console._color_system) if style and console._color_system else "")
        for char, style in meant
    ]


def arrived(sent: str) -> dict[tuple[int, int], tuple[str, str]]:
    """Return which character, in which style, a terminal then has at which line and column."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    y = x = 0
    codes = ""
    for row, column, style, text in SENT.findall(sent):
        if row:
            y, x = int(row) - 1, int(column) - 1
        elif text:
            for char in text:
                found[y, x] = (char, codes)
                x += 1
        else:
            codes = "" if style == "0" else style
    return found
