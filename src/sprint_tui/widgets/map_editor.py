"""A journey to edit: a grid under a cursor, its cells edited in the strip. The screen says whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain.curve import stepped
from sprint_tui.store import cells
from sprint_tui.store.tables import Stage, Touchpoint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.grid import Grid, out_of_view
from sprint_tui.widgets.grid_layout import NAME, PHASE, STAGE
from sprint_tui.widgets.map_edits import (
    add_template,
    clear_lane,
    duplicate_stage,
    duplicate_touchpoint,
    move_stage,
    move_touchpoint,
)
from sprint_tui.widgets.map_fields import MapFields, what_is_missing
from sprint_tui.widgets.map_templates import KINDS, how_to_begin, templates_of
from sprint_tui.widgets.map_view import MapView, Shown, build_view
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.stage import StageScreen

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


OF_A_MAP = frozenset({"next_field", "move", "duplicate", "feel", "remove"})
"""What needs a stage."""


class MapEditor(StageScreen):
    """Touchpoints as columns, lanes as rows; phase, stage and name are heads that are edited like cells."""

    WRITES = frozenset({"new", "move", "remove", "duplicate", "feel", "template"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "edit"),
        Binding("tab", "next_field", "lane"),
        Binding("shift+tab", "previous_field", "previous_field", show=False),
        Binding("o", "new", "new"),
        Binding("left_square_bracket,shift+left", "move(-1)", "move", key_display="[ ]", show=False),
        Binding("right_square_bracket,shift+right", "move(1)", "move", show=False),
        Binding("minus", "feel(-1)", "feeling", key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        Binding("D", "duplicate", "duplicate", show=False),
        Binding("delete", "remove", "remove", show=False),
        *(
            Binding(str(n), f"template({n})", "template", show=n == 1, key_display="1-4")
            for n in range(1, KINDS + 1)
        ),
    ]
    grid = getters.query_one(Grid)
    empty = getters.query_one("#empty", Painted)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_class("map-editor")
        self.view: MapView | None = None

    @property
    def map_id(self) -> str:
        """The map that is edited."""
        raise NotImplementedError

    def shown_of(self, rows: SprintRows) -> Shown:
        """Return what of the map is shown, and how it is called."""
        raise NotImplementedError

    def compose_body(self) -> Iterable[Widget]:
        yield Grid()
        yield Painted(id="empty")

    def body(self) -> Widget:
        return self.grid

    def show(self, rows: SprintRows) -> None:
        lines = 3 if self.size.height >= 36 else 2
        view = self.view = build_view(rows, self.map_id, self.content, self.shown_of(rows), lines=lines)
        self.set_class(not view.columns, "-empty")
        if not view.columns:
            may_write = self.desk.door.is_writer
            self.empty.lines = tuple(how_to_begin(rows, self.map_id, self.content, may_write=may_write))
        self.grid.show(view.columns, view.lanes)
        self._show_head()
        self.show_strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a touchpoint is offered where there is one."""
        has_map = bool(self.rows.stages_of(self.map_id))
        if (action in OF_A_MAP and not has_map) or (action == "template" and has_map):
            return False
        return super().check_action(action, parameters)

    @on(Grid.Moved)
    def _moved(self, event: Grid.Moved) -> None:
        self._show_head()
        self.cursor_moved(by_person=event.by_person)

    @on(Grid.Scrolled)
    def _scrolled(self) -> None:
        self._show_head()

    @on(Grid.Opened)
    async def _opened(self) -> None:
        await self.run_action("open")

    def _show_head(self) -> None:
        view = self.view
        if view is None:
            return
        window, *lanes = (*out_of_view(self.grid, len(view.columns), self.words), "")
        first, last = self.notes()
        where = first, window, self.remark(), *lanes, last
        self.head.show(view.title, view.facts, view.tags, view.cells, where, joins=True)

    def remark(self) -> str:
        """Return what else there is to see to on the map; empty where nothing is."""
        return ""

    def notes(self) -> tuple[str, str]:
        """Return what is told of the map first, and what last where there is room; empty for nothing."""
        return "", ""

    # Where the cursor stands

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if row is not None and hasattr(row, "touchpoint_id"):
            row_id = row.touchpoint_id or ""
        key = STAGE if isinstance(row, Stage) and field == "name" else self.lane_of(field)
        self.grid.select(row_id, key)
        self.show_strip()

    @staticmethod
    def lane_of(field: str) -> str:
        """Return the row of the map that shows a field."""
        return {"name": NAME, "owner_id": "owner"}.get(field, field)

    def place(self) -> tuple[str, str]:
        return (self.grid.column.id if self.grid.column else ""), self.grid.key

    def step_field(self, direction: int) -> bool:
        return self.grid.step_lane(direction)

    def stage_here(self) -> Stage | None:
        """Return the stage under the cursor."""
        row = self.rows.by_id.get(self.grid.column.stage_id) if self.grid.column else None
        return row if isinstance(row, Stage) else None

    def touchpoint_here(self) -> Touchpoint | None:
        """Return the touchpoint under the cursor."""
        row = self.rows.by_id.get(self.grid.column.id) if self.grid.column else None
        return row if isinstance(row, Touchpoint) else None

    def field_here(self) -> Field | None:
        stage, touchpoint, key = self.stage_here(), self.touchpoint_here(), self.grid.key
        if stage is None:
            return None
        return self._fields.at(stage, touchpoint, key)

    @property
    def _fields(self) -> MapFields:
        return MapFields(self.desk, self.rows, self.map_id)

    # What the keys do

    def action_open(self) -> None:
        touchpoint = self.touchpoint_here()
        if not self.rows.stages_of(self.map_id):
            self.action_template(1)
        elif self.grid.key == "evidence" and touchpoint is not None:
            self.post_message(OpenPage("touchpoint", touchpoint.id, "evidence"))
        else:
            self.edit(self.field_here())

    def action_new(self) -> None:
        stage, touchpoint = self.stage_here(), self.touchpoint_here()
        if stage is None or self.grid.key in {PHASE, STAGE}:
            self.edit(self._fields.new_stage(stage))
        else:
            self.edit(self._fields.new_touchpoint(stage, after=touchpoint.id if touchpoint else ""))

    def action_move(self, by: int) -> None:
        stage, touchpoint = self.stage_here(), self.touchpoint_here()
        if stage is None:
            return
        with self.step("move") as step:
            if touchpoint is None or self.grid.key in {PHASE, STAGE}:
                move_stage(step, stage, self.rows, by)
            else:
                move_touchpoint(step, touchpoint, self.rows, by)

    def action_feel(self, by: int) -> None:
        touchpoint = self.touchpoint_here()
        if touchpoint is not None:
            with self.step("feel") as step:
                cells.write(step, self.rows, touchpoint, "feeling", stepped(touchpoint.feeling, by), ())

    def action_duplicate(self) -> None:
        stage, touchpoint = self.stage_here(), self.touchpoint_here()
        if stage is None:
            return
        copy: Stage | Touchpoint
        if touchpoint is None or self.grid.key in {PHASE, STAGE}:
            with self.step("add_stage") as step:
                copy = duplicate_stage(step, self.rows, stage)
        else:
            with self.step("add_touchpoint") as step:
                copy = duplicate_touchpoint(step, self.rows, touchpoint)
        self.go_to_row(copy.id, "name")
        self.say("journey.duplicated")

    def action_remove(self) -> None:
        stage, touchpoint, key = self.stage_here(), self.touchpoint_here(), self.grid.key
        if stage is None:
            return
        if key == PHASE:
            self.refuse("map.phase_stays")
        elif key == STAGE or touchpoint is None:
            with self.step("remove_stage") as step:
                step.remove(stage)
            left = what_is_missing(self.rows, self.map_id, self.content)
            self.tell(" ".join((self.words("journey.stage_removed"), left)).strip())
        elif key == NAME:
            with self.step("remove_touchpoint") as step:
                step.remove(touchpoint)
                self.say("journey.touchpoint_removed")
        elif key == "evidence":
            self.post_message(OpenPage("touchpoint", touchpoint.id, "evidence"))
        else:
            with self.step("clear") as step:
                clear_lane(step, self.rows, touchpoint, key)

    def action_template(self, number: int) -> None:
        with self.step("add_template") as step:
            add_template(step, self.map_id, templates_of(self.rows, self.map_id, self.content)[number - 1])
            self.say("journey.template_added")
