"""The screen of the rehearsal: six steps, a walk over one's own draft, and a page to take along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from sprint_tui.domain.rehearsing import POINTS_MOST, STEPS, step_of
from sprint_tui.screens.rehearsal.fields import PointFields
from sprint_tui.screens.rehearsal.view import ON, step_rows
from sprint_tui.store.drafts import draft_map_of
from sprint_tui.store.tables import Answer, SpeakingPoint, Stage, Touchpoint
from sprint_tui.widgets import preparing
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.exporting import export_page
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.questions import QuestionScreen

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

SPEAK = next(at for at, step in enumerate(STEPS) if step.key == "speak")


class Rehearsal(QuestionScreen):
    """One step in view; tab leads through all of them, a digit goes to one."""

    key = "rehearsal"
    CSS_PATH = "rehearsal.tcss"
    WRITES = frozenset({"new"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{n}", f"step({n})", "other_step", show=n == 1, key_display="1-6")
            for n in range(1, len(STEPS) + 1)
        ),
        Binding("o", "new", "speak_here"),
        Binding("W", "page", "my_page"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._at = 0
        self._place: str | None = None

    # What is walked, and what is said

    @property
    def map_id(self) -> str:
        """The person's own draft, or the team's map while there is nothing on it."""
        team = self.desk.map_in_view(self.rows)
        mine = draft_map_of(self.rows, self.person.id, team.segment_id) if self.person is not None else None
        return mine.id if mine is not None and self.rows.touchpoints_of(mine.id) else team.id

    @property
    def walked(self) -> list[tuple[Stage, Touchpoint]]:
        """The stages and touchpoints of the walk, in order."""
        stages = self.rows.stages_of(self.map_id)
        return [(stage, one) for stage in stages for one in self.rows.touchpoints_in(stage.id)]

    @property
    def points(self) -> tuple[SpeakingPoint, ...]:
        """What the person will speak on, in order."""
        person = self.person
        if person is None:
            return ()
        return tuple(one for one in self.rows.speaking_points if one.participant_id == person.id)

    def show(self, rows: SprintRows) -> None:
        self.form.show(tuple(step_rows(self, self._at)))
        facts = self.words("rehearsal.facts", n=self._at + 1, total=len(STEPS))
        walked = "rehearsal.own_draft" if self._is_own_draft else "rehearsal.team_map"
        self.head.show(self.words("stages.rehearsal"), facts, info=self.words(walked), more=self.whose)
        self.show_strip()

    @property
    def _is_own_draft(self) -> bool:
        return self.map_id != self.desk.map_in_view(self.rows).id

    # Steps

    def _go_to_step(self, at: int, *, last: bool = False) -> None:
        self._at = at
        self.show(self.rows)
        self.form.action_edge(1 if last else -1)

    def step_field(self, direction: int) -> bool:
        """Move to the next field; from the last of a step to the next step, and back likewise."""
        moved = super().step_field(direction)
        if (not moved or self.form.row_id == ON) and direction > 0 and self._at + 1 < len(STEPS):
            self._go_to_step(self._at + 1)
            return True
        if not moved and direction < 0 and self._at > 0:
            self._go_to_step(self._at - 1, last=True)
            return super().step_field(direction)
        return moved

    def reload(self) -> None:
        super().reload()
        self._known |= {one.id for one in self.points}

    def go_to_row(self, row_id: str, field: str) -> None:
        """Show the step that a row stands in, and there the row."""
        row = self.rows.by_id.get(row_id)
        if isinstance(row, SpeakingPoint):
            at = SPEAK
        else:
            at = step_of(row.key if isinstance(row, Answer) else row_id.partition(":")[0])
        if at >= 0 and at != self._at:
            self._go_to_step(at)
        super().go_to_row(row_id, field)

    # Fields

    def field_here(self) -> Field | None:
        row = self.stored_here()
        if isinstance(row, SpeakingPoint):
            return self._fields().of(row, self.column_here)
        if self.form.row_id == f"{NEW}:point":
            return self._where()
        return super().field_here()

    def show_strip(self) -> None:
        """On the walk, show whole what the customer wants, does and thinks here."""
        row = self.stored_here()
        if not isinstance(row, Touchpoint):
            super().show_strip()
            return
        lanes = [(self.content.field("touchpoint", name).label, getattr(row, name)) for name in _LANES]
        said = [f"{label}: {text}" for label, text in lanes if text.strip()]
        texts = said or [self.words("rehearsal.how_here")]
        shown = [one for text in texts for one in at_most(text, self.strip.text_width, 2)]
        height = max(self.strip.content_size.height, 2)
        self.strip.show([line(Run(one, "" if said else "quiet")) for one in shown[:height]])

    def _fields(self) -> PointFields:
        return PointFields(self.desk, self.rows, [one for _, one in self.walked])

    def _where(self) -> Field:
        """Return the field that asks where the next moment is."""
        return self._fields().where(self._chose)

    def _chose(self, place: str) -> None:
        self._place = place

    def _new_point(self, place: str) -> Field:
        assert self.person is not None
        return self._fields().new(self.person, self.points, place)

    def go_to_added(self, field: Field, known: Iterable[str], rows: SprintRows) -> None:
        for row_id, row in rows.by_id.items():
            if row_id not in known and isinstance(row, SpeakingPoint):
                self.go_to_row(row_id, "words")

    def after_edit(self, field: Field, direction: int) -> bool:
        """After the place come the words, after the words what stands behind them."""
        place, row = self._place, self.stored_here()
        if field.did == "place_point":
            self._place = None
            if place is not None:
                self.edit(self._new_point(place))
            return place is not None
        if field.did == "add_point" and isinstance(row, SpeakingPoint):
            self.form.select(row.id, "backing")
            self.edit(self.field_here())
            return True
        return super().after_edit(field, direction)

    # What the keys do

    def action_open(self) -> None:
        if self.form.row_id == ON:
            self._go_to_step((self._at + 1) % len(STEPS))
        elif isinstance(self.stored_here(), Touchpoint):
            self.action_new()
        else:
            super().action_open()

    def action_step(self, number: int) -> None:
        self._go_to_step(number - 1)

    def action_new(self) -> None:
        """Speak up at the touchpoint under the cursor, or say at which."""
        preparing.ask_who(self, self._add_point)

    def _add_point(self, person: Participant) -> None:
        row = self.stored_here()
        if len(self.points) >= POINTS_MOST:
            self.refuse("rehearsal.enough_points")
        else:
            self.edit(self._new_point(row.id) if isinstance(row, Touchpoint) else self._where())

    def action_bring(self) -> None:
        row = self.stored_here()
        if not isinstance(row, SpeakingPoint):
            super().action_bring()
            return
        with self.step("bring") as step:
            step.edit(row, is_brought=not row.is_brought)
        self.say("questions.private_now" if row.is_brought else "rehearsal.point_brought")

    def action_remove(self) -> None:
        row = self.stored_here()
        if not isinstance(row, SpeakingPoint):
            super().action_remove()
            return
        with self.step("remove_point") as step:
            step.remove(row)
        self.say("said.removed")

    def action_page(self) -> None:
        """Write one page for the pocket: all that this person will say, also what is private."""
        preparing.ask_who(self, self._begin_page)

    def _begin_page(self, person: Participant) -> None:
        self._write_page(person)

    @work
    async def _write_page(self, person: Participant) -> None:
        await export_page(self, person)


_LANES = ("goal", "action", "thought")
