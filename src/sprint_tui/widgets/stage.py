"""What every stage is: a screen in the frame that reads the sprint, shows one view, and says what it did."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from sprint_tui.store.errors import StoreError
from sprint_tui.store.facts import sprint_facts
from sprint_tui.widgets.asking import QUOTED
from sprint_tui.widgets.clock_head import ClockHead
from sprint_tui.widgets.cover import Cover
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.field_lines import is_cut
from sprint_tui.widgets.frame import Anchor, Rail
from sprint_tui.widgets.head import Head, Say
from sprint_tui.widgets.ink import cut
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.messages import Placed
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.stage_clock import StageClock
from sprint_tui.widgets.standing import anchor_view, rail_stages
from sprint_tui.widgets.strip import Strip
from sprint_tui.widgets.whole import Whole

if TYPE_CHECKING:
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


class StageScreen(StageClock):
    """A stage of the sprint. A subclass composes its body, builds its view from the rows, and paints it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("u", "app.take_back", "undo", show=False)]

    anchor_line = getters.query_one(Anchor)
    rail = getters.query_one(Rail)
    head = getters.query_one(Head)
    say_line = getters.query_one(Say)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.content = desk.content
        self.words = desk.content.words
        self.rows: SprintRows = desk.door.rows()
        self.facts: SprintFacts = sprint_facts(self.rows)
        self.agenda = self.content.agenda(self.rows.planned_blocks)
        self.strip = Strip(desk.door, self.words)
        self._state = "saved"
        self.is_over = False  # whoever leaves a field by escape wants to be asked nothing more
        self.set_class(desk.is_wall, "-on-wall")

    # The frame

    def compose(self) -> ComposeResult:
        yield Anchor(self.words)
        with Horizontal(id="below"):
            yield Rail()
            with Vertical(id="stage"):
                with Horizontal(id="head"):
                    yield Head()
                    yield ClockHead()
                yield from self.compose_body()
                yield self.strip
                yield Say()
        yield KeyBar(self.words)
        yield Cover(self.words)

    def on_mount(self) -> None:
        self.body().focus()

    def on_screen_resume(self) -> None:
        self.reload()

    def on_screen_suspend(self) -> None:
        self.strip.flush()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_clock)
        if self.is_mounted and self.strip.field is None:
            self.call_after_refresh(self.show_strip)  # its lines break elsewhere now

    @property
    def has_gone(self) -> bool:
        """Whether it was left, or is being taken down while a thread still worked for it."""
        return not self.is_attached or not self.query(Say)

    def reload(self) -> None:
        """Read the sprint and show it; a stage that has gone meanwhile shows nothing."""
        if self.has_gone:
            return
        try:
            self.rows = self.desk.door.rows()
        except StoreError as error:
            self.refuse(f"errors.{error.code}", **error.details)
            return
        if self.strip.field is None:
            self._state = "saved" if self.desk.door.has_file else "gone"
        self.facts = sprint_facts(self.rows)
        self.agenda = self.content.agenda(self.rows.planned_blocks)
        self.show(self.rows)
        self._show_anchor()
        self.rail.show(rail_stages(self.rows, self.facts, self.content), self.key)
        self.show_clock()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field is edited its keys are the editor's; a window that only reads offers no change."""
        if not self.desk.door.is_writer and action in self.writing_actions():
            return False
        if self.strip.field is not None and action in self.own_actions():
            return False
        return super().check_action(action, parameters)

    def step(self, label: str, *, scope: str = "work") -> AbstractContextManager[Step]:
        """Open one user action on the sprint. Raises StoreError: the shell says what stopped it."""
        return self.desk.door.step(label, scope=scope)

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Show one sentence on the message line; a page that was left meanwhile has none any more."""
        if self.has_gone:
            return
        (self.say_line.refuse if is_refusal else self.say_line.say)(text)

    def say(self, key: str, **values: object) -> None:
        """Say what was done."""
        self.tell(self.words(key, **values) if key else "")

    def refuse(self, key: str, **values: object) -> None:
        """Say why nothing was done, and what to do."""
        self.tell(self.words(key, **values), is_refusal=True)

    # The cursor

    @on(Rows.Moved)
    def _rows_moved(self, event: Rows.Moved) -> None:
        event.stop()
        self.cursor_moved(by_person=event.by_person)

    @on(Rows.Opened)
    async def _rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.run_action("open")

    def cursor_moved(self, *, by_person: bool) -> None:
        """Show what the cursor stands on; what was said is over once somebody moves on."""
        if by_person:
            self.say("")
        self.show_strip()

    def action_open(self) -> None:
        self.edit(self.field_here())

    # Editing in the strip

    def leave_field(self) -> bool:
        """Store what is typed and close the field; say whether it could. What is not stored stays open."""
        if not self.strip.leave():
            return False
        self.body().focus()
        self.refresh_bindings()
        return True

    def show_strip(self) -> None:
        """Show the field under the cursor in the strip."""
        self.strip.describe(self.field_here())

    def edit(self, field: Field | None, caret: int | None = None) -> None:
        """Open a field in the strip; one that a key or a page answers has nothing to type."""
        if field is None or field.save is not_typed:
            return
        is_writer = self.desk.door.is_writer
        if field.refusal or not is_writer:
            room = self.strip.text_width, self.strip.content_size.height
            if not is_writer and is_cut(field, *room):
                self.app.push_screen(Whole(self.words, field.label, field.shown))
                return
            refusal = field.refusal if is_writer else self.words("errors.read_only_window")
            self.tell(refusal, is_refusal=True)
            return
        self.say("")
        self.strip.open(field, caret)
        self.post_message(Placed())
        self.refresh_bindings()

    def type_on(self, row_id: str, field: str, caret: int) -> None:
        """Go on typing where somebody was when the app ended."""
        if self.place() == (row_id, field) and self.strip.field is None:
            self.edit(self.field_here(), caret)

    @on(Strip.Left)
    def _left_field(self, event: Strip.Left) -> None:
        event.stop()
        self.body().focus()
        self.is_over = event.by_escape
        known = self.rows.by_id.keys()
        self.reload()
        self.go_to_added(event.field, known, self.rows)
        if not self.after_edit(event.field, event.direction) and event.direction:
            self._ask_beside(event.direction)
        self.call_after_refresh(self.show_strip)  # the strip has its own height again only then
        self.refresh_bindings()
        self.post_message(Placed())
        if event.unstored:
            self.say("strip.unstored", text=cut(event.unstored, QUOTED))
        elif event.field.aside is not None and (aside := event.field.aside()):
            self.tell(aside)

    def action_next_field(self) -> None:
        self._ask_beside(1)

    def action_previous_field(self) -> None:
        self._ask_beside(-1)

    def _ask_beside(self, direction: int) -> None:
        """Go to the next field (1) or the one before (-1) and ask for it: tab always leads to typing."""
        if self.step_field(direction) and self.desk.door.is_writer:
            self.edit(self.field_here())

    @on(Strip.State)
    def _strip_state(self, event: Strip.State) -> None:
        event.stop()
        self.told(event.state)
        if event.state == "saved" and self.strip.field is not None:
            self.post_message(Placed())

    def told(self, state: str) -> None:
        """Show how far saving is: `editing`, `saved`, or the code of what stops it."""
        stopped = self.words.table("frame.not_saved")
        was, self._state = self._state, state
        self._show_anchor()
        if state in stopped and state != was:  # a save that is tried again says nothing new
            self.refuse(f"errors.{state}")
        elif was in stopped and state == "saved":
            self.say("")

    def _show_anchor(self) -> None:
        state = self._state if self.desk.door.is_writer else "" if self.desk.is_wall else "reading"
        at = self.desk.wall_time(self.rows.sprint.changed_at)
        self.anchor_line.show(anchor_view(self.rows, self.content, state, at))
