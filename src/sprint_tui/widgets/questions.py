"""A stage that asks the questions of the preparation: one person's answers, each brought or kept private."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sprint_tui.content.questions import Question
from sprint_tui.domain import route
from sprint_tui.store.drafts import has_answered
from sprint_tui.store.tables import Answer
from sprint_tui.widgets import preparing
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.ink import Run, at_most, line, typed
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.strip import Strip

if TYPE_CHECKING:
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.desk import Desk

PROSE = 76
"""Cells of an answer in a wide window."""
NUMBER = 4
"""Cells before a question, for its number."""
IN_LIST = 3
"""Cells that a line of a list is further in."""


class QuestionScreen(FormScreen):
    """A form whose rows may be lines of answers: the id of such a row is `<key of the question>:<line>`."""

    ASKS_IN_FULL: ClassVar[bool] = True
    """Whether each question stands in full above its answer."""
    WRITES = frozenset({"bring"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "bring", "bring"),
        Binding("delete", "remove", "remove", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: set[str] = set()
        self.is_over = False

    @property
    def person(self) -> Participant | None:
        """The person who prepares here; None while nobody said so."""
        return preparing.me(self.rows)

    @property
    def whose(self) -> str:
        """Say whose answers these are."""
        return self.words("questions.whose", name=typed(self.person.name).text) if self.person else ""

    def answered(self, questions: Sequence[Question]) -> int:
        """Return how many of these questions are answered."""
        person = self.person
        return sum(has_answered(self.rows, person.id, one.key) for one in questions) if person else 0

    def reload(self) -> None:
        super().reload()
        self._known |= {one.id for one in self.rows.said if self._asks(one.key)}

    def shows(self, row_id: str) -> bool:
        """Say whether an answer is given here, also one that was taken back just now."""
        return row_id in self._known

    def _asks(self, key: str) -> bool:
        return route.stage_of_answer(key) == self.key

    # The question under the cursor

    @property
    def asked_here(self) -> tuple[Question, int] | None:
        """The question under the cursor, and which line of its answer."""
        key, _, part = self.form.row_id.rpartition(":")
        return (self.content.question(key), int(part)) if key and part.isdigit() else None

    @property
    def answer_here(self) -> Answer | None:
        """The stored answer under the cursor."""
        person, asked = self.person, self.asked_here
        return preparing.answer(self.rows, person, asked[0].key, asked[1]) if person and asked else None

    def field_here(self) -> Field | None:
        asked, person = self.asked_here, self.person
        if asked is None:
            return None
        question, part = asked
        found = self.answer_here
        bring = question.is_brought
        return Field(
            key=f"{question.key}:{part}",
            label=question.label,
            ask=question.ask,
            example=question.example,
            many_lines=not question.is_list,
            value=found.words if found is not None else "",
            save=preparing.saving_answer(self.rows, person, question.key, part, is_brought=bring)
            if person
            else not_typed,
            did="answered",
        )

    def show_strip(self) -> None:
        """The question stands in full above its answer: the strip has the whole answer, or an example."""
        field = self.field_here()
        if field is None or self.asked_here is None or not self.ASKS_IN_FULL:
            self.strip.describe(field)
            return
        example = self.words("strip.example", example=field.example)
        text, role = (field.value, "") if field.value.strip() else (example, "quiet")
        height = max(self.strip.content_size.height, 2)
        self.strip.show([line(Run(one, role)) for one in at_most(text, self.strip.text_width, height)])

    def edit(self, field: Field | None, caret: int | None = None) -> None:
        """Before the first answer it is asked whose answers these are."""
        if field is not None and self.person is None:
            preparing.ask_who(self, lambda _: self.edit(self.field_here()))
        else:
            super().edit(field, caret)

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if not isinstance(row, Answer):
            super().go_to_row(row_id, field)
        elif not self.form.select(f"{row.key}:{row.part}"):
            stage = route.stage_of_answer(row.key)
            if stage not in {"", self.key}:
                self.post_message(GoTo(stage, row_id, field))
        self.show_strip()

    @on(Strip.Left)
    def _note_escape(self, event: Strip.Left) -> None:
        """Whoever leaves a field by escape wants to be asked nothing more."""
        self.is_over = event.by_escape

    def after_edit(self, field: Field, direction: int) -> bool:
        """Enter in a line of a list goes on to the next one, while something is written."""
        asked, found = self.asked_here, self.answer_here
        if self.is_over or direction or asked is None or found is None or not found.words.strip():
            return False
        question, part = asked
        if part + 1 >= question.lines:
            return False
        self.action_next_field()
        return True

    # What the keys do

    def action_bring(self) -> None:
        """Bring the answer under the cursor into the meeting, or keep it private."""
        found = self.answer_here
        if found is None or not found.words.strip():
            self.refuse("questions.nothing_to_bring")
            return
        with self.step("bring") as step:
            step.edit(found, is_brought=not found.is_brought)
        self.say("questions.private_now" if found.is_brought else "questions.brought_now")

    def action_remove(self) -> None:
        """Take back the answer under the cursor."""
        found = self.answer_here
        if found is not None:
            with self.step("clear_answer") as step:
                step.remove(found)
            self.say("said.removed")


def asked_rows(screen: QuestionScreen, question: Question, number: str, lines: int) -> Iterator[Row]:
    """Yield a question in full, and below it its answer in at most so many lines, or its list."""
    lead = (Run(number, "quiet"),)
    yield Row("", (Cell(question.ask, "strong"),), lead=lead, lead_width=NUMBER, lines=4, columns=_ASKED)
    for part in range(question.lines):
        if question.is_list:
            label = f"{part + 1}".rjust(NUMBER + 1)
            yield answer_row(screen, question, part, label, 2, lead_width=NUMBER + IN_LIST)
        else:
            yield answer_row(screen, question, part, "", lines, lead_width=NUMBER)


def answer_row(
    screen: QuestionScreen,
    question: Question,
    part: int,
    label: str,
    lines: int,
    *,
    lead_width: int | None = None,
) -> Row:
    """Return one line of an answer, and at its right whether it goes into the meeting."""
    person, words = screen.person, screen.words
    found = preparing.answer(screen.rows, person, question.key, part) if person is not None else None
    said = found.words if found is not None else ""
    empty = "" if part else words("questions.empty")
    bring = found.is_brought if found is not None else question.is_brought
    mark = words("questions.brought" if bring else "questions.private") if said.strip() else ""
    cells = (Cell(said) if said.strip() else Cell(empty, "quiet"), Cell(mark, "" if bring else "quiet"))
    return Row(
        f"{question.key}:{part}",
        cells,
        lead=(Run(label, "quiet"),),
        lines=lines,
        columns=_COLUMNS[lead_width == NUMBER + IN_LIST],
        lead_width=lead_width,
        is_whole=True,
    )


_BROUGHT = Column("bring", width=10)
_COLUMNS = {
    False: (Column("answer", most=PROSE), _BROUGHT),
    True: (Column("answer", most=PROSE - IN_LIST), _BROUGHT),
}
_ASKED = (Column("ask", most=PROSE),)
