"""The screen of the guide: starts and pauses blocks, goes to where they are done, ticks what is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import route
from sprint_tui.screens.prep.under_cursor import READING, UnderCursor
from sprint_tui.screens.prep.view import HAND_OVER, LEAD, PLAN, TASK, WHO, GuideView, build_view
from sprint_tui.store.drafts import preparation_of
from sprint_tui.widgets import preparing
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.exporting import export_calendar
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.prep_clock import GUIDE, press
from sprint_tui.widgets.prep_counts import first_unread
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.content.prep import PrepBlock, PrepTask
    from sprint_tui.domain.clock import Clock
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

FIVE = 5
OF_BLOCKS = frozenset({"done", "longer"})


class PrepGuide(UnderCursor):
    """One person's way through the preparation; one of its questions is answered here."""

    key = GUIDE
    CSS_PATH = "prep.tcss"
    ASKS_IN_FULL = False
    WRITES = frozenset({"start_or_tick", "plan", *OF_BLOCKS})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "prep_open"),
        Binding("space", "start_or_tick", "start_or_tick"),
        *(
            Binding(str(n), f"plan({n})", "prep_minutes", show=n == 1, key_display="1 2 3")
            for n in range(1, 4)
        ),
        Binding("y", "done", "prep_done"),
        Binding("S", "hand_over", "hand_over"),
        Binding("c", "calendar", "calendar", show=False),
        Binding("greater_than_sign", f"longer({FIVE})", "five", show=False),
        Binding("tab", "next_field", "next_field", show=False),
        Binding("less_than_sign", f"longer({-FIVE})", "five_less", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = GuideView(())

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, id="form")

    def show(self, rows: SprintRows) -> None:
        self._show()
        self.show_strip()

    def _show(self) -> None:
        view = build_view(self.rows, self.content, self.person, self.desk.now())
        if view.rows != self.view.rows:
            self.form.show(view.rows)
        self.view = view
        self.head.show(self.words("stages.prep"), view.facts, info=view.info, more=view.more)

    def tick(self, clock: Clock) -> None:
        """Show another minute; what a second changes stands in the head."""
        if self.person is not None and self.prep.running is not None:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it means something: a block is started, a task ticked, an answer brought."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action in OF_BLOCKS:
            is_there = self.block_here is not None and self.person is not None
        elif action == "start_or_tick":
            is_there = any((self.block_here, self.task_here, self.asked_here))
        elif action == "clear_answer":
            is_there = self.asked_here is not None
        else:
            is_there = True
        return is_there and super().check_action(action, parameters)

    # What the keys do

    def action_open(self) -> None:
        """Go to where the line is done; a block that is not done is started with it."""
        block, task, row_id = self.block_here, self.task_here, self.form.row_id
        if block is not None:
            preparing.ask_who(self, lambda person: self._open_block(person, block))
        elif task is not None:
            self._open_task(task)
        elif row_id.startswith(PLAN):
            self._take_plan(int(row_id.removeprefix(PLAN)))
        elif row_id == HAND_OVER:
            self.action_hand_over()
        elif row_id == WHO:
            preparing.ask_who(self, lambda _: self.form.action_edge(-1), again=True)
        else:
            super().action_open()

    def action_start_or_tick(self) -> None:
        block, task = self.block_here, self.task_here
        if block is not None:
            preparing.ask_who(self, lambda person: self._start_or_pause(person, block))
        elif task is not None:
            preparing.ask_who(self, lambda person: self._tick(person, task))
        elif self.asked_here is not None:
            self.action_bring()

    def action_plan(self, number: int) -> None:
        plans = self.content.prep.plans
        if number <= len(plans):
            self._take_plan(plans[number - 1].minutes)

    def action_done(self) -> None:
        """Say that a block is done, or that it is not."""
        block, person = self.block_here, self.person
        if block is not None and person is not None:
            kind = "done" if self.prep.may("done", block.key) else "reopen"
            press(self, person, kind, block.key)
            self.say(f"prep.said.{kind}", block=block.title)

    def action_hand_over(self) -> None:
        """Show what goes and what stays, before anything does."""
        preparing.ask_who(self, self._show_handing_over)

    @work
    async def action_calendar(self) -> None:
        await export_calendar(self)

    def action_longer(self, minutes: int) -> None:
        block, person = self.block_here, self.person
        if block is None or person is None:
            return
        if not self.prep.may("longer", block.key, minutes):
            self.refuse(
                "prep.longest" if minutes > 0 else "prep.shortest", block=block.title, n=block.longest
            )
            return
        press(self, person, "longer", block.key, minutes)
        length = self.prep.block(block.key).length // 60
        self.say("prep.said.longer", block=block.title, minutes=self.words("prep.minutes", n=length))

    def _take_plan(self, minutes: int) -> None:
        preparing.ask_who(self, lambda person: self._store_plan(person, minutes))

    def _store_plan(self, person: Participant, minutes: int) -> None:
        mine = preparation_of(self.rows, person.id)
        if mine is None or not self.desk.door.is_writer:
            self.refuse("errors.read_only_window")
            return
        is_first = not mine.minutes
        with self.step("prep_minutes") as step:
            step.edit(mine, minutes=minutes)
        self.reload()
        if is_first:
            self.form.action_edge(-1)
        self.say("prep.said.plan", minutes=minutes)

    def _show_handing_over(self, person: Participant) -> None:
        self.post_message(OpenPage("hand_over", person.id))

    def _open_block(self, person: Participant, block: PrepBlock) -> None:
        state = self.prep.block(block.key).state
        if self.desk.door.is_writer and state in {"open", "paused"}:
            self._start_or_pause(person, block)
        if block.stage == GUIDE:
            self.form.select("look_back.1:0")
            self.edit(self.field_here())
        elif self.stage_of(block) in route.KEYS:
            self._go_to(self.stage_of(block), {"reading": "juice", "deep_reading": "deep"}.get(block.key, ""))

    def _go_to(self, stage: str, task: str) -> None:
        """Go to a stage; to the first text that is not read yet, where a task is to read."""
        person, unread = self.person, ""
        if person is not None and stage == READING:
            unread = first_unread(self.rows, self.content, person, task)
        self.post_message(GoTo(stage, unread))

    def _start_or_pause(self, person: Participant, block: PrepBlock) -> None:
        kind = "start" if self.prep.may("start", block.key) else "pause"
        press(self, person, kind, block.key)
        self.say(f"prep.said.{kind}", block=block.title)

    def _open_task(self, task: PrepTask) -> None:
        if task.key == "journey":
            self.action_hand_over()
        elif task.stage in route.KEYS:
            self._go_to(task.stage, task.key)
        elif self.desk.door.is_writer:
            self.action_start_or_tick()

    def _tick(self, person: Participant, task: PrepTask) -> None:
        with self.step("prep_tick") as step:
            preparing.toggle_tick(step, self.rows, person, f"{TASK}{task.key}")
