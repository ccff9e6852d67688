"""The strip below the work: the selected thing whole, and the editor that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from sprint_tui.domain.codes import join_set
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.editor import Editor
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed
from sprint_tui.widgets.options import Options
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.saving import Saving

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.door import Door

OTHER = "other"


class Strip(Vertical, can_focus=False):
    """Shows lines while nothing is edited; `open` asks for a field in their place."""

    top = getters.query_one("#strip-top", Painted)
    editor = getters.query_one(Editor)
    options = getters.query_one(Options)
    foot = getters.query_one("#strip-foot", Painted)

    BUSY: ClassVar[tuple[str, ...]] = ("-typing", "-choosing", "-suggesting")

    @dataclass
    class Left(Message):
        """A field was left; `direction` says where to: 0 stays, 1 next, -1 before."""

        field: Field
        direction: int

    @dataclass
    class State(Message):
        """Saving: `editing`, `saved`, or the code of what stopped it."""

        state: str

    def __init__(self, door: Door, words: Words) -> None:
        super().__init__()
        self._door = door
        self._words = words
        self._field: Field | None = None
        self._saving: Saving | None = None
        self._chosen: frozenset[str] = frozenset()
        self._lines: tuple[Line, ...] = ()
        self._said_no = False

    def compose(self) -> ComposeResult:
        yield Painted(id="strip-top")
        yield Editor()
        yield Options()
        yield Painted(id="strip-foot")

    @property
    def field(self) -> Field | None:
        """The field that is being edited."""
        return self._field

    @property
    def caret(self) -> int:
        """How many characters stand before the caret."""
        return self.editor.caret

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines while nothing is edited."""
        self._lines = tuple(lines)
        if self._field is None:
            self.top.lines = self._lines

    def describe(self, field: Field | None) -> None:
        """Show a field while it is not edited: what is asked, then the answer, or an example of one."""
        if field is None:
            self.show(())
            return
        asked = self._asked(field)
        room = max(self.content_size.height - len(asked), 1)
        if field.shown:
            rest = [line(Run(one)) for one in at_most(field.shown, self._width, room)]
        else:
            example = self._words("strip.example", example=field.example) if field.example else ""
            rest = [line(Run(one, "quiet")) for one in at_most(example, self._width, room)]
        self.show((*asked, *rest))

    def open(self, field: Field, caret: int | None = None) -> None:
        """Ask for a field, in place of what is shown."""
        self.flush()
        self._field = field
        self._said_no = False
        self._chosen = field.chosen
        self._saving = Saving(self, self._door, field, self._tell)
        self._become("-choosing" if field.options else "-suggesting" if field.suggest else "-typing")
        self.top.lines = self._asked(field)
        if field.options:
            self.options.offer(field.options, field.chosen, many=field.many)
            self.options.focus()
            return
        self.editor.begin(field.value, many_lines=field.many_lines, caret=caret)
        self.editor.focus()
        self._suggest()
        self._echo()

    def _tell(self, state: str) -> None:
        self.post_message(self.State(state))

    def flush(self) -> bool:
        """Store what is typed, as far as it is understood; say whether everything is stored."""
        return self._saving is None or self._saving.flush()

    def close(self) -> None:
        """Leave the field as it is stored."""
        self._field = self._saving = None
        self._become("")
        self.foot.lines = ()
        self.top.lines = self._lines

    # While somebody types

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._field is None or self._saving is None:
            return
        self._said_no = False
        text = self.editor.text_meant
        if self._field.parse is None and self._field.take is None and text != self._field.value:
            self._saving.later(text)
        self._suggest()
        self._echo()

    @on(Editor.Stepping)
    def _step(self, event: Editor.Stepping) -> None:
        if self._field is not None and self._field.suggest:
            self.options.action_step(event.by)

    @on(Editor.Leaving)
    def _leave_text(self, event: Editor.Leaving) -> None:
        event.stop()
        if self._field is None:
            return
        taken = self.options.under_cursor if self._field.suggest and not self._is_escape(event) else None
        if taken is not None:
            self._take(taken)
        elif not self._store_text(event):
            return
        self._leave(event.direction)

    def _store_text(self, event: Editor.Leaving) -> bool:
        """Store the text or what it means; say whether the field may be left."""
        if self._field is None or self._saving is None:
            return True
        text = self.editor.text_meant
        if self._field.parse is None:
            return (text == self._field.value and not self._saving.is_waiting) or self._try(text)
        if text.strip() == self._field.value.strip():
            return True
        try:
            return self._try(self._parsed(self._field, text))
        except NotUnderstoodError as error:
            if self._is_escape(event) and self._said_no:
                return True
            self._said_no = True
            self._problem(self._words(f"errors.{error.code}", **error.details))
            return False

    @staticmethod
    def _parsed(field: Field, text: str) -> object:
        """Return what a text means, None for an empty one. Raises NotUnderstoodError."""
        if text.strip() and field.parse is not None:
            return field.parse(text)
        if field.is_needed:
            raise NotUnderstoodError("needed", label=field.label)
        return None

    def _try(self, value: object) -> bool:
        if self._saving is None:
            return True
        try:
            return self._saving.now(value)
        except StoreError as error:
            self._problem(self._words(f"errors.{error.code}", **error.details))
            return False

    # While somebody chooses

    @on(Options.Taken)
    def _taken(self, event: Options.Taken) -> None:
        event.stop()
        field = self._field
        if field is None:
            return
        if field.suggest:
            self._take(event.option)
            self._leave(0)
        elif field.many:
            known = tuple(option.code for option in field.options)
            self._chosen = frozenset(self._chosen ^ {event.option.code})
            if self._try(join_set(self._chosen, known)):
                self.options.offer(field.options, self._chosen, many=True)
        elif event.option.code == OTHER and field.other is not None:
            self.open(field.other)
        elif self._try(event.option.code):
            self._leave(0)

    @on(Options.Leaving)
    def _leave_options(self, event: Options.Leaving) -> None:
        event.stop()
        self._leave(event.direction)

    def _take(self, option: Option) -> None:
        if self._field is None:
            return
        take = self._field.take
        if take is None:
            self._try(option.label)
            return
        try:
            with self._door.step(self._field.did) as step:
                take(step, option)
        except StoreError as error:
            self._problem(self._words(f"errors.{error.code}", **error.details))

    def _leave(self, direction: int) -> None:
        field, saving = self._field, self._saving
        if field is None or (saving is not None and not saving.close()):
            return
        self.close()
        self.post_message(self.Left(field, direction))

    # What it shows

    @property
    def _width(self) -> int:
        return max(self.content_size.width, 20)

    def _asked(self, field: Field) -> tuple[Line, ...]:
        """Return what is asked: the label, and beside it what the method wants."""
        label = Run(f"{field.label}  ", "strong")
        asked = at_most(field.ask, self._width - label.width, 2)
        first = line(label, Run(asked[0], "quiet"))
        return first, *(line(" " * label.width, Run(more, "quiet")) for more in asked[1:])

    def _suggest(self) -> None:
        if self._field is not None and self._field.suggest:
            self.options.offer(
                self._field.suggest(self.editor.text_meant), frozenset(), many=False, digits=False
            )
            self.options.cursor = -1

    def _echo(self) -> None:
        """Say what a typed date or number is understood as; before anything is typed, show the example."""
        field = self._field
        if field is None:
            return
        text = self.editor.text_meant.strip()
        if not text:
            self.foot.lines = (
                (line(Run(self._words("strip.example", example=field.example), "quiet")),)
                if field.example
                else ()
            )
            return
        self.foot.lines = ()
        if field.echo is not None:
            try:
                meant = field.echo(field.parse(text) if field.parse is not None else text)
                self.foot.lines = (line(Run("= ", "quiet"), typed(meant, "strong")),)
            except NotUnderstoodError:
                self.foot.lines = ()

    def _problem(self, text: str) -> None:
        self.foot.lines = (line(Run("! ", "strong"), typed(text, "strong")),)

    def _become(self, state: str) -> None:
        for name in self.BUSY:
            self.set_class(name == state, name)
        self.refresh_bindings()

    @staticmethod
    def _is_escape(event: Editor.Leaving) -> bool:
        return event.direction == 0 and not event.by_enter
