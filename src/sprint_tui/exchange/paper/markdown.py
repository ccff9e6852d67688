"""Markdown that reads as plain text as well. What a person typed is text in it, whatever signs it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from sprint_tui.domain.text import shown, stored

WIDTH = 98
"""Cells of a line: it is printed, and read in an editor of 100 columns."""

_OBEYED = re.compile(r"[\\`*_\[\]<>|~&$#@]|:(?=//)|:(?=[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
_OBEYED_FIRST = re.compile(r"[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$)")
_NUMBER = re.compile(r"\d{0,9}")
_PART = " / "
"""What parts the lines of a text that is written on one."""


class Column(NamedTuple):
    """One column of a table: its title, and the cells that it takes."""

    title: str
    width: int


def flat(text: str) -> str:
    """Return a text on one line, with signs for what a printer or a terminal would obey."""
    parts = (part.replace("\t", " ") for part in stored(text).split("\n") if part.strip())
    return " ".join(shown(_PART.join(parts)).split())


def escaped(line: str) -> str:
    """Return a line that is text wherever it stands, also first in its paragraph."""
    first = _NUMBER.match(line)
    start = first.end() if first else 0
    opens = _OBEYED_FIRST.match(line, start)
    safe = _OBEYED.sub(r"\\\g<0>", line)
    return f"{line[:start]}\\{safe[start:]}" if opens else safe


def inline(text: str) -> str:
    """Return a typed text for one line: a heading, or the end of a line of ours."""
    return escaped(flat(text))


def wrapped(text: str, width: int, label: str = "") -> list[str]:
    """Return a typed text in lines of at most so many cells, at least one; only a longer word is broken.

    The first line begins with a label, which is ours and stays as it is.
    """
    taken = cell_len(label)
    lines = [""]
    for word in flat(text).split(" "):
        first, *pieces = _chopped(word, width)
        tried = f"{lines[-1]} {first}".strip()
        room = width - (taken if len(lines) == 1 else 0)
        if cell_len(escaped(tried)) <= room or not lines[-1]:
            lines[-1] = tried
        else:
            lines.append(first)
        lines += pieces
    first, *rest = (escaped(line) for line in lines)
    return [label + first, *rest]


def item(text: str, lead: str = "-") -> list[str]:
    """Return a typed text as an item of a list; it goes on below what follows the list's own sign.

    `lead` is that sign, and words of ours that the text begins with.
    """
    sign, _, label = lead.partition(" ")
    indent = " " * (len(sign) + 1)
    first, *rest = wrapped(text, WIDTH - len(indent), f"{label} " if label else "")
    return [f"{sign} {first}".rstrip(), *(indent + line for line in rest)]


def quoted(text: str) -> list[str]:
    """Return a typed text as a quotation."""
    return [f"> {line}" for line in wrapped(text, WIDTH - 2)]


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, tall: int = 1) -> list[str]:
    """Return a table of typed texts; each row takes the lines it needs, and at least `tall` to write on."""
    lines = [_row([column.title for column in columns], columns)]
    lines.append("|" + "|".join("-" * (column.width + 2) for column in columns) + "|")
    for row in rows:
        cells = [wrapped(text, column.width) for text, column in zip(row, columns, strict=True)]
        high = [*zip_longest(*cells, fillvalue="")]
        high += [("",) * len(columns)] * (tall - len(high))
        lines += [_row(parts, columns) for parts in high]
    return lines


def _row(cells: Sequence[str], columns: Sequence[Column]) -> str:
    filled = (
        cell + " " * (column.width - cell_len(cell)) for cell, column in zip(cells, columns, strict=True)
    )
    return "| " + " | ".join(filled) + " |"


def _chopped(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit, also when each of their signs needs another before it."""
    if cell_len(escaped(word)) <= width:
        return [word]
    return chop_cells(word, max(width // 2, 2))
