"""The screen of the brief: every field by keyboard, lists that grow, a roster with roles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from sprint_tui.domain import text as safe
from sprint_tui.domain.order import key_at
from sprint_tui.screens.brief.view import BriefView, NewLine, build_view
from sprint_tui.store.drafts import touchpoints_of
from sprint_tui.store.tables import Participant, Segment, Trait
from sprint_tui.widgets import answers, inviting
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, Save, not_typed
from sprint_tui.widgets.form import NEW, FormScreen

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

TICKS = frozenset({"is_present", "has_draft"})


class Brief(FormScreen):
    """A form down one column; the strip says what the method asks."""

    key = "brief"
    CSS_PATH = "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new"),
        Binding("i", "invite", "invite"),
        Binding("left_square_bracket,shift+up", "move(-1)", "move", key_display="[ ]"),
        Binding("right_square_bracket,shift+down", "move(1)", "move", show=False),
        Binding("delete", "remove", "remove"),
        Binding("space", "tick", "tick", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: BriefView | None = None
        self._new: NewLine | None = None
        self._person = ""

    def show(self, rows: SprintRows) -> None:
        self.view = build_view(rows, self.content, self._open_line(rows))
        self.form.show(self.view.rows)
        facts = self.words("brief.facts", done=self.view.done, total=self.view.total)
        missing = self.words("brief.missing", names=self.view.missing) if self.view.missing else ""
        self.head.show(
            self.words("stages.brief"), facts, self.view.tags, self.words("brief.info"), more=missing
        )
        self.show_strip()

    def field_here(self) -> Field | None:
        binder = Binder(self.desk, self.rows)
        name = self.column_here
        if NEW in self.form.row_id.split(":"):
            return self._new_field(self.form.row_id.rpartition(":")[2], after="")
        row = self.stored_here()
        if isinstance(row, Trait):
            return binder.field(row, "words", "trait", about=row.kind)
        if isinstance(row, Participant):
            return self._person_field(binder, row)
        if isinstance(row, Segment):
            return binder.field(row, name, "segment")
        return self._sprint_field(binder, name) if row is not None else None

    def _sprint_field(self, binder: Binder, name: str) -> Field:
        rows = self.rows
        special: dict[str, Save] = {
            "audience": lambda step, audience: answers.save_audience(step, rows, audience),
            "meeting_start": lambda step, start: answers.save_meeting(step, rows, start),
            "zone": lambda step, zone: answers.save_zone(step, rows, zone),
        }
        field = binder.field(rows.sprint, name, "sprint", save=special.get(name))
        if name == "ten_words":
            return replace(field, echo=lambda typed: self.words("brief.ten_words", n=safe.words(typed)))
        if name == "zone":
            return replace(field, suggest=answers.zones, parse=answers.zone, is_needed=True)
        return replace(field, parse=str.strip, is_needed=True) if name == "title" else field

    def _person_field(self, binder: Binder, person: Participant) -> Field | None:
        name = self.form.column
        if name == "roles":
            rows = self.rows
            return binder.field(
                *(person, name, "participant"),
                save=lambda step, roles: answers.save_roles(step, rows, person, roles),
            )
        if name in TICKS:
            return binder.asked("participant", name, f"{person.id}:{name}", not_typed)
        return binder.field(person, name, "participant")

    def _new_field(self, kind: str, after: str) -> Field:
        """Return the field that adds a person, or a pain, gain or priority, below the row `after`."""
        binder = Binder(self.desk, self.rows)
        if kind == "participant":
            return answers.new_person(binder, self.rows, after)
        return answers.new_trait(binder, self.rows, self._segment_here(), kind, after)

    def edit(self, field: Field | None, caret: int | None = None) -> None:
        """While a new row is asked for, the cursor stands where it will be: below the row it stood on."""
        super().edit(field, caret)
        if field is not None and self.strip.field is field and NEW in field.key.split(":"):
            row = self.stored_here()
            after = row.id if isinstance(row, Trait | Participant) else ""
            self._new = NewLine(field.key, after, frozenset(self.rows.by_id))
            self.show(self.rows)
            self.form.select(field.key)

    def _open_line(self, rows: SprintRows) -> NewLine | None:
        """Return where a new row will stand, while it is asked for and nothing of it is stored."""
        field, new = self.strip.field, self._new
        is_open = field is not None and new is not None and field.key == new.row_id
        return new if is_open and new is not None and rows.by_id.keys() <= new.known else None

    def after_edit(self, field: Field, direction: int) -> bool:
        """Tab goes on adding; after a person's name come their function and roles, then the next person."""
        new, self._new = self._new, None
        row = self.stored_here()
        is_new = row is not None and new is not None and row.id not in new.known
        if new is not None and not is_new:
            self.form.select(new.after, "name" if direction < 1 else "has_draft")
            return False
        if isinstance(row, Participant) and is_new:
            self._person = row.id
        elif direction != 1:
            return False
        elif isinstance(row, Trait) and is_new:
            self.edit(self._new_field(row.kind, after=row.id))
            return True
        elif row is not None and row.id == self._person and self.form.column == "roles":
            self.edit(self._new_field("participant", after=row.id))
            return True
        return False

    # What the keys do

    def action_open(self) -> None:
        if self.form.column in TICKS and isinstance(self.stored_here(), Participant):
            self.action_tick()
        else:
            self.edit(self.field_here())

    def action_new(self) -> None:
        row = self.stored_here()
        if isinstance(row, Trait):
            self.edit(self._new_field(row.kind, after=row.id))
        elif isinstance(row, Participant):
            self.edit(self._new_field("participant", after=row.id))
        elif NEW in self.form.row_id.split(":"):
            self.edit(self.field_here())
        else:
            self.refuse("brief.nothing_new")

    def action_move(self, by: int) -> None:
        row = self.stored_here()
        if not isinstance(row, Trait | Participant):
            return
        siblings = self._siblings(row)
        place = next(i for i, one in enumerate(siblings) if one.id == row.id)
        if 0 <= place + by < len(siblings):
            others = [one.position for one in siblings if one.id != row.id]
            with self.step("move") as step:
                step.move(row, key_at(others, place + by))

    def action_remove(self) -> None:
        row = self.stored_here()
        if isinstance(row, Trait | Participant):
            brought = touchpoints_of(self.rows, row.id)
            with self.step(f"remove_{row.kind if isinstance(row, Trait) else 'person'}") as step:
                step.remove(row)
            self.say("brief.draft_stays" if brought else "said.removed", n=brought)
            return
        name = self.column_here
        if row is None or NEW in self.form.row_id.split(":") or name in {"title", "zone", "audience"}:
            return
        field = self.field_here()
        if field is not None and field.refusal:
            self.tell(field.refusal, is_refusal=True)
            return
        with self.step("clear") as step:
            if name == "meeting_start":
                answers.save_meeting(step, self.rows, None)
            else:
                step.clear(row, name)

    def action_tick(self) -> None:
        row = self.stored_here()
        if isinstance(row, Participant) and self.form.column in TICKS:
            with self.step("edit") as step:
                step.edit(row, **{self.form.column: not getattr(row, self.form.column)})

    @work
    async def action_invite(self) -> None:
        """Write what participants get; where something is missing for it, go there."""
        lacking = inviting.lacking(self.rows)
        if lacking:
            row_id = f"{NEW}:participant" if lacking == "names" else f"{self.rows.sprint.id}:promise"
            self.form.select(row_id)
            self.show_strip()
            self.refuse(f"invite.lacking.{lacking}")
        else:
            await inviting.invite(self)

    def _siblings(self, row: Trait | Participant) -> tuple[Trait | Participant, ...]:
        if isinstance(row, Trait):
            return self.rows.traits_of(row.segment_id, row.kind)
        return self.rows.participants

    def _segment_here(self) -> str:
        row = self.stored_here()
        return row.segment_id if isinstance(row, Trait) else self.form.row_id.partition(":")[0]
