"""The screen of the plan: minutes, order and breaks before the meeting, minutes alone while it runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import plan as planning
from sprint_tui.domain.order import key_at
from sprint_tui.domain.plan import Took, with_minutes
from sprint_tui.screens.plan.fields import BREAK, PlanFields
from sprint_tui.screens.plan.took import meetings_took
from sprint_tui.screens.plan.view import LEAD, PlanLine, build_view, columns, plan_lines
from sprint_tui.store.plan import planned_rows, replace_plan
from sprint_tui.store.tables import ClockEvent, PlannedBlock
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.page import PageScreen
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

PRESETS = ("short", "", "long")
"""What 1, 2 and 3 take; 2 is the method's own, which is stored as no plan at all."""
BEFORE = (
    Binding("o", "new", "new_break"),
    Binding("1", "preset(1)", "preset", key_display="1 2 3"),
    Binding("2", "preset(2)", "preset", show=False),
    Binding("3", "preset(3)", "preset", show=False),
    Binding("left_square_bracket,shift+up", "move(-1)", "move", key_display="[ ]"),
    Binding("right_square_bracket,shift+down", "move(1)", "move", show=False),
    Binding("a", "take", "take_took", key_display="a A"),
    Binding("A", "take_all", "take_all_took", show=False),
    Binding("delete", "remove", "remove", show=False),
)
"""Keys that plan: once the clock runs, each says in one sentence why not."""
PLANNING = frozenset(binding.action.split("(")[0] for binding in BEFORE)


