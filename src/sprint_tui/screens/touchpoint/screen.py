"""One touchpoint on a page of its own: all that is known of it, what the method says, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from sprint_tui.content.beside import FIELDS
from sprint_tui.domain.codes import GAPS
from sprint_tui.domain.curve import stepped
from sprint_tui.screens.touchpoint import beside, fields
from sprint_tui.screens.touchpoint.view import EVIDENCE, LEAD, REST, Look, build_rows, is_of_room, missing
from sprint_tui.store import cells
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import Evidence, Touchpoint
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.field_lines import described
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.map_edits import clear_lane
from sprint_tui.widgets.messages import OpenPage, Placed
from sprint_tui.widgets.page import PageScreen
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.wording import next_pointed, pointed_places

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

GAP = "gap"
GAP_CODES = tuple(code for code in GAPS if code)
WIDE = 120
"""Cells of a window from which the method stands beside the fields."""


class TouchpointPage(PageScreen):
    """Fields in groups down one column, the room's first while the meeting runs; evidence as rows."""

    key = "journey"
    CSS_PATH = "touchpoint.tcss"
    WRITES = frozenset({"feel", "gap"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "turn(1)", "next_touchpoint"),
        Binding("backspace", "turn(-1)", "touchpoint_before", show=False),
        Binding("o", "new", "new_evidence"),
        Binding("minus", "feel(-1)", "feeling", key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        *(Binding(str(n), f"gap({n})", "gap_word", show=False) for n in range(1, len(GAP_CODES) + 1)),
        Binding("delete", "remove", "remove", show=False),
        Binding("i", "next_word", "next_word", show=False),
        Binding("I", "inside_words", "inside_words", show=False),
    ]
    column = getters.query_one("#beside", Painted)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._shows_rest = False

    @property
    def topic(self) -> str:
        return "touchpoint"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits name the gap where the cursor stands on it."""
        if action == "gap" and not (self.is_mounted and self.column_here == GAP):
            return False
        return super().check_action(action, parameters)

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="page"):
            yield Rows(lead=LEAD, by_cell=True, id="form")
            yield Painted(id="beside")

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint on the page; None once it is gone."""
        return self.the(Touchpoint)

    @property
    def _all(self) -> tuple[Touchpoint, ...]:
        """The touchpoints of the map, in the order of the journey."""
        return self.rows.touchpoints_of(map_of(self.rows, self.row_id))

    def show_page(self, rows: SprintRows) -> None:
        touchpoint = self.touchpoint
        if touchpoint is None:
            return
        stage = next(one for one in rows.stages if one.id == touchpoint.stage_id)
        look = Look(is_meeting=self.clock().is_live, shows_rest=self._shows_rest)
        self.form.show(tuple(build_rows(touchpoint, rows, self.content, look)))
        all_ids = [one.id for one in self._all]
        place = self.words("touchpoint.place", n=all_ids.index(touchpoint.id) + 1, total=len(all_ids))
        open_here = missing(touchpoint, rows, self.content)
        room = sum(name != EVIDENCE and is_of_room(name, self.content) for name in open_here)
        left = self.words("pick.missing", room=room, friday=len(open_here) - room) if open_here else ""
        places = pointed_places(rows, map_of(rows, touchpoint.id), self.content)
        words = sum(count for place, count in places if place[0] == touchpoint.id)
        looked_at = self.words("wording.to_look_at", n=words) if words else ""
        more = "   ".join(filter(None, (left, looked_at)))
        name = typed(touchpoint.name).text or self.words("journey.unnamed")
        self.head.show(name, place, info=(typed(stage.name),), more=more)

    def show_strip(self) -> None:
        """Show the field under the cursor, and the method beside it, or below where there is room left."""
        field = self.field_here()
        held = self.content.beside.get(self._beside_here)
        is_wide = self.app.size.width >= WIDE
        self.column.lines = beside.column(held, self.words, self.column.size.width or 30) if held else ()
        if field is None or held is None:
            self.strip.describe(field)
            return
        width, height = self.strip.text_width, self.strip.content_size.height
        lines = described(field, width, height, self.words)
        if self.column_here == GAP:
            lines = (*lines[: height - 1], beside.gap_keys(GAP_CODES, self.words))
        elif not is_wide:
            lines = (*lines, *beside.below(held, width, height - len(lines)))
        self.strip.show(lines)

    @property
    def _beside_here(self) -> str:
        """The field whose help stands beside: that of evidence for each of its cells."""
        is_piece = isinstance(self.stored_here(), Evidence) or NEW in self.form.row_id.split(":")
        return EVIDENCE if is_piece else self.column_here if self.column_here in FIELDS else ""

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        is_behind = field in FIELDS and not (field != EVIDENCE and is_of_room(field, self.content))
        if (is_behind or isinstance(row, Evidence)) and not self._shows_rest:
            self._shows_rest = True
            self.show(self.rows)
        if field == EVIDENCE:
            items = self.rows.evidence_of(self.row_id)
            self.form.select(items[0].id if items else f"{self.row_id}:{NEW}:{EVIDENCE}", "words")
            self.show_strip()
        else:
            super().go_to_row(self.row_id if hasattr(row, "carries") else row_id, field)

    def field_here(self) -> Field | None:
        touchpoint, row = self.touchpoint, self.stored_here()
        if touchpoint is None:
            return None
        binder = Binder(self.desk, self.rows)
        if NEW in self.form.row_id.split(":"):
            return fields.new_evidence(binder, self.rows, touchpoint, after="")
        if isinstance(row, Evidence):
            return binder.field(row, self.column_here, EVIDENCE)
        return fields.lane(binder, self.rows, touchpoint, self.column_here, self.content)

    def action_open(self) -> None:
        if self.column_here == REST:
            self._shows_rest = True
            self.show(self.rows)
        else:
            super().action_open()

    def action_turn(self, by: int) -> None:
        """Show the touchpoint behind this one (1) or before it (-1), at the same field."""
        ids = [one.id for one in self._all]
        place = ids.index(self.row_id) + by if self.row_id in ids else -1
        if 0 <= place < len(ids):
            self._turn_to(ids[place], self._beside_here)
        elif by > 0:
            self.say("touchpoint.last")

    def _turn_to(self, touchpoint_id: str, field: str) -> None:
        self.row_id = touchpoint_id
        self.opened_as = (self.opened_as[0], touchpoint_id)
        self.reload()
        self.go_to_row(touchpoint_id, field or "name")
        self.post_message(Placed())

    def action_new(self) -> None:
        touchpoint, row = self.touchpoint, self.stored_here()
        if touchpoint is not None:
            after = row.id if isinstance(row, Evidence) else ""
            self._shows_rest = True
            self.edit(fields.new_evidence(Binder(self.desk, self.rows), self.rows, touchpoint, after))

    def action_feel(self, by: int) -> None:
        touchpoint = self.touchpoint
        if touchpoint is not None:
            with self.step("feel") as step:
                cells.write(step, self.rows, touchpoint, "feeling", stepped(touchpoint.feeling, by), ())

    def action_gap(self, number: int) -> None:
        """Name the gap by one key, where the cursor stands on it."""
        touchpoint = self.touchpoint
        if touchpoint is not None:
            with self.step("choose_gap") as step:
                cells.write(step, self.rows, touchpoint, GAP, GAP_CODES[number - 1], ())

    def action_remove(self) -> None:
        row, name = self.stored_here(), self.column_here
        if isinstance(row, Evidence):
            with self.step("remove_evidence") as step:
                step.remove(row)
                self.say("said.removed")
        elif isinstance(row, Touchpoint) and name in FIELDS:
            with self.step("clear") as step:
                clear_lane(step, self.rows, row, name)

    def action_next_word(self) -> None:
        """Go to the next text that is not the customer's language, on this page or a later one."""
        here, map_id = (self.row_id, self.column_here), map_of(self.rows, self.row_id)
        ids = [one.id for one in self._all]
        found = next_pointed(self.rows, map_id, self.content, here, of=ids)
        if found is None:
            self.say("wording.none")
        elif found[0] == self.row_id:
            self.go_to_row(*found)
        else:
            self._turn_to(*found)

    def action_inside_words(self) -> None:
        self.post_message(OpenPage("inside_words", self.rows.sprint.id))
