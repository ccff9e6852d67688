"""Modals that ask one question: a line of text, or one of a few answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from sprint_tui.domain.codes import join_set
from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.editor import Editor
from sprint_tui.widgets.field import NotUnderstoodError, Option
from sprint_tui.widgets.ink import Run, line, typed, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.options import Options
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class _Question(ModalScreen[str | None]):
    """A question in a frame of its own; esc answers None."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)

    def __init__(self, words: Words, question: str, hint: str = "") -> None:
        super().__init__()
        self._words = words
        self._question = question
        self._hint = hint

    def answer(self, answer: str | None) -> None:
        """Go with an answer; a second one comes too late."""
        if self.is_current:
            self.dismiss(answer)

    def asked(self) -> Painted:
        """Return the widget that shows the question and what to know about it."""
        painted = Painted(id="asked")
        question = [line(typed(one, "strong")) for one in wrapped(self._question, PROSE)]
        hint = [line(typed(one)) for one in wrapped(self._hint, PROSE)] if self._hint else []
        painted.lines = (*question, *hint)
        return painted


class Answer(Editor):
    """The line that answers a question: enter gives it, esc goes back without one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(0)", "done"),
        Binding("escape", "leave(0)", "back", key_display="esc"),
    ]


class AskText(_Question):
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


class AskOne(_Question):
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
        super().__init__(words, question, hint)
        self._options = tuple(options)
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
        self.options.styles.height = len(self._options)
        self.call_after_refresh(self._offer)

    @on(Options.Moved)
    def _moved(self, event: Options.Moved) -> None:
        """Where not every answer fits on its line, the one under the cursor stands whole below the list."""
        event.stop()
        whole = self.options.whole_hint
        self.whole.lines = tuple(line(typed(row)) for row in wrapped(whole, max(self.options.size.width, 20)))
        self.whole.set_class(bool(whole), "-needed")

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


class AskSome(_Question):
    """Asks which of a few answers hold: each is ticked or not; returns their codes, parted by spaces."""

    options = getters.query_one(Options)

    def __init__(
        self, words: Words, question: str, options: Sequence[Option], hint: str, chosen: frozenset[str]
    ) -> None:
        super().__init__(words, question, hint)
        self._options = tuple(options)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="modal"):
            yield self.asked()
            yield Options()
        yield KeyBar(self._words)

    def on_mount(self) -> None:
        self.options.styles.height = len(self._options)
        self.call_after_refresh(self._offer)
        self.options.focus()

    def _offer(self) -> None:
        self.options.offer(self._options, self._chosen, many=True)

    @on(Options.Taken)
    def _ticked(self, event: Options.Taken) -> None:
        self._chosen ^= {event.option.code}
        self.options.tick(self._chosen)

    @on(Options.Leaving)
    def _leaving(self, event: Options.Leaving) -> None:
        """Tab goes to the next answer; enter and escape are done."""
        if event.direction:
            self.options.action_step(event.direction)
        else:
            self.answer(join_set(self._chosen, tuple(one.code for one in self._options)))


def stage_options(words: Words, keys: Sequence[str]) -> tuple[Option, ...]:
    """Return stages to choose from, each with what it is for."""
    return tuple(Option(key, words(f"stages.{key}"), words(f"palette.stages.{key}")) for key in keys)
