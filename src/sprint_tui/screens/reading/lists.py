"""The two lists of the reading: its parts with their minutes, and all that its reader wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.prose import Mark
from sprint_tui.screens.reading.layout import NOTE, tuned_in
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.reading import Part, Reading
    from sprint_tui.screens.reading.reader import Reader

TITLE, MINUTES, LABEL = 32, 6, 20
PARTS = (Column("title", width=TITLE), Column("minutes", width=MINUTES, right=True), Column("text", most=66))
WRITTEN = (Column("label", width=LABEL), Column("text", most=66))
MOST_LINES = 12


def contents(reader: Reader, here: str) -> Iterator[Row]:
    """Yield the sections and their parts; `here` is the part that was read last."""
    words = reader.words
    for at, section in enumerate(reader.reading.sections):
        if at:
            yield Row("")
        minutes = words("reading.minutes", n=section.minutes)
        yield Row(
            "",
            (Cell(section.title, "strong"), Cell(minutes, "strong"), Cell(section.about, "quiet")),
            lines=2,
        )
        for part in section.parts:
            tick = Run("✓ ", "done") if reader.is_read(part) else Run("· ", "quiet")
            says = [words("reading.last_here")] if part.key == here else []
            note = reader.note(part)
            says += [words("reading.noted", note=typed(note).text)] if note else []
            cells = (
                Cell(part.title),
                Cell(words("reading.minutes", n=part.minutes)),
                Cell(" · ".join(says), "quiet"),
            )
            yield Row(part.key, cells, lead=(tick,))


def written(reader: Reader) -> Iterator[Row]:
    """Yield all that was written: the tune-in, then notes and answers part by part. A row's id is where."""
    yield from _tune_in(reader)
    for part in reader.reading.parts:
        rows = list(_of_part(reader, part))
        if rows:
            yield Row("")
            yield Row("", (Cell(part.title, "strong"),))
            yield from rows


def places_of_answers(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return where each answer is given, by its key: the part, and the block that asks, or its note."""
    found: dict[str, tuple[str, str]] = {}
    for one in reading.parts:
        found |= {one.note_key: (one.key, NOTE), one.tick_key: (one.key, "")}
        for at, block in enumerate(one.blocks):
            asked = reading.asked(block) if isinstance(block, Mark) else None
            if asked is not None:
                found[asked.answer_key] = (one.key, f"{at}")
    return found


def _tune_in(reader: Reader) -> Iterator[Row]:
    words = reader.words
    yield Row("", (Cell(words("reading.tune_in_title"), "strong"),))
    given = list(tuned_in(reader.content, reader.answers))
    for question, said in given:
        for at, one in enumerate(said):
            yield _row(f"{question.key}:{at}", "" if at else question.label, typed(one).text)
    if not given:
        yield Row("", (Cell(words("reading.no_tune_in"), "quiet"),), lines=3)


def _of_part(reader: Reader, part: Part) -> Iterator[Row]:
    words = reader.words
    if note := reader.note(part):
        yield _row(f"{part.key}:{NOTE}", words("reading.note_label"), typed(note).text)
    for at, block in enumerate(part.blocks):
        if not isinstance(block, Mark) or block.kind != "ask":
            continue
        question = reader.reading.questions[block.key]
        for line in range(question.lines):
            said = reader.answers.get((question.answer_key, line), "")
            if said.strip():
                shown = f"{said} %" if question.kind == "percent" else said
                yield _row(f"{part.key}:{at}.{line}", "" if line else question.short, typed(shown).text)


def _row(row_id: str, label: str, said: str) -> Row:
    return Row(row_id, (Cell(label, "quiet"), Cell(said)), lines=MOST_LINES, columns=WRITTEN, is_whole=True)
