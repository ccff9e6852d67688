"""The line-up as it stands: what it shows, and where the cursor is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters
from textual.widget import Widget

from sprint_tui.screens.compare import edits
from sprint_tui.screens.compare.view import LEAD, build_view, columns, strip_lines
from sprint_tui.store import lineup
from sprint_tui.store.drafts import has_others
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.tables import Candidate, DraftMatch, Touchpoint
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.on_map import MapScreen
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.lineup import Lined
    from sprint_tui.store.rows import SprintRows

FIELDS = ("name", "stage_name", "phase")
"""What enter, and tab after it, ask of a line."""


class LineUp(MapScreen):
    """What drafts brought to one map, line by line."""

    key = "compare"
    FITS_WALL = True
    lines_list = getters.query_one("#lines", Rows)
    counted = getters.query_one("#counted", Painted)
    empty = getters.query_one("#empty", Painted)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._whose = False
        self._asked = 0
        self._brought: set[str] | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, id="lines")
        yield Painted(id="counted")
        yield Painted(id="empty")

    def body(self) -> Widget:
        return self.lines_list

    def on_screen_resume(self) -> None:
        """Line up what came in since, unless that was taken back just now, or nothing came in at all."""
        super().on_screen_resume()
        came = has_others(self.rows)
        if self.desk.door.is_writer and came and lineup.is_waiting(self.rows, self.map_id):
            taken_back = self.desk.door.stacks("work").redo[-1:]
            if not any(past.label == "line_up" for past in taken_back):
                self.line_up_anew()

    def line_up_anew(self) -> None:
        """Line up what no line holds yet."""
        with self.step("line_up") as step:
            line_up_drafts(step, self.content)
        self.reload()

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        width = self.size.width
        view = build_view(rows, self.map_id, self.content, width, whose=self._whose)
        drafts = len(lineup.drafts_of(rows, self.map_id))
        brought = {one.id for one in lineup.touchpoints_of_drafts(rows, self.map_id)}
        if self._brought is not None and brought != self._brought:
            self.say("")  # what was said before is not true of what came in since
        self._brought = brought
        self.set_class(not view.rows, "-empty")
        self.empty.lines = () if view.rows else self._empty_lines(drafts)
        self.lines_list.show(view.rows, columns(rows, self.map_id, self.content, width, whose=self._whose))
        self.counted.lines = (view.counted,)
        hint = self.words("compare.info") if self.desk.door.is_writer and view.rows else ""
        self.head.show(self.words("compare.name"), view.facts, view.tags, hint)
        self.show_strip()

    def show_strip(self) -> None:
        one = self.line_here()
        if one is not None:
            self.strip.show(strip_lines(self.rows, one, self.content, whose=self._whose))
        else:
            loose = self.loose_here() is not None
            self.strip.show([line(self.words("compare.loose_hint"))] if loose else ())

    def _empty_lines(self, drafts: int) -> tuple[Line, ...]:
        said = self.words("compare.waiting", n=drafts) if drafts else self.words("compare.no_drafts")
        return (
            line(Run(said)),
            (),
            line(Run(self.words("compare.how" if not drafts else "compare.line_up"))),
        )

    # Where the cursor stands

    @property
    def shows_whose(self) -> bool:
        """Whether names are shown."""
        return self._whose

    @property
    def line_up(self) -> tuple[Lined, ...]:
        """All lines of the map in view."""
        return lineup.line_up_of(self.rows, self.map_id)

    def line_here(self) -> Lined | None:
        """Return the line under the cursor; None on what no line holds."""
        return next((one for one in self.line_up if one.id == self.lines_list.row_id), None)

    def loose_here(self) -> Touchpoint | None:
        """Return the draft touchpoint under the cursor that no line holds."""
        row = self.rows.by_id.get(self.lines_list.row_id)
        return row if isinstance(row, Touchpoint) else None

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, DraftMatch):
            row_id = row.candidate_id or row.touchpoint_id
        elif isinstance(row, Touchpoint):
            lined = (
                one.id for one in self.line_up if one.touchpoint is not None and one.touchpoint.id == row_id
            )
            row_id = next(lined, row_id)
        self.lines_list.select(row_id)
        self._asked = FIELDS.index(field) if isinstance(row, Candidate) and field in FIELDS else 0
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.lines_list.row_id, FIELDS[self._asked]

    def cursor_moved(self, *, by_person: bool) -> None:
        if by_person:
            self._asked = 0
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def step_field(self, direction: int) -> bool:
        """Tab goes from the name to the stage and its phase, then to the next line."""
        if 0 <= self._asked + direction < len(FIELDS):
            self._asked += direction
            return True
        was = self.lines_list.cursor
        self.lines_list.action_step(direction)
        self._asked = 0 if direction > 0 else len(FIELDS) - 1
        return self.lines_list.cursor != was and self.line_here() is not None

    def field_here(self) -> Field | None:
        one, name = self.line_here(), FIELDS[self._asked]
        if one is None:
            return None
        binder, lines = Binder(self.desk, self.rows), self.line_up
        if name == "name":
            field = binder.asked(
                "touchpoint", "name", f"{one.id}:name", lambda s, text: edits.rename(s, one, text)
            )
            return replace(field, value=one.name, did="rename_line")
        own = "name" if name == "stage_name" else name
        row = one.stage or one.candidate
        field = binder.field(
            row,
            name if one.stage is None else own,
            "stage",
            save=lambda s, text: edits.rename_stage(s, lines, one, **{own: text}),
            about=own,
        )
        return replace(field, key=f"{one.id}:{name}", did="rename_stage")
