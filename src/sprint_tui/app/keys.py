"""The keys that work everywhere: undo, stages, clock strip, help, themes, palette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from sprint_tui.app import styles
from sprint_tui.app.one_key import OneKeyAtATime, is_editor
from sprint_tui.content.phrases import step_words
from sprint_tui.domain import route, text
from sprint_tui.store import paths, settings
from sprint_tui.store.errors import NotSavedError, StoreError
from sprint_tui.widgets import palette
from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.key_bar import key_name

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from sprint_tui.app.workplace import Workplace
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.screens.wall import ClockWall
    from sprint_tui.widgets.stage import StageScreen
    from sprint_tui.widgets.strip import Strip

OF_A_SPRINT = frozenset(
    {
        *("take_back", "do_again", "clock_strip", "is_saved", "choose_stage", "take_over", "save_elsewhere"),
        *("use_bell", "wall"),
    }
)


class KeysEverywhere(Guarded, OneKeyAtATime):
    """What the shell does for every stage. `stage` is the one in view, or the one under a modal."""

    content: Content
    words: Words
    workplace: Workplace

    COMMANDS = {palette.Commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", show=False),
        Binding("ctrl+g", "choose_stage", "choose_stage", show=False),
        Binding("ctrl+t", "clock_strip", "clock_strip", show=False),
        Binding("f2", "wall", "wall", show=False, priority=True),
        Binding("ctrl+s", "is_saved", "is_saved", show=False),
        Binding("ctrl+z", "take_back", "undo", show=False),
        Binding("ctrl+y", "do_again", "redo", show=False),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    @property
    def stage(self) -> StageScreen | None:
        """The stage in view, or the one under a modal; None at home."""
        return next((one for one in reversed(self.screen_stack) if hasattr(one, "desk")), None)

    @property
    def wall(self) -> ClockWall | None:
        """The wall in view, or the one under what lies over it; None when there is none."""
        return next((one for one in reversed(self.screen_stack) if hasattr(one, "sight")), None)

    @property
    def strips(self) -> list[Strip]:
        """The strips in which something may be typed, the one on top first: a modal may lie over one."""
        return [one.strip for one in reversed(self.screen_stack) if hasattr(one, "strip") and one.is_mounted]

    def leave_pages(self) -> bool:
        """Store what is typed in what lies over the stage; say whether it could: what could not stays."""
        over = self.screen_stack[1:]
        return all(one.strip.leave() for one in over if hasattr(one, "strip") and one.is_mounted)

    def settle(self) -> bool:
        """Store what is typed everywhere; say whether everything is stored."""
        stored = [strip.settle() for strip in self.strips]
        return all(stored)

    def action_go(self, stage: str, row_id: str = "", field: str = "") -> None:
        """Show a stage, and there a row and field."""
        raise NotImplementedError

    def keep_place(self) -> None:
        """Note where the person is; a bare app remembers nothing."""

    def say(self, key: str, **values: object) -> None:
        """Say something on the stage in view."""
        if self.stage is not None:
            self.stage.say(key, **values)

    def refuse(self, error: StoreError) -> None:
        """Say what stopped a change, where the person looks."""
        said = self.words(f"errors.{error.code}", **error.details)
        if self.stage is not None and isinstance(error, NotSavedError):
            self.stage.told(error.code)
        teller = next((one for one in reversed(self.screen_stack) if hasattr(one, "tell")), None)
        if teller is not None:
            teller.tell(said, is_refusal=True)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click asks for. What the store refuses is said, and nothing is changed."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except StoreError as error:
            self.refuse(error)
            return True

    async def deal_with(self, event: events.Key | events.Paste) -> None:
        """Our editor shows what a paste holds; Textual's own field, in the palette, would obey it."""
        if isinstance(event, events.Paste) and not is_editor(self.focused):
            event = events.Paste(text.one_line(event.text))
        await super().deal_with(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to a sprint needs one; undo is the field's own while one is edited or asked for."""
        stage = self.stage
        if action in OF_A_SPRINT and stage is None:
            return False
        if action in {"take_back", "do_again"} and stage is not None:
            return stage.strip.field is None and not self.screen.is_modal and self.wall is None
        return super().check_action(action, parameters)

    def action_take_back(self) -> None:
        self._step_back("undo")

    def action_do_again(self) -> None:
        self._step_back("redo")

    def _step_back(self, way: str) -> None:
        """Take back or redo the newest step, go where it was, and say what it was."""
        from sprint_tui.store.drafts import stage_of  # noqa: PLC0415 - home does without the tables

        stage = self.stage
        if stage is None:
            return
        taken = getattr(stage.desk.door, way)(stage.undo_scope(way))
        if taken is None:
            stage.say(f"undo.no_{way}")
            return
        past, touched = taken
        if stage.shows(touched.entity_id):
            stage.call_after_refresh(stage.go_to_row, touched.entity_id, touched.field)
        else:
            rows, changed = stage.desk.door.rows(), (touched.entity_id, touched.field)
            there = route.DONE_AT.get(past.label) or stage_of(rows, touched.entity, *changed)
            self.action_go(there, *changed)
        where = {"entity": touched.entity, "field": touched.field, "name": touched.name}
        what = step_words(self.content, past.label, **where)
        self.call_after_refresh(self.say, f"undo.{way}", what=what)

    @work
    async def action_choose_stage(self) -> None:
        """Ask for a stage by digit."""
        from sprint_tui.app import questions  # noqa: PLC0415 - with the first question

        here = self.stage.key if self.stage is not None else ""
        chosen = await self.push_screen_wait(questions.where_to(self.words, here))
        if chosen:
            self.action_go(chosen)

    def action_clock_strip(self) -> None:
        from sprint_tui.widgets.clock_strip import ClockStrip  # noqa: PLC0415 - with the first clock key

        if self.stage is not None and not isinstance(self.screen, ClockStrip):
            self.push_screen(ClockStrip(self.stage))

    def action_wall(self) -> None:
        """Show the wall over whatever there is, or go back to that; what lies over the wall goes first."""
        from sprint_tui.screens.wall import WallScreen  # noqa: PLC0415 - with the first wall
        from sprint_tui.widgets.sight import Sight  # noqa: PLC0415

        if self.wall is not None:
            getattr(self.screen, "leave_field", self.screen.dismiss)()  # what is typed is stored first
        elif self.stage is not None:
            self.push_screen(styles.fitted(WallScreen(Sight(self.stage.desk)), self), self._left_wall)
            self.call_after_refresh(self.keep_place)

    def _left_wall(self, _: None) -> None:
        self.call_after_refresh(self.keep_place)

    def action_break_off(self) -> None:
        """Ask why the meeting is broken off, and end it there; esc goes on with it."""
        from sprint_tui.widgets.ask import AskText  # noqa: PLC0415 - with the first question
        from sprint_tui.widgets.timekeeper import Timekeeper  # noqa: PLC0415

        stage = self.stage
        if stage is None:
            return

        def answered(reason: str | None) -> None:
            if reason is not None:
                Timekeeper(stage, stage.tell).break_off(reason)

        ask = AskText(self.words, self.words("break_off.ask"), self.words("break_off.hint"))
        self.push_screen(ask, answered)

    def action_is_saved(self) -> None:
        """There is no Save key; whoever presses it hears that."""
        if self.stage is not None and self.settle():
            self.stage.say("frame.nothing_to_save")

    def action_help(self) -> None:
        from sprint_tui.widgets.help import Help  # noqa: PLC0415 - Markdown is slow to import

        if isinstance(self.screen, Help):
            return
        long = self.words.table("keys_long")
        active = [one.binding for one in self.screen.active_bindings.values() if one.enabled]
        keys = [
            (key_name(self.words, one), long[one.description]) for one in active if one.description in long
        ]
        key = self.stage.topic if self.stage is not None else route.HOME
        self.push_screen(Help(self.words, self.content.help(key), keys))

    def action_use_theme(self, name: str) -> None:
        self.theme = name
        settings.keep(paths.config_folder(), theme=name)

    def action_use_bell(self, chosen: str) -> None:
        """Want the bell of this machine, or don't; who wants it hears it at once."""
        if self.stage is not None:
            self.stage.desk.bell.choose(chosen)
            self.stage.say(f"bell.{chosen}")
        if chosen == "on":
            self.bell()

    def action_command_palette(self) -> None:
        if not any(isinstance(one, CommandPalette) for one in self.screen_stack):
            self.push_screen(
                CommandPalette(placeholder=self.words("palette.placeholder"), id="--command-palette")
            )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return what the palette lists."""
        return palette.commands(self, screen, self.words, self.workplace.desk)
