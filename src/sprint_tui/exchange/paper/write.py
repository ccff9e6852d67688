"""The whole paper: what stands on it, in which order, and how it reaches the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.exchange.paper import agenda, brief, sheets
from sprint_tui.exchange.paper.markdown import inline, item, quoted
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


def write_paper(path: Path, rows: SprintRows, content: Content) -> None:
    """Write the paper of a sprint to a file: whole, or not at all. Raises OSError."""
    with whole_file(path) as part:
        part.write_text(make_paper(rows, content), encoding="utf-8", newline="\n")


def make_paper(rows: SprintRows, content: Content) -> str:
    """Return the paper of a sprint: what the meeting needs when the screen stays dark."""
    words = content.words
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("meeting", brief.meeting(rows, content)),
        ("agenda", agenda.agenda(rows, content)),
        ("promise", brief.promise(rows, content)),
        ("blocks", agenda.blocks(rows, content)),
        ("drift", _drift(content)),
        ("map", sheets.maps(rows, content)),
        ("slips", sheets.slips(rows, content)),
        ("board", sheets.board(content)),
        ("thirty", sheets.thirty(content)),
        ("parking", sheets.parking(rows, content)),
        ("checklist", sheets.checklist(content)),
    )
    lines = [f"# {inline(rows.sprint.title)}", "", *quoted(words("paper.about"))]
    for key, section in sections:
        lines += ["", f"## {words(f'paper.heads.{key}')}", ""]
        if key in words.table("paper.how"):
            lines += [*quoted(words(f"paper.how.{key}")), ""]
        lines += section
    return "\n".join(_calm(lines)) + "\n"


def _drift(content: Content) -> list[str]:
    return [line for key in ("pain", "feel") for line in item(content.words(f"paper.drift.{key}"))]


def _calm(lines: list[str]) -> list[str]:
    """Return the lines with one empty one where several met, and none at the end of a line."""
    kept = [line.rstrip() for line in lines]
    return [line for at, line in enumerate(kept) if line or (at and kept[at - 1])]
