"""The screen of the agenda: every key of the clock, and nothing that a back row cannot read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import timebox
from sprint_tui.store import lineup
from sprint_tui.store.facts import maps_in_play
from sprint_tui.widgets.clock_head import state_tag
from sprint_tui.widgets.clock_keys import CLOCK_ACTIONS, CLOCK_KEYS, ClockKeys, means_something
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.noting import Noting
from sprint_tui.widgets.stage import StageScreen
from sprint_tui.widgets.timekeeper import Timekeeper
from sprint_tui.widgets.wall import Wall
from sprint_tui.widgets.wall_seconds import WallViews
from sprint_tui.widgets.wall_view import notice, state_line, wait_for_news

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.store.rows import SprintRows


class Agenda(ClockKeys, StageScreen):
    """The timekeeper: every key of the clock, and nothing that a back row cannot read."""

    key = "agenda"
    CSS_PATH = "agenda.tcss"
    SCOPE = "clock"
    WRITES = CLOCK_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *CLOCK_KEYS[:5],
        Binding("enter", "open", "go_to_block"),
        *CLOCK_KEYS[5:],
        Binding("v", "plan_or_report", "plan_or_report"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wall = Wall()
        self.keeper = Timekeeper(self, self.tell)
        self.noting = Noting(self, self.tell, self.pressed)
        self._warning = ""
        self._views = WallViews(self)
        self._head_shown: tuple[object, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        yield self.wall

    def shows(self, row_id: str) -> bool:
        """What is noted with the clock's keys is taken back here, and nobody is led away."""
        return True

    def body(self) -> Widget:
        return self.wall

    def show(self, rows: SprintRows) -> None:
        """Nothing but the clock is shown here: see `tick`."""

    def show_head_clock(self, clock: Clock) -> None:
        """The wall shows it larger."""

    def tick(self, clock: Clock) -> None:
        warning = timebox.warning(clock.block) if clock.is_live else ""
        if warning != self._warning and self.is_current:  # a question in front has keys of its own
            self._warning = warning
            self.say("clock.over_now" if clock.is_over else "")  # what was said before is over by now
            self.refresh_bindings()
        self.keeper.look()
        self._show_head(clock)
        said = "" if clock.started else notice(self.words, *self.app.size)
        top = getattr(self.app.screen, "top", None)
        self.wall.show_below_head(self._views.at(clock), said, covered_from=top)

    @on(Wall.Resized)
    def _resized(self) -> None:
        self.show_clock()

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        self.keeper.overwritten()
        super().tell(text, is_refusal=is_refusal)

    def next_tick(self, clock: Clock) -> float | None:
        wait = wait_for_news(self, clock)
        return wait if clock.state == "running" else min(wait, self.keeper.patience)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A clock key is offered when it means something now."""
        if action in self.WRITES:
            return means_something(action, self.clock()) and super().check_action(action, parameters)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        block = self.agenda.block(self.clock().block.key)
        if block.page:
            self.post_message(OpenPage(block.page, self.rows.sprint.id))
            return
        drafts_wait = block.stage == "journey" and self._drafts_wait()
        self.post_message(GoTo("compare" if drafts_wait else block.stage))

    def _drafts_wait(self) -> bool:
        """Say whether drafts are there that the room has not lined up yet."""
        return any(lineup.is_open(self.rows, one.id) for one in maps_in_play(self.rows))

    def action_plan_or_report(self) -> None:
        """Before the end the plan is what one asks for, after it how the meeting went."""
        page = "report" if self.clock().state == "finished" else "plan"
        self.post_message(OpenPage(page, self.rows.sprint.id))

    def _show_head(self, clock: Clock) -> None:
        """Show what the block is about, when something of it differs from the second before."""
        warning = state_tag(clock, self.words)
        danger, minute = self.danger, int(clock.now.timestamp() // 60)
        shown = (id(self.agenda), clock.state, clock.index, warning, danger, minute)
        if shown == self._head_shown:
            return
        self._head_shown = shown
        words, block = self.words, self.agenda.block(clock.block.key)
        now = words("agenda.now", time=self.desk.wall_time(clock.now))
        if not clock.is_live:
            state, hint = state_line(clock, words), words(f"agenda.hints.{clock.state}")
            self.head.show(words("stages.agenda"), state, info=hint, more=self.zones(clock), right=now)
            return
        tags = [warning] if warning else []
        tags += [words(f"watch.tags.{danger}")] if danger else []
        do = words(f"watch.do.{danger}") if danger else ""
        number = words("agenda.number", number=clock.index + 1, blocks=len(clock.blocks))
        self.head.show(block.title, number, tags, block.question, more=do, right=now)
