"""Painted text: runs of text with a role, laid out by cells. Every text of a user enters a widget here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from sprint_tui.domain import text as safe

ROLES = (
    *("strong", "quiet", "wow", "better", "done", "tag", "rule", "key", "wrong"),
    *("place", "inverse", "empty", "full", "sign", "pointed"),
)
"""What a run of text can be; `frame.tcss` says how each looks."""

CUT = "…"
KEPT = "\u00a0"
"""A blank at which no line is broken, where that is possible; it is painted as a blank."""
_BLANKS = re.compile(rf"[^\S{KEPT}]+")


class Run(NamedTuple):
    """A run of text in one role. The text is safe for a terminal; `typed` makes one of a user's text."""

    text: str
    role: str = ""

    @property
    def width(self) -> int:
        """Cells that the run takes."""
        return cell_len(self.text)


Line = tuple[Run, ...]


def typed(text: str, role: str = "") -> Run:
    """Return a run of what a person typed, on one line, with signs for what a terminal would obey."""
    return Run(safe.one_line(text), role)


def tag(text: str, *, held: bool = False) -> Run:
    """Return a filled tag: something needs a hand. Under the cursor it bears the sign of that too."""
    return Run(f"▸{text} ", "inverse") if held else Run(f" {text} ", "tag")


def line(*runs: Run | str) -> Line:
    """Return a line of runs; plain strings are our own words."""
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def width_of(runs: Iterable[Run]) -> int:
    """Return the cells that a line takes."""
    return sum(run.width for run in runs)


def cut(text: str, width: int) -> str:
    """Return the text within so many cells, with … where there was more."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1).rstrip() + CUT


def cut_line(runs: Sequence[Run], width: int) -> Line:
    """Return the line within so many cells, with … where there was more."""
    if width_of(runs) <= width:
        return tuple(runs)
    kept: list[Run] = []
    room = width
    for run in runs:
        if run.width >= room:
            kept.append(run._replace(text=cut(run.text + " ", room) if room else ""))
            break
        kept.append(run)
        room -= run.width
    return tuple(kept)


def padded(runs: Sequence[Run], width: int, *, right: bool = False) -> Line:
    """Return the line at exactly so many cells: cut, or filled with blanks."""
    short = width - width_of(runs)
    if short < 0:
        runs = cut_line(runs, width)
        short = width - width_of(runs)
    blank = Run(" " * short)
    return (blank, *runs) if right else (*runs, blank)


def between(left: Sequence[Run], right: Sequence[Run], width: int) -> Line:
    """Return a line with one part at each end; the left one is cut when they meet."""
    room = width - width_of(right)
    return (*padded(left, max(room - 2, 0)), Run("  "), *right) if room > 2 else padded(right, width)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text within so many cells, broken between words where that is possible."""
    lines: list[str] = []
    for paragraph in safe.shown_lines(text):
        lines += _wrapped_line(paragraph, max(width, 1))
    return lines


@lru_cache(maxsize=4096)
def at_most(text: str, width: int, count: int) -> tuple[str, ...]:
    """Return at most so many lines of a text, the last with … where there is more."""
    start = text[: (width + 1) * (count + 1) * 2]
    lines = wrapped(start, width)
    if len(lines) <= count and len(start) == len(text):
        return tuple(lines)
    last = lines[count - 1] if count <= len(lines) else lines[-1]
    ended = last + CUT if cell_len(last) < width else cut(last + " ", width)
    return *lines[: min(count, len(lines)) - 1], ended


def _words(paragraph: str, width: int) -> Iterator[str]:
    """Yield the words of a paragraph; what is kept together is one of them, where it is not too wide."""
    if KEPT not in paragraph:
        yield from paragraph.split()
        return
    for word in _BLANKS.split(paragraph):
        kept = word.replace(KEPT, " ").strip()
        yield from ([kept] if cell_len(kept) <= width else kept.split()) if kept else ()


def _wrapped_line(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    row = ""
    for word in _words(paragraph, width):
        if row and cell_len(row) + 1 + cell_len(word) <= width:
            row = f"{row} {word}"
            continue
        if row:
            lines.append(row)
        *full, row = chop_cells(word, width) or [""]
        lines += full
    return [*lines, row]
