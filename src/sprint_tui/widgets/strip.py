"""The strip below the work: the selected thing whole, and the editor that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from sprint_tui.widgets.asking import Asking
from sprint_tui.widgets.editor import Editor, FieldEditor
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.field_lines import asked, below, described, more_of
from sprint_tui.widgets.ink import Line, line, typed
from sprint_tui.widgets.options import Options
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.door import Door

OTHER = "other"
"""The code of the option that asks for an answer which is on no list."""
PROSE = 100  # cells of a line of text in a wide window
BUSY = ("-typing", "-choosing", "-suggesting")


class Strip(Vertical, can_focus=False):
    """Shows lines while nothing is edited; `open` asks for a field in their place."""

    top = getters.query_one("#strip-top", Painted)
    editor = getters.query_one(Editor)
    options = getters.query_one(Options)
    foot = getters.query_one("#strip-foot", Painted)

    @dataclass
    class Left(Message):
        """A field was left: 0 stays, 1 goes on, -1 back. `unstored` was not understood, and comes again."""

        field: Field
        direction: int
        by_escape: bool = False
        unstored: str = ""

    @dataclass
    class State(Message):
        """Saving: `editing`, `saved`, or the code of what stopped it."""

        state: str

    def __init__(self, door: Door, words: Words) -> None:
        super().__init__()
        self._door = door
        self._words = words
        self._asking: Asking | None = None
        self._lines: tuple[Line, ...] = ()
        self._unstored: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        yield Painted(id="strip-top")
        yield FieldEditor()
        yield Options()
        yield Painted(id="strip-foot")

    @property
    def field(self) -> Field | None:
        """The field that is being edited."""
        return self._asking.field if self._asking is not None else None

    @property
    def caret(self) -> int:
        """How many characters stand before the caret; 0 while nothing is typed."""
        return self.editor.caret if self.field is not None and not self.field.options else 0

    @property
    def text_width(self) -> int:
        """Cells for a line of text."""
        return max(min(self.content_size.width, PROSE), 20)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines while nothing is edited."""
        self._lines = tuple(lines)
        if self._asking is None:
            self.top.lines = self._lines

    def describe(self, field: Field | None) -> None:
        """Show a field: what is asked, then the answer as far as there is room, or an example of one."""
        width, height = self.text_width, self.content_size.height
        self.show(described(field, width, height, self._words) if field is not None else ())

    # While a field is edited

    def open(self, field: Field, caret: int | None = None) -> None:
        """Ask for a field, in place of what is shown."""
        self.flush()
        self._asking = Asking(self, self._door, field, self._words, self._saving, self.refuse)
        self._become("-choosing" if field.options else "-suggesting" if field.suggest else "-typing")
        self.top.lines = asked(field, self.text_width)
        self.foot.lines = ()
        if field.options:
            self.options.offer(field.options, field.chosen, many=field.many)
            self.options.focus()
            return
        text = self._unstored.pop(field.key, field.value)
        is_anew = field.is_figure and text == field.value
        self.editor.begin(text, many_lines=field.many_lines, caret=caret, is_anew=is_anew)
        self.editor.focus()
        self._suggest(field)
        self._echo(self._asking)

    def flush(self) -> bool:
        """Store what waits to be stored; say whether nothing waits any more."""
        return self._asking is None or self._asking.flush()

    def settle(self) -> bool:
        """Store what is typed, with what has to be understood first; say whether everything is stored."""
        return self._asking is None or self._asking.settle()

    @property
    def is_waiting(self) -> bool:
        """Whether the disk has not taken what is typed."""
        return self._asking is not None and self._asking.is_waiting

    def leave(self) -> bool:
        """Store what is typed and close the field; say whether it could."""
        is_done = self._asking is None or (self._asking.settle() and self._asking.close())
        if is_done and self._asking is not None:
            self._close()
        return is_done

    def drop(self) -> str:
        """Close the field without what is not stored, and return that."""
        left = self.editor.text_meant if self._asking is not None else ""
        if self._asking is not None:
            self._asking.drop()
        self._close()
        return left

    def _close(self) -> None:
        self._asking = None
        self._become("")
        self.foot.lines = ()
        self.top.lines = self._lines

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._asking is not None and not self._asking.field.options:
            self._asking.typed(self.editor.text_meant)
            self._suggest(self._asking.field)
            self._echo(self._asking)

    @on(TextArea.SelectionChanged)
    def _caret_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self._asking is not None and self._asking.field.check is not None:
            self._echo(self._asking)

    @on(Editor.Stepping)
    def _step(self, event: Editor.Stepping) -> None:
        event.stop()
        if self.field is not None and self.field.suggest:
            self.options.action_step(event.by)

    @on(Editor.Leaving)
    def _leave_text(self, event: Editor.Leaving) -> None:
        event.stop()
        asking = self._asking
        if asking is None:
            return
        is_escape = event.direction == 0 and not event.by_enter
        taken = self.options.under_cursor if asking.field.suggest and not is_escape else None
        store = asking.leave_text if is_escape else asking.store_text
        if asking.take(taken) if taken is not None else store(self.editor.text_meant):
            self._leave(event.direction, by_escape=is_escape)

    @on(Options.Taken)
    def _taken(self, event: Options.Taken) -> None:
        event.stop()
        asking = self._asking
        if asking is None:
            return
        field = asking.field
        if field.suggest:
            if asking.take(event.option):
                self._leave(0)
        elif field.many:
            if asking.tick(event.option):
                self.options.tick(asking.chosen)
        elif event.option.code == OTHER and field.other is not None:
            self.open(field.other)
        elif asking.store(event.option.code):
            self._leave(0)

    @on(Options.Opened)
    def _opened(self, event: Options.Opened) -> None:
        event.stop()
        if self.options.under_cursor is not None:
            self._taken(Options.Taken(self.options.under_cursor))

    @on(Options.Moved)
    def _moved_among_options(self, event: Options.Moved) -> None:
        event.stop()
        if self.field is not None and self.field.suggest and self.options.under_cursor is not None:
            self.foot.lines = more_of(self.options.under_cursor, self.text_width)

    @on(Options.Leaving)
    def _leave_options(self, event: Options.Leaving) -> None:
        event.stop()
        self._leave(event.direction)

    def _leave(self, direction: int, *, by_escape: bool = False) -> None:
        asking = self._asking
        if asking is not None and asking.close():
            self._unstored |= {asking.field.key: asking.unstored} if asking.unstored else {}
            self._close()
            self.post_message(self.Left(asking.field, direction, by_escape, asking.unstored))

    def _suggest(self, field: Field) -> None:
        if field.suggest is not None:
            self.options.offer(field.suggest(self.editor.text_meant), frozenset(), many=False, digits=False)
            self.options.cursor = -1

    def _echo(self, asking: Asking) -> None:
        """Say what is understood, or asked instead of a word that is ours; before that, show the example."""
        text = self.editor.text_meant
        self.editor.point_at(asking.field.pointed_at(text))
        meant, caret = asking.echo(text), self.editor.caret
        self.foot.lines = below(asking.field, text, meant, self.text_width, caret, self._words)

    def _saving(self, state: str) -> None:
        self.post_message(self.State(state))

    def refuse(self, text: str) -> None:
        """Say below the field what stops it."""
        self.foot.lines = (line(typed(f"! {text}", "strong")),)
        self.foot.refresh(layout=True)

    def _become(self, state: str) -> None:
        for name in BUSY:
            self.set_class(name == state, name)
        self.refresh_bindings()
