"""What stands under the guide's cursor, and what the strip says of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sprint_tui.domain import dates, route
from sprint_tui.exchange.calendar.when import STARTS, begin_of
from sprint_tui.screens.prep.view import BLOCK, HAND_OVER, PLAN, TASK, WHO
from sprint_tui.store.tables import Answer, Preparation, PrepEvent
from sprint_tui.widgets import preparing
from sprint_tui.widgets.field import Field, NotUnderstoodError
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.prep_clock import GUIDE, prep_of
from sprint_tui.widgets.prep_counts import task_counts
from sprint_tui.widgets.questions import QuestionScreen
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.prep import PrepBlock, PrepTask
    from sprint_tui.domain.prep import Prep
    from sprint_tui.store.tables import Participant


READING, TUNE_IN = "reading", "tune_in"


class UnderCursor(QuestionScreen):
    """A block, a task, the question that is answered here, a plan, or one of the last lines."""

    @property
    def prep(self) -> Prep:
        """The blocks of the person who prepares here."""
        assert self.person is not None
        return prep_of(self.rows, self.content, self.person, self.desk.now())

    # What stands under the cursor

    @property
    def block_here(self) -> PrepBlock | None:
        """The block under the cursor."""
        key = self.form.row_id
        return self.content.prep.block(key.removeprefix(BLOCK)) if key.startswith(BLOCK) else None

    @property
    def task_here(self) -> PrepTask | None:
        """The task under the cursor, but for the question that is answered here."""
        tasks = self.content.prep.tasks
        return next((one for one in tasks if f"{TASK}{one.key}" == self.form.row_id), None)

    def stage_of(self, block: PrepBlock) -> str:
        """Return where a block is done: reading begins with the questions that come before it."""
        if block.key == READING and self.person is not None:
            counts = task_counts(self.rows, self.content, self.person)
            if TUNE_IN in counts and not counts[TUNE_IN].is_there:
                return TUNE_IN
        return block.stage

    def shows(self, row_id: str) -> bool:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Preparation | PrepEvent):
            return True
        return super().shows(row_id) or (isinstance(row, Answer) and row.key.startswith(TASK))

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        here = row.key if isinstance(row, Answer) else ""
        if self.form.select(f"{BLOCK}{row.block}" if isinstance(row, PrepEvent) else here):
            self.show_strip()
        else:
            super().go_to_row(row_id, field)

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def show_strip(self) -> None:
        """Say what the line is about, and what enter does there."""
        if self.asked_here is not None or self.form.row_id == STARTS:
            super().show_strip()
            return
        texts = [text for text in self._about() if text]
        room = max(self.strip.content_size.height, 3)
        shown: list[Run] = []
        for number, text in enumerate(texts):
            found = at_most(text, self.strip.text_width, max(room - len(shown), 1) if number else 2)
            shown += [Run(one, "quiet" if number else "") for one in found]
        self.strip.show([line(one) for one in shown[:room]])

    def _about(self) -> tuple[str, str]:
        block, task, row_id = self.block_here, self.task_here, self.form.row_id
        if block is not None:
            stage = self.stage_of(block)
            goes = stage in route.KEYS and stage != GUIDE
            name = self.words(f"stages.{stage}") if goes else ""
            return block.about, self.words(
                "prep.about.block_goes" if goes else "prep.about.block", stage=name
            )
        if task is not None and task.stage:
            return task.words, self.words("prep.about.task_goes", stage=self.words(f"stages.{task.stage}"))
        if task is not None:
            return task.words, self.words(
                "prep.about.journey" if task.key == "journey" else "prep.about.task"
            )
        if row_id.startswith(PLAN):
            return self.words("prep.about.plan"), ""
        return self.words(f"prep.about.{row_id}") if row_id in {WHO, HAND_OVER} else "", ""

    def field_here(self) -> Field | None:
        if self.form.row_id == STARTS and self.person is not None:
            return self._starts(self.person)
        return super().field_here() if self.asked_here is not None else None

    def _starts(self, person: Participant) -> Field:
        """Return the field that asks when the preparation begins."""
        words, today = self.words, self.desk.today(self.rows)
        begin = begin_of(self.rows, self.content, person, self.desk.now().at)
        save = preparing.saving_answer(self.rows, person, STARTS)

        def parse(text: str) -> datetime:
            try:
                return datetime.combine(*dates.parse_moment(text, today))
            except dates.NotADateError as error:
                example = (today + timedelta(days=1)).isoformat()
                raise NotUnderstoodError("not_a_moment", text=text, example=example) from error

        return Field(
            key=STARTS,
            label=words("prep.starts.label"),
            ask=words("prep.starts.ask"),
            example=words("prep.starts.example"),
            value=f"{begin:%Y-%m-%d %H:%M}",
            parse=parse,
            echo=lambda at: f"{long_date(at.date(), words)}, {at:%H:%M}",
            save=lambda step, at: save(step, f"{at:%Y-%m-%d %H:%M}"),
            is_needed=True,
            did="prep_starts",
        )
