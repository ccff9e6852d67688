"""The page of block 1: who we are, what we want today, who keeps the meeting, and who brought a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain import brief
from sprint_tui.domain.codes import KEEPERS, PRECAUTIONS, toggled
from sprint_tui.screens.opening.view import ANSWERS, FIRST, KEEPERS_ROW, build_rows
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.tables import Meeting, Participant, Sprint
from sprint_tui.widgets import answers
from sprint_tui.widgets.back_to_customer import BackToCustomer
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.block_page import BlockPage
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.timekeeper import Timekeeper

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

TICKS = frozenset({"is_present", "has_draft"})


class OpeningPage(BlockPage):
    """What the first ten minutes settle, line by line; nothing of it holds up the clock."""

    page = "opening"
    block = "introduction"
    HOLDS = (Sprint, Participant, Meeting)
    CSS_PATH = "opening.tcss"
    WRITES = frozenset({"drift"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick"),
        Binding("o", "new", "new"),
        Binding("exclamation_mark", "drift", "drift", show=False),
    ]

    def show_page(self, rows: SprintRows) -> None:
        words = self.words
        self.form.show(tuple(build_rows(rows, self.content, self.room, is_tall=self.is_tall)))
        here = [person for person in rows.participants if person.is_present]
        brought = sum(person.has_draft for person in rows.participants)
        facts = words("opening.facts", here=len(here), total=len(rows.participants), drafts=brought)
        twice = brief.is_one_person_twice(rows.participants)
        tags = (words("brief.tags.one_person_twice"),) if twice else ()
        self.show_head(facts if rows.participants else "", tags, self._open())

    def _open(self) -> str:
        """Return what of the block is not settled yet."""
        names = [
            self.content.choice("role", piece.name).label
            if piece.name in KEEPERS
            else self.content.field("sprint", piece.name).label
            for piece in brief.introduction(self.facts)
            if not piece.is_there
        ]
        return self.words("opening.open", names=", ".join(names)) if names else ""

    def field_here(self) -> Field | None:
        binder, column = Binder(self.desk, self.rows), self.column_here
        person = self.rows.participant(self.form.row_id)
        if column in PRECAUTIONS:
            choice = self.content.choice("precaution", column)
            return Field(key=column, label=choice.label, ask="", value=choice.hint, save=not_typed)
        if column in ANSWERS:
            return self._answer(binder, column)
        if column in KEEPERS:
            return answers.keeper_field(binder, self.rows, self.content, column)
        if self.form.row_id == FIRST:
            return answers.new_person(binder, self.rows, "")
        if person is None:
            return None
        if column in TICKS:
            return binder.asked("participant", column, f"{person.id}:{column}", not_typed)
        return binder.field(person, "name", "participant")

    def _answer(self, binder: Binder, name: str) -> Field:
        rows = self.rows
        if name == "offer":
            return binder.field(rows.sprint, name, "sprint")
        return binder.field(
            *(rows.sprint, name, "sprint"),
            save=lambda step, audience: answers.save_audience(step, rows, audience),
        )

    def select(self, row_id: str, field: str) -> bool:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Sprint):
            return field in ANSWERS and self.form.select(row_id, field)
        if isinstance(row, Participant):
            return self.form.select(KEEPERS_ROW) if field == "roles" else self.form.select(row_id, field)
        if isinstance(row, Meeting) and field == "precautions":
            first = self.rows.participants[0].id if self.rows.participants else FIRST
            return self.form.select(f"{NEW}:{PRECAUTIONS[0]}") or self.form.select(first, PRECAUTIONS[0])
        return False

    # What the keys do

    def action_open(self) -> None:
        column = self.column_here
        if column in PRECAUTIONS or (column in TICKS and self.form.row_id != FIRST):
            self.action_tick()
        else:
            self.edit(self.field_here())

    def action_tick(self) -> None:
        """A precaution is taken; anywhere on a person's line, whether they are here, or brought a draft."""
        column, rows = self.column_here, self.rows
        person = rows.participant(self.form.row_id)
        if column in PRECAUTIONS:
            taken = rows.meeting.precautions if rows.meeting is not None else ""
            with self.step("precaution") as step:
                note_meeting(step, rows, precautions=toggled(taken, column, PRECAUTIONS))
        elif person is not None:
            name = column if column in TICKS else "is_present"
            with self.step("edit") as step:
                step.edit(person, **{name: not getattr(person, name)})

    def action_drift(self) -> None:
        """Bring the talk back to the customer, as on Agenda: a precaution of this page names the key."""
        Timekeeper(self, self.tell).drift()
        self.app.push_screen(BackToCustomer(self.rows, self.content))

    def action_new(self) -> None:
        person = self.rows.participant(self.form.row_id)
        after = person.id if person is not None else ""
        self.edit(answers.new_person(Binder(self.desk, self.rows), self.rows, after))
