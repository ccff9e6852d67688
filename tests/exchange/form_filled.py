"""The prep form as somebody fills it in: by the place of headings and questions, with the marks unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from made import NOW, rows_of
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sprint_tui.content.load import load
from sprint_tui.exchange.example import finished_example
from sprint_tui.exchange.prep_form.marks import answer, idea
from sprint_tui.exchange.prep_form.write import make_form
from sprint_tui.store.rows import SprintRows

DRAFT, ANSWERS = 0, -1

TOUCHPOINTS = (
    (
        "Notice",
        "Before",
        "Platform sign",
        "See how long it takes",
        "Looks up",
        '"Is it full?"',
        "Neither (0)",
    ),
    ("Order", "During", "Counter order", "Get the usual", "Stands in line", "“7:52 …”", "Very bad (-2)"),
    ("Order", "", "Pick-up shelf", "Find my cup", "Turns cups round", "= which one?", "1"),
    ("Ride", "After", "First sip", "Five minutes", "Opens the lid", "-- ahh", "Very good (+2)"),
    ("Put right", "After", "A wrong cup", "Be believed", "Types\nand waits", "Hello?", "no idea"),
)
GAPS = (
    ("They expect more", "no minutes on the sign"),
    ("We under-deliver", ""),
    ("", "it is crowded"),
    ("In line", ""),
    ("", ""),
)
ANSWERED = {
    ("tune_in.1", 0): "The counter",
    ("tune_in.1", 2): "The shelf",
    ("tune_in.2", 0): "The half minute\nat the shelf",
    ("think.5", 0): "Cups an hour; nobody asks who made the train",
    ("breaks.1", 1): "The tip screen",
}
IDEAS = (
    ("wow", "Pick-up shelf", "Name and last train on the sleeve", "A printer that does not jam"),
    ("better", "Counter order", "One question", ""),
    ("better", "A wrong cup", "An answer the same morning", ""),
)


def example_rows() -> SprintRows:
    """Return the finished example."""
    return rows_of(finished_example())


def form_for(name: str = "Operations lead") -> Workbook:
    """Return the form of one of the example's team."""
    rows = example_rows()
    person = next((one for one in rows.participants if one.name == name), None)
    return make_form(rows, load(), NOW, person)


def fill_draft(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    """Type touchpoints below the headings."""
    head = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Touchpoint")
    for number, row in enumerate(rows, head + 1):
        for column, words in enumerate(row, 1):
            if words:
                _type(sheet, number, column, words)


def fill_answers(
    sheet: Worksheet, answers: Mapping[tuple[str, int], str], ideas: Sequence[tuple[str, str, str, str]]
) -> None:
    """Type answers beside their questions, and ideas on the next line of their kind."""
    marks = {str(row[-1].value): row[0].row for row in sheet.iter_rows()}
    for (key, part), words in answers.items():
        _type(sheet, marks[answer(key, part)], 2, words)
    last: dict[str, int] = {}
    for kind, *cells in ideas:
        lines = [row[0].row for row in sheet.iter_rows() if row[-1].value == idea(kind)]
        line = lines[last.setdefault(kind, 0)]
        last[kind] += 1
        for column, words in enumerate(cells, 1):
            if words:
                _type(sheet, line, column, words)


def _type(sheet: Worksheet, row: int | None, column: int, words: str) -> None:
    cell = sheet.cell(row or 1, column)
    cell.value = words
    cell.data_type = "s"


def filled() -> Workbook:
    """Return the form with all of the above in it."""
    book = form_for()
    fill_draft(book.worksheets[DRAFT], [(*row, *gap) for row, gap in zip(TOUCHPOINTS, GAPS, strict=True)])
    fill_answers(book.worksheets[ANSWERS], ANSWERED, IDEAS)
    return book


def saved(path: Path) -> Workbook:
    """Return a workbook as it stands in a file."""
    return load_workbook(path)


if __name__ == "__main__":
    import sys

    filled().save(sys.argv[1])
