"""What stands in a form that came back: whose it is, the draft's sheets, and all answers and ideas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sprint_tui.domain.received import ReadAnswer, ReadIdea
from sprint_tui.exchange.drafts.sheet import Sheet
from sprint_tui.exchange.prep_form import marks
from sprint_tui.exchange.prep_form.marks import FormMark


@dataclass(frozen=True)
class Form:
    """A form as it came back: its draft sheets each with what they are for, and what the other sheet says."""

    drafts: tuple[tuple[Sheet, FormMark], ...]
    answers: tuple[ReadAnswer, ...]
    ideas: tuple[ReadIdea, ...]

    @property
    def mark(self) -> FormMark:
        """What the whole form is for."""
        return self.drafts[0][1]


def form_in(sheets: Sequence[Sheet]) -> Form | None:
    """Return the form that these sheets are; None for a workbook of somebody's own."""
    drafts = tuple(
        (sheet, mark) for sheet in sheets for cell in _cells(sheet) if (mark := marks.form_mark(cell))
    )
    if not drafts:
        return None
    rows = [row for sheet in sheets for row in sheet.rows]
    return Form(drafts, tuple(_answers(rows)), tuple(_ideas(rows)))


def _cells(sheet: Sheet) -> Iterator[str]:
    return (cell for row in sheet.rows for cell in row)


def _answers(rows: Sequence[Sequence[str]]) -> Iterator[ReadAnswer]:
    """Yield every answer that was given: what stands between the question and its mark.

    A row that somebody copied to have more room says what the first one of it says on.
    """
    given: dict[tuple[str, int], list[str]] = {}
    for row in rows:
        for place, cell in enumerate(row):
            found = marks.answer_mark(cell)
            words = list(filter(None, map(str.strip, row[1:place])))
            if found and words:
                given.setdefault(found, []).extend(words)
    for (key, part), said in given.items():
        yield ReadAnswer(key, "\n".join(dict.fromkeys(said)), part)


def _ideas(rows: Sequence[Sequence[str]]) -> Iterator[ReadIdea]:
    """Yield every idea; one that names a touchpoint alone is one too."""
    for row in rows:
        for place, cell in enumerate(row):
            kind = marks.idea_mark(cell)
            touchpoint, change, *needed = (*map(str.strip, row[:place]), "", "")
            if kind and any((touchpoint, change, *needed)):
                of_kind: Literal["wow", "better"] = "wow" if kind == "wow" else "better"
                yield ReadIdea(of_kind, change, " ".join(touchpoint.split()), "\n".join(filter(None, needed)))
