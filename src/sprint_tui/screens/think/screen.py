"""The screen of Think & do: answers, a draft a line a touchpoint, and ideas, each in a few keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain import drafting as rules
from sprint_tui.domain.curve import stepped
from sprint_tui.screens.think import edits
from sprint_tui.screens.think.fields import Fields
from sprint_tui.screens.think.view import draft_rows, missing_words, think_rows
from sprint_tui.store.drafts import draft_map_of, ideas_on, preparation_of
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import Pick, Stage, Touchpoint, TouchpointNote
from sprint_tui.widgets import drafting, preparing
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import wrapped
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.on_map import MapScreen
from sprint_tui.widgets.questions import QuestionScreen
from sprint_tui.widgets.row import Row

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

BESIDE_CLOCK = 50
"""Cells of a line of the head that a clock leaves in the smallest window."""
ON_DRAFT = (Stage, Touchpoint, TouchpointNote, Pick)


class Think(QuestionScreen, MapScreen):
    """Questions first, the draft below them; whoever has twenty minutes has the draft first."""

    key = "think"
    CSS_PATH = "think.tcss"
    ASKS_IN_FULL = False
    WRITES = frozenset({"new", "idea", "feel", "whole"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new"),
        Binding("w", "idea('wow')", "wow", show=False),
        Binding("b", "idea('better')", "better", show=False),
        Binding("z", "whole", "whole_draft"),
        Binding("minus", "feel(-1)", "feeling", show=False, key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        Binding("v", "other_map", "other_map"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: tuple[str, str] | None = None
        self._felt = ""

    @property
    def segment_id(self) -> str:
        """The segment whose journey is drawn."""
        return self.desk.map_in_view(self.rows).segment_id

    @property
    def draft_id(self) -> str:
        """The person's own draft; empty before it begins."""
        person = self.person
        found = draft_map_of(self.rows, person.id, self.segment_id) if person is not None else None
        return found.id if found is not None else ""

    @property
    def minutes(self) -> int:
        """The minutes that the person has."""
        known = preparation_of(self.rows, self.person.id) if self.person is not None else None
        return known.minutes if known is not None else 0

    def show(self, rows: SprintRows) -> None:
        parts = [tuple(think_rows(self)), tuple(draft_rows(rows, self.draft_id, self.content))]
        first, second = parts[::-1] if self.minutes == rules.SHORT else parts
        self.form.show((*first, Row(""), *second))
        questions, touchpoints = self.content.questions("think"), rows.touchpoints_of(self.draft_id)
        facts = self.words("questions.facts", done=self.answered(questions), total=len(questions))
        tags = (self.words("think.too_many", n=len(touchpoints)),) if len(touchpoints) > rules.MOST else ()
        missing = missing_words(rows, self.draft_id, self.minutes, self.content)
        left, *more = wrapped(missing, BESIDE_CLOCK)
        self.head.show(self.words("stages.think"), facts, tags, left, more=" ".join(more) or self.whose)
        self.show_strip()

    # Where the cursor stands

    def reload(self) -> None:
        super().reload()
        kinds = self.rows.kinds()
        self._known.update(row.id for kind in ON_DRAFT for row in kinds[kind] if self._is_mine(row.id))

    def _is_mine(self, row_id: str) -> bool:
        return bool(self.draft_id) and map_of(self.rows, row_id) == self.draft_id

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, TouchpointNote):
            row_id = row.touchpoint_id
        elif isinstance(row, Stage):
            there = self.rows.touchpoints_in(row.id)
            row_id = there[0].id if there else ""
        super().go_to_row(row_id, field)

    def go_to_added(self, field: Field, known: Iterable[str], rows: SprintRows) -> None:
        """A touchpoint or an idea comes with rows that nobody types in: the cursor goes to what was typed."""
        added = [row for row_id, row in rows.by_id.items() if row_id not in known]
        for row in added:
            if isinstance(row, Touchpoint | Pick):
                self.go_to_row(row.id, "name" if isinstance(row, Touchpoint) else "change_line")

    def field_here(self) -> Field | None:
        if self.asked_here is not None:
            return super().field_here()
        fields = Fields(self.desk, self.rows, self.draft_id)
        row, kind = self.stored_here(), self._new_kind
        if isinstance(row, Touchpoint):
            return fields.of_touchpoint(row, self.column_here)
        if isinstance(row, Pick):
            return fields.of_idea(row, self.column_here)
        if kind == "touchpoint":
            return self._new_touchpoint(None)
        return fields.place_of_new(kind, self._choose) if kind else None

    @property
    def _new_kind(self) -> str:
        """What is added where the cursor stands: `touchpoint`, `wow`, `better`, or nothing."""
        first, _, kind = self.form.row_id.partition(":")
        return kind if first == NEW else ""

    def _choose(self, kind: str, touchpoint_id: str) -> None:
        self._chosen = kind, touchpoint_id

    def _new_touchpoint(self, after: Touchpoint | None) -> Field:
        """Return the field that adds a touchpoint below another; last, without one."""
        fields = Fields(self.desk, self.rows, self.draft_id)
        return fields.new_touchpoint(self.person, self.segment_id, after)

    # One thing leads to the next

    def after_edit(self, field: Field, direction: int) -> bool:
        """A new touchpoint is asked how it feels, a new WOW what must change; five touchpoints in a row."""
        row, chosen = self.stored_here(), self._chosen
        if self.is_over:
            return False
        if field.did == "place_idea":
            self._chosen = None
            if chosen is not None:
                self._edit_idea(*chosen)
            return chosen is not None
        if field.did == "add_touchpoint" and isinstance(row, Touchpoint) and self.column_here == "name":
            return self._ask_feeling(row)
        if isinstance(row, Touchpoint) and row.id == self._felt and self.column_here == "feeling":
            self._felt = ""
            few = len(self.rows.touchpoints_of(self.draft_id)) < rules.LEAST
            if row.feeling is None or not few:
                return False
            self.edit(self._new_touchpoint(row))
            return True
        if field.did == "add_idea" and isinstance(row, Pick) and row.kind == "wow":
            self.form.select(row.id, "needed")
            self.edit(self.field_here())
            return True
        return super().after_edit(field, direction)

    def _ask_feeling(self, row: Touchpoint) -> bool:
        if row.feeling is None:
            self._felt = row.id
            self.form.select(row.id, "feeling")
            self.edit(self.field_here())
        return row.feeling is None

    # What the keys do

    def action_new(self) -> None:
        preparing.ask_who(self, lambda _: self._add_below())

    def _add_below(self) -> None:
        """Add another idea among the ideas, else another touchpoint."""
        row, kind = self.stored_here(), self._new_kind
        if isinstance(row, Pick) or kind in {"wow", "better"}:
            self.action_idea(row.kind if isinstance(row, Pick) else kind)
        else:
            self.edit(self._new_touchpoint(row if isinstance(row, Touchpoint) else None))

    def action_idea(self, kind: str) -> None:
        """Add an idea on the touchpoint under the cursor, or ask on which."""
        fields, row = Fields(self.desk, self.rows, self.draft_id), self.stored_here()
        at = row.id if isinstance(row, Touchpoint) else ""
        is_full = len(ideas_on(self.rows, self.draft_id, kind)) >= rules.MOST_IDEAS
        if is_full and fields.better_on(kind, at) is None:
            self.refuse("think.enough_ideas")
        elif at:
            self._edit_idea(kind, at)
        else:
            self.edit(fields.place_of_new(kind, self._choose))

    def _edit_idea(self, kind: str, touchpoint_id: str) -> None:
        """Write an idea on a touchpoint, or go on with the one that is there."""
        field = Fields(self.desk, self.rows, self.draft_id).new_idea(kind, touchpoint_id)
        self.form.select(field.key.partition(":")[0], "change_line")
        self.edit(field)

    def action_whole(self) -> None:
        """Open the draft in the editor of journeys; it begins here where there is none."""
        preparing.ask_who(self, self._open_draft)

    def _open_draft(self, person: Participant) -> None:
        map_id = self.draft_id
        if not map_id:
            with self.step("begin_draft") as step:
                map_id = drafting.begin(step, person, self.segment_id)
        row = self.stored_here()
        at = row.id if isinstance(row, Touchpoint) else ""
        self.post_message(OpenPage("draft", map_id, at))

    def action_feel(self, by: int) -> None:
        row = self.stored_here()
        if isinstance(row, Touchpoint):
            with self.step("feel") as step:
                step.edit(row, feeling=stepped(row.feeling, by))

    def action_bring(self) -> None:
        """An idea is brought or private, like an answer; the draft goes as a whole."""
        row = self.stored_here()
        if isinstance(row, Pick):
            with self.step("bring") as step:
                step.edit(row, state="candidate" if row.state == "proposal" else "proposal")
            self.say("questions.private_now" if row.state == "proposal" else "questions.brought_now")
        elif isinstance(row, Touchpoint):
            self.refuse("think.draft_is_brought")
        else:
            super().action_bring()

    def action_remove(self) -> None:
        """On a name or an idea's line all of it goes; anywhere else the cell is cleared."""
        row, column = self.stored_here(), self.column_here
        if not isinstance(row, Touchpoint | Pick):
            super().action_remove()
        elif label := edits.takes_whole(row, column):
            with self.step(label) as step:
                edits.take_out(step, self.rows, row)
            self.say("said.removed")
        else:
            with self.step("clear") as step:
                edits.clear(step, self.rows, row, column)