class PlanPage(PageScreen):
    """The blocks one below the other; a plan of the team's own begins with its first change."""

    key = "agenda"
    CSS_PATH = "plan.tcss"
    WRITES = PLANNING | {"cannot"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *BEFORE,
        *(
            Binding(one.key, f"cannot('{one.action.split('(')[0]}')", one.description, show=False)
            for one in BEFORE
        ),
        Binding("v", "report", "plan_or_report"),
    ]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._took = meetings_took(desk)
        self._before: tuple[object, ...] = ()

    @property
    def topic(self) -> str:
        return "plan"

    def compose_body(self) -> Iterable[Widget]:
        titles = columns(self.words, has_past=bool(self._took))
        yield Rows(titles, lead=LEAD, by_cell=True, titles=True, id="form")

    def on_mount(self) -> None:
        super().on_mount()
        self.form.cell = 1

    def show_page(self, rows: SprintRows) -> None:
        view = build_view(self, self.clock(), self._took)
        self.form.show(view.rows)
        self.head.show(self.words("plan.name"), view.facts, view.tags, view.info, more=view.more)

    def shows(self, row_id: str) -> bool:
        """Say whether a row is of the plan: also one that a step has taken away."""
        row = self.rows.by_id.get(row_id)
        return row is None or isinstance(row, PlannedBlock | ClockEvent)

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        super().go_to_row(row.key if isinstance(row, PlannedBlock) else row_id, field)

    def undo_scope(self, way: str) -> str:
        """What was re-timed here is taken back here, before older changes of the plan."""
        work, clock = (getattr(self.desk.door.stacks(scope), way) for scope in ("work", "clock"))
        is_clock = bool(clock) and clock[-1].label == "clock_retime"
        return "clock" if is_clock and not (work and work[-1].seq > clock[-1].seq) else "work"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What plans is offered before the meeting, and what was taken before where there is some of it."""
        wanted = str(parameters[0]) if action == "cannot" and parameters else action
        if wanted in PLANNING:
            if action == self._stopped_by(wanted):
                return super().check_action(action, parameters)
            return False
        return super().check_action(action, parameters)

    def _stopped_by(self, action: str) -> str:
        """Return `cannot` for an action that has no meaning now, else the action itself."""
        lacks_past = action in {"take", "take_all"} and not self._took
        return "cannot" if lacks_past or self.clock().state != "idle" else action

    # Fields

    def line_here(self) -> PlanLine | None:
        """Return the block under the cursor."""
        lines = plan_lines(self, self.clock())
        return next((line for line in lines if line.key == self.form.row_id), None)

    def field_here(self) -> Field | None:
        line = self.line_here()
        return self._fields.field(line, self.form.column) if line is not None else None

    def edit(self, field: Field | None, caret: int | None = None) -> None:
        super().edit(field, caret)
        self._before = self._state_of_plan()

    def after_edit(self, field: Field, direction: int) -> bool:
        """A break that was named takes the cursor, tab its minutes; a running meeting is told of its end."""
        if self._state_of_plan() == self._before:
            return False
        if field.key == BREAK:
            was = {one.key for one in self._before[0]}  # type: ignore[attr-defined]
            added = [one.key for one in self.agenda.planned if one.key not in was]
            self.form.select(added[0] if added else "", "minutes")
            if direction > 0:
                self.edit(self.field_here())
                return True
        elif field.scope == "clock":
            self._say_end()
        return False

    def step_field(self, direction: int) -> bool:
        """Go to the next cell in which something can be typed."""
        while self.form.step_cell(direction):
            field = self.field_here()
            if field is not None and field.save is not not_typed:
                return True
        return False

    @property
    def _fields(self) -> PlanFields:
        return PlanFields(self)

    def _state_of_plan(self) -> tuple[object, ...]:
        return self.agenda.planned, self.rows.clock_events

    def _say_end(self) -> None:
        """Say whether the promised end holds, and by how much it does not."""
        clock = self.clock()
        late = round(clock.late)
        end = self.desk.wall_time(clock.promised_end or clock.now)
        if late > 0:
            self.say("plan.late", late=clock_text(late), end=end)
        else:
            self.say("retime.holds", end=end)

    # What the keys do

    def action_open(self) -> None:
        field, line = self.field_here(), self.line_here()
        if field is None or line is None:
            return
        if field.save is not not_typed:
            self.edit(field)
        elif line.where == "done":
            self.refuse("plan.cannot.over" if self.clock().state == "finished" else "plan.cannot.block_over")
        else:
            self.refuse(f"plan.cannot.{self.form.column}")

    def action_new(self) -> None:
        self.edit(self._fields.new_break(self.form.row_id))

    def action_preset(self, number: int) -> None:
        preset = PRESETS[number - 1]
        blocks = self.content.preset(preset).blocks if preset else ()
        held = blocks or self.content.blocks
        if planning.of_the_method(held, self.agenda.planned):
            self.say("plan.already")
            return
        with self.step("plan_preset") as step:
            replace_plan(step, self.rows.sprint.id, blocks)
            self.say(f"plan.preset.{preset or 'method'}")

    def action_move(self, by: int) -> None:
        keys = [one.key for one in self.agenda.planned]
        if self.form.row_id not in keys:
            return
        place = keys.index(self.form.row_id)
        if 0 <= place + by < len(keys):
            with self.step("plan_move") as step:
                rows = planned_rows(step, self.rows.sprint.id, self.agenda.planned)
                others = [row.position for key, row in rows.items() if key != keys[place]]
                step.move(rows[keys[place]], key_at(others, place + by))

    def action_take(self) -> None:
        self._take({key: took for key, took in self._took.items() if key == self.form.row_id})

    def action_take_all(self) -> None:
        self._take(self._took)

    def action_remove(self) -> None:
        key = self.form.row_id
        if not planning.is_break(key):
            self.refuse("plan.cannot.remove")
        elif len(self.agenda.planned) == 1:
            self.refuse("plan.cannot.last")
        else:
            with self.step("plan_remove") as step:
                step.remove(planned_rows(step, self.rows.sprint.id, self.agenda.planned)[key])
                self.say("said.removed")

    def action_cannot(self, action: str) -> None:
        """Say why a key that plans does nothing now."""
        state = self.clock().state
        if state == "idle":
            self.refuse("plan.cannot.no_past")
        else:
            self.refuse("plan.cannot.over" if state == "finished" else "plan.cannot.live")

    def action_report(self) -> None:
        if self.clock().state == "idle":
            self.refuse("plan.cannot.report")
        else:
            self.post_message(OpenPage("report", self.row_id, instead=True))

    # What blocks took

    def _take(self, took: dict[str, Took]) -> None:
        """Plan what blocks really took; a shortest time above that is lowered with it."""
        plan = with_minutes(self.agenda.planned, {key: one.minutes for key, one in took.items()})
        changed = sum(old.minutes != new.minutes for old, new in zip(self.agenda.planned, plan, strict=True))
        if not changed:
            self.say("plan.already" if took else "plan.not_held")
            return
        with self.step("plan_took") as step:
            rows = planned_rows(step, self.rows.sprint.id, self.agenda.planned)
            for one in plan:
                step.edit(rows[one.key], minutes=one.minutes, shortest=one.shortest)
            self.say("plan.taken", n=changed, minutes=planning.total(plan))
