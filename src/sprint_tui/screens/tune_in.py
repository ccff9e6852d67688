"""Tune-in: four questions before anything is read, so that the first thought is one's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.widgets.questions import QuestionScreen, asked_rows
from sprint_tui.widgets.row import Row

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

GROUP = "tune_in"


class TuneIn(QuestionScreen):
    """The four questions one below the other, with room for what comes to mind."""

    key = "tune_in"
    CSS_PATH = "tune_in.tcss"

    def show(self, rows: SprintRows) -> None:
        questions = self.content.questions(GROUP)
        self.form.show(tuple(self._form()))
        facts = self.words("questions.facts", done=self.answered(questions), total=len(questions))
        self.head.show(self.words("stages.tune_in"), facts, info=self.words("tune_in.info"), more=self.whose)
        self.show_strip()

    def _form(self) -> Iterator[Row]:
        lines = 6 if self.size.height >= 36 else 3
        for number, question in enumerate(self.content.questions(GROUP), 1):
            if number > 1:
                yield Row("")
            yield from asked_rows(self, question, f"{number}", lines)
