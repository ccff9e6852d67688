"""The screen of the checklist: answers earned or said with a reason, submission, workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui import __version__
from sprint_tui.domain import checklist, dates
from sprint_tui.domain.zones import day_in
from sprint_tui.exchange.sprint_json import frozen
from sprint_tui.screens.checklist.view import (
    EXPORT,
    LEAD,
    SUBMIT,
    ChecklistView,
    answer_to,
    build_view,
    submitted,
)
from sprint_tui.store.facts import maps_in_play
from sprint_tui.store.tables import ChecklistAnswer, Snapshot
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.exporting import export
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.going import go
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.shown import long_date
from sprint_tui.widgets.stage import StageScreen
from sprint_tui.widgets.twice import Twice

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.field import Save


class Checklist(StageScreen):
    """Four items and their proof; enter on a line of proof goes to where it is mended."""

    key = "checklist"
    CSS_PATH = "checklist.tcss"
    WRITES = frozenset({"say_yes", "submit", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "answer"),
        Binding("y", "say_yes", "yes"),
        Binding("S", "submit", "submit"),
        Binding("W", "workbook", "workbook"),
        Binding("z", "difference", "since_submitted"),
        Binding("c", "closing", "closing"),
        Binding("delete", "clear", "clear", show=False),
    ]
    items = getters.query_one("#items", Rows)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: ChecklistView | None = None
        self._twice = Twice(desk.now)

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, id="items")

    def body(self) -> Widget:
        return self.items

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_strip)

    def show(self, rows: SprintRows) -> None:
        view = self.view = build_view(rows, self.facts, self.content)
        self.items.show(view.rows)
        facts = self.words("checklist.facts", said=view.said, proved=view.proved)
        info = self.words("checklist.info")
        self.head.show(self.words("stages.checklist"), facts, info=info, more=submitted(rows, self.content))
        self.show_strip()

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        self.items.select(row.item if isinstance(row, ChecklistAnswer) else row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.items.row_id, ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has changed is asked once there is something to compare with."""
        if action == "difference" and not self.rows.snapshots:
            return False
        return super().check_action(action, parameters)

    def show_strip(self) -> None:
        row_id = self.items.row_id
        item = next((one for one in self.content.checklist if one.key == row_id), None)
        if item is not None:
            self.strip.show(self._lines(item.question, item.proved_by))
        elif row_id in {SUBMIT, EXPORT}:
            self.strip.show(self._lines(self.words(f"checklist.about.{row_id}")))
        elif self.view is not None and row_id in self.view.lines:
            one = self.view.lines[row_id]
            key = "holds" if one.holds else "missing"
            self.strip.show(
                self._lines(self.words(f"checklist.{key}", stage=self.words(f"stages.{one.stage}")))
            )
        else:
            self.strip.show(())

    def field_here(self) -> Field | None:
        item = next((one for one in self.content.checklist if one.key == self.items.row_id), None)
        if item is None:
            return None
        stored = answer_to(self.rows, item.key)
        choices = self.content.choices("answer")
        return Field(
            key=f"{item.key}:answer",
            label=item.title,
            ask=item.question,
            save=self._saving(item.key, "answer"),
            options=tuple(Option(choice.code, choice.label, choice.hint) for choice in choices),
            chosen=frozenset({stored.answer if stored else "open"}),
            did="answer",
        )

    def action_open(self) -> None:
        row_id = self.items.row_id
        if row_id == SUBMIT:
            self.action_submit()
        elif row_id == EXPORT:
            self.action_workbook()
        elif self.view is not None and row_id in self.view.lines:
            one = self.view.lines[row_id]
            if one.map_index is not None:
                self.desk.map_id = maps_in_play(self.rows)[one.map_index].id
            if one.code == "touchpoint_owners" and one.total:
                self.post_message(OpenPage("owners", self.rows.sprint.id, one.target))
            else:
                go(self, one.stage, one.target, one.field)
        else:
            self.edit(self.field_here())

    def after_edit(self, field: Field, direction: int) -> bool:
        """An answer that the figures do not prove asks for its reason."""
        item, _, name = field.key.partition(":")
        stored = answer_to(self.rows, item)
        if name != "answer" or stored is None or stored.reason or not self._wants_reason(item, stored.answer):
            return False
        self.edit(self._reason_field(item))
        return True

    def action_say_yes(self) -> None:
        item = self.items.row_id.partition(":")[0]
        if item not in checklist.ITEMS:
            return
        save = self._saving(item, "answer")
        with self.step("answer") as step:
            save(step, "yes")
        self.reload()
        if self._wants_reason(item, "yes"):
            self.edit(self._reason_field(item))

    def action_clear(self) -> None:
        stored = answer_to(self.rows, self.items.row_id)
        if stored is not None:
            with self.step("answer") as step:
                step.remove(stored)

    def action_submit(self) -> None:
        """Freeze the sprint as it is; without four Yes, or once more, at the second press."""
        before = submitted(self.rows, self.content)
        still = len(checklist.ITEMS) - sum(answer.answer == "yes" for answer in self.rows.answers)
        if (before or still) and not self._twice.is_second(still):
            key = "checklist.submit_open" if still else "checklist.submit_twice"
            self.say(key, n=still, submitted=before)
            return
        sprint, now = self.rows.sprint, self.desk.now().at
        audit = sprint.audit_on or dates.audit_on(day_in(sprint.zone, sprint.meeting_start or now))
        with self.step("submit") as step:
            step.edit(sprint, submitted_at=now, audit_on=audit)
            step.add(Snapshot, sprint_id=sprint.id, at=now, body=frozen(step.rows(), __version__))
        said = self.words("checklist.done_open", n=still) if still else self.words("checklist.done")
        day = long_date(audit, self.words) if audit is not None else ""
        self._hand_on(f"{said} {self.words('checklist.audit', date=day)}" if day else said)

    @work
    async def _hand_on(self, said: str) -> None:
        """Write the workbook of what was submitted; where none is written, the submission stands."""
        path = await export(self)
        written = self.words("export.written", path=path) if path else self.words("checklist.no_workbook")
        self.tell(f"{said} {written}")

    def action_closing(self) -> None:
        """The ten-word test, and looking back."""
        self.post_message(OpenPage("closing", self.rows.sprint.id))

    def action_difference(self) -> None:
        self.post_message(OpenPage("difference", self.rows.sprint.id))

    @work
    async def action_workbook(self) -> None:
        await export(self)

    def _wants_reason(self, item: str, answer: str) -> bool:
        return answer == "no" or (answer == "yes" and not checklist.is_proved(item, self.facts))

    def _reason_field(self, item: str) -> Field:
        stored = answer_to(self.rows, item)
        answer = stored.answer if stored else "yes"
        return Field(
            key=f"{item}:reason",
            label=self.words("checklist.reason"),
            ask=self.words(f"checklist.ask_reason.{answer}"),
            example=self.words(f"checklist.example_reason.{answer}"),
            value=stored.reason if stored else "",
            many_lines=True,
            save=self._saving(item, "reason"),
            did="answer",
        )

    def _saving(self, item: str, name: str) -> Save:
        """Return what stores an answer or its reason; an earlier reason does not outlive its answer."""
        sprint_id = self.rows.sprint.id

        def save(step: Step, value: Any) -> None:
            answers = step.stored_where(ChecklistAnswer, "sprint_id", sprint_id)
            answer = next((one for one in answers if one.item == item), None)
            answer = answer or step.add(ChecklistAnswer, sprint_id=sprint_id, item=item)
            fresh = name == "answer" and answer.answer != value
            step.edit(answer, **{name: value}, **({"reason": ""} if fresh else {}))

        return save

    def _lines(self, *texts: str) -> list[tuple[Run, ...]]:
        """Return the first text, and of the second what there is room for."""
        width, room = self.strip.text_width, max(self.strip.content_size.height, 3)
        rows: list[Run] = []
        for text in texts:
            role = "quiet" if rows else ""
            rows += [Run(row, role) for row in at_most(text, width, min(room - len(rows), 2))]
        return [line(run) for run in rows]
