"""The curve itself, cell by cell: the drafts' bars, the sprint before, the line now, and its points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sprint_tui.domain.curve import Frame, Point, bar, strokes

HEAVY = {3: "━", 12: "┃", 10: "┏", 9: "┓", 6: "┗", 5: "┛", 1: "╸", 2: "╺", 4: "╹", 8: "╻"}
LIGHT = {3: "┄", 12: "┆", 10: "┌", 9: "┐", 6: "└", 5: "┘", 1: "┄", 2: "┄", 4: "┆", 8: "┆"}
"""What a line looks like by the ways that it leaves a cell."""
ROOMY, APART = 5, 9
"""Cells of a touchpoint from which on its number stands beside the point, and free of the line."""

Canvas = dict[tuple[int, int], tuple[str, str]]
"""A character and its role by the cell that it stands in."""


def drawn(points: Sequence[Point], frame: Frame) -> Canvas:
    """Return all that is drawn, what comes first below what comes after."""
    canvas: Canvas = {(x, frame.line(0)): ("─", "rule") for x in range(frame.left(len(points)))}
    for at, point in enumerate(points):
        canvas |= _bar(at, point, frame)
    before = [one.before for one in points]
    canvas |= _stroked(before, frame, LIGHT, "quiet")
    for at, felt in enumerate(before):
        if felt is not None:
            canvas[frame.middle(at), frame.line(felt)] = ("○", "quiet")
    canvas |= _stroked([one.feeling for one in points], frame, HEAVY, "strong")
    for at, point in enumerate(points):
        canvas |= number_at(at, point, frame, "strong")
    return canvas


def number_at(at: int, point: Point, frame: Frame, role: str) -> Canvas:
    """Return the point of a touchpoint with its feeling beside it; ? where there is none."""
    x, y = frame.middle(at), frame.line(point.feeling or 0)
    if point.feeling is None:
        return {(x, y): (signed(None), role)} if point.is_touchpoint else {}
    number = signed(point.feeling)
    gap = " " if frame.step >= APART else ""
    text = f"●{gap}{number}" if frame.step >= ROOMY else number
    placed: Canvas = {(x + by, y): (char, role) for by, char in enumerate(text)}
    if gap:
        placed[x + len(text), y] = (gap, "")
    return placed


def signed(feeling: int | None) -> str:
    """Return a feeling as a number with its sign; ? where there is none."""
    return "?" if feeling is None else f"{feeling:+d}" if feeling else "0"


def _bar(at: int, point: Point, frame: Frame) -> Canvas:
    """Return the drafts' spread: a bar from the lowest to the highest."""
    if point.drafts is None:
        return {}
    lines, x = bar(point.drafts, frame), frame.middle(at)
    placed: Canvas = {(x, y): ("│", "quiet") for y in lines}
    placed[x, lines[0]] = ("┬", "quiet")
    placed[x, lines[-1]] = ("┴" if len(lines) > 1 else "┼", "quiet")
    return placed


def _stroked(feelings: Sequence[int | None], frame: Frame, glyphs: Mapping[int, str], role: str) -> Canvas:
    return {cell: (glyphs[ways], role) for cell, ways in strokes(feelings, frame).items()}
