"""Modals that ask one question: a line of text, or one of a few answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.editor import Editor
from sprint_tui.widgets.field import NotUnderstoodError, Option
from sprint_tui.widgets.ink import Line, Run, line, typed, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.options import Options
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


MODAL = 0.84
"""The part of a window that a question may fill, as its style says."""
AROUND = 7
"""Lines of a question around its answers: border, air, and two for one that is longer than its line."""
LEAST = 3


class Question(ModalScreen[str | None]):
    """A question in a frame of its own; esc answers None."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)

    def __init__(self, words: Words, question: str, hint: str = "", options: Sequence[Option] = ()) -> None:
        super().__init__()
        self._words = words
        self._question = question
        self._hint = hint
        self._options = tuple(options)

    def answer(self, answer: str | None) -> None:
        """Go with an answer; a second one comes too late."""
        if self.is_current:
            self.dismiss(answer)

    def asked(self) -> Painted:
        """Return the widget that shows the question and what to know about it."""
        painted = Painted(id="asked")
        painted.lines = self.asked_lines()
        return painted

    def asked_lines(self) -> tuple[Line, ...]:
        """Return the question and what to know about it."""
        question = [line(typed(one, "strong")) for one in wrapped(self._question, PROSE)]
        hint = [line(typed(one)) for one in wrapped(self._hint, PROSE)] if self._hint else []
        return (*question, *hint)

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Give a list all its lines, or as many as there is room for: then it scrolls."""
        for one in self.query(Options):
            taken = len(self.query_one("#asked", Painted).lines) + AROUND
            one.styles.height = max(min(len(self._options), int(self.size.height * MODAL) - taken), LEAST)


class Answer(Editor):
    """The line that answers a question: enter gives it, esc goes back without one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(0)", "done"),
        Binding("escape", "leave(0)", "back", key_display="esc"),
    ]


class AskText(Question):
    """Asks for one line. `check` raises NotUnderstoodError for a text that cannot be taken."""

    LINE: ClassVar[type[Answer]] = Answer
    editor = getters.query_one(Answer)
    problem = getters.query_one("#problem", Painted)

    def __init__(
        self,
        words: Words,
        question: str,
        hint: str = "",
        value: str = "",
        check: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(words, question, hint)
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        with Vertical(classes="modal"):
            yield self.asked()
            yield self.LINE()
            yield Painted(id="problem")
        yield KeyBar(self._words)

    def on_mount(self) -> None:
        self.editor.begin(self._value, many_lines=False)
        self.editor.focus()

    @on(Editor.Leaving)
    def _done(self, event: Editor.Leaving) -> None:
        text = self.editor.text_meant.strip()
        if not event.by_enter:
            self.answer(None)
            return
        try:
            if self._check is not None:
                self._check(text)
        except NotUnderstoodError as error:
            said = self._words(f"errors.{error.code}", **error.details)
            self.problem.lines = tuple(line(Run(row, "strong")) for row in wrapped(said, PROSE))
            self.problem.refresh(layout=True)
        else:
            self.answer(text)


class AskOne(Question):
    """Asks to choose one of a few answers; returns its code."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", show=False)]
    options = getters.query_one(Options)
    whole = getters.query_one("#whole", Painted)

    def __init__(
        self,
        words: Words,
        question: str,
        options: Sequence[Option],
        hint: str = "",
        chosen: str = "",
        *,
        begins_at: str = "",
        at_bottom: bool = False,
    ) -> None:
        """Ask in the middle of the window, or `at_bottom`, where what is above it stays in view.

        The cursor stands on what is `chosen`, which has a tick, or else where it `begins_at`.
        """
        super().__init__(words, question, hint, options)
        self._chosen = chosen
        self._begins_at = begins_at
        self.set_class(at_bottom, "-at-bottom")

    def compose(self) -> ComposeResult:
        with Vertical(classes="modal"):
            yield self.asked()
            yield Options()
            yield Painted(id="whole")
        yield KeyBar(self._words)

    def on_mount(self) -> None:
        self.call_after_refresh(self._offer)
        self.call_after_refresh(self._make_room)

    @property
    def top(self) -> int | None:
        """The first row that a question at the foot of the window covers."""
        return next((box.region.y for box in self.query(".modal") if self.has_class("-at-bottom")), None)

    def _make_room(self) -> None:
        """Let a clock behind the question show itself whole above it."""
        for screen in self.app.screen_stack if self.is_mounted and self.is_current else ():
            getattr(screen, "show_clock", lambda: None)()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_anew)

    def show_anew(self) -> None:
        """Show question and answers; the cursor stays where it was."""
        painted = self.query_one("#asked", Painted)
        lines = self.asked_lines()
        is_higher = len(lines) != len(painted.lines)
        painted.lines = lines
        painted.refresh(layout=is_higher)
        self.fit()
        kept = self.options.row_id
        self.options.offer(self._options, frozenset({self._chosen} - {""}), many=False)
        if not self.options.select(kept):
            self.options.cursor = -1  # that answer is gone: enter takes no other one
        self._show_whole()

    @on(Options.Moved)
    def _moved(self, event: Options.Moved) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        """Where not every answer fits on its line, the one under the cursor stands whole below the list."""
        whole = self.options.whole_hint
        rows = tuple(line(typed(row)) for row in wrapped(whole, max(self.options.size.width, 20)))
        is_higher = len(rows) != len(self.whole.lines)
        self.whole.lines = rows
        self.whole.refresh(layout=is_higher)
        self.whole.set_class(bool(whole), "-needed")
        if is_higher:
            self.call_after_refresh(self._make_room)

    def _offer(self) -> None:
        self.options.offer(self._options, frozenset({self._chosen} - {""}), many=False)
        if self._begins_at:
            self.options.select(f"option-{self._begins_at}")
        self.options.focus()

    @on(Options.Taken)
    def _taken(self, event: Options.Taken) -> None:
        self.answer(event.option.code)

    @on(Options.Opened)
    def _opened(self) -> None:
        if self.options.under_cursor is not None:
            self.answer(self.options.under_cursor.code)

    @on(Options.Leaving)
    def _leaving(self, event: Options.Leaving) -> None:
        """Tab goes to the next answer; escape leaves the question."""
        if event.direction:
            self.options.action_step(event.direction)
        else:
            self.answer(None)


def stage_options(words: Words, keys: Sequence[str]) -> tuple[Option, ...]:
    """Return stages to choose from, each with what it is for."""
    return tuple(Option(key, words(f"stages.{key}"), words(f"palette.stages.{key}")) for key in keys)
