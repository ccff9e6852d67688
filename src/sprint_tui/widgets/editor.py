"""The editor: a text area that shows signs for what a terminal would obey, and knows one-line fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Document
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from sprint_tui.domain import text as safe
from sprint_tui.widgets.veil import Veil

if TYPE_CHECKING:
    from sprint_tui.domain.wording import Span

POINTED = Style(underline=True)
IN_SIGHT = 1300
"""Characters around the caret: more than an editor shows."""


class Editor(TextArea):
    """Where people type. `text_meant` is what they mean; the signs are only on the screen."""

    _worn: ClassVar[tuple[object, ...]] = ()
    """Which editor was painted last, and in which styles: Textual keeps them for all editors together."""

    @dataclass
    class Leaving(Message):
        """The person is done with the field; `direction` says where to: 0 stays, 1 next, -1 before."""

        direction: int
        by_enter: bool = False

    @dataclass
    class Stepping(Message):
        """Up or down was pressed in a one-line field."""

        by: int

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False
        )
        self.cursor_blink = False
        self.many_lines = True
        self._veil = Veil()
        self._pointed: dict[int, list[tuple[int, int]]] = {}

    @property
    def text_meant(self) -> str:
        """The text as the person means it."""
        return self._veil.off(self.text)

    def begin(self, text: str, *, many_lines: bool, caret: int | None = None, is_anew: bool = False) -> None:
        """Take up a text; the caret stands at its end, or after `caret` characters.

        One that `is_anew` is selected: what is typed takes its place.
        """
        self.many_lines = many_lines
        self._veil = Veil()
        self.load_text(self._veil.on(safe.stored(text)))
        document = cast(Document, self.document)
        place = len(self.text) if caret is None else min(caret, len(self.text))
        self.move_cursor(document.get_location_from_index(place))
        if is_anew and caret is None:
            self.select_all()

    @property
    def caret(self) -> int:
        """How many characters stand before the caret."""
        return cast(Document, self.document).get_index_from_location(self.cursor_location)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a frame. Textual would find all styles anew with each key: a third of what typing costs."""
        worn = id(self), self.app.theme, self.rich_style
        if worn == Editor._worn:
            return super(TextArea, self).render_lines(crop)
        Editor._worn = worn
        return super().render_lines(crop)

    def get_line(self, line_index: int) -> Text:
        """Return a line as the screen shows it: one sign for each stand-in."""
        text = Text(self._veil.signs(self.document.get_line(line_index)), end="", no_wrap=True)
        for start, end in self._pointed.get(line_index, ()):
            text.stylize(POINTED, start, end)
        return text

    def point_at(self, spans: Sequence[Span]) -> None:
        """Underline these parts of the text, as far as they are in sight of the caret."""
        pointed: dict[int, list[tuple[int, int]]] = {}
        document, caret = cast(Document, self.document), self.caret if spans else 0
        for span in spans:
            if span.end < caret - IN_SIGHT or span.start > caret + IN_SIGHT:
                continue
            (first, start), (last, end) = map(document.get_location_from_index, (span.start, span.end))
            for row in range(first, last + 1):
                pointed.setdefault(row, []).append((start if row == first else 0, end if row == last else -1))
        if pointed != self._pointed:
            self._pointed = pointed
            self._line_cache.clear()
            self.refresh()

    def action_leave(self, direction: int) -> None:
        self.post_message(self.Leaving(direction))

    async def _on_key(self, event: events.Key) -> None:
        if not self.many_lines and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Leaving(0, by_enter=True))
        elif not self.many_lines and event.key in {"up", "down"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.Stepping(1 if event.key == "down" else -1))
        elif event.character and safe.is_typed(event.character) and self._is_ours(event):
            event.stop()
            event.prevent_default()
            self._insert(event.character)
        else:
            await super()._on_key(event)

    def _is_ours(self, event: events.Key) -> bool:
        """Say whether a character wants more than Textual's own editor, which drops what shows nothing."""
        char = event.character or ""
        return not event.is_printable or self._veil.on(char) != char or self._before().endswith(safe.JOINER)

    def _before(self) -> str:
        """Return what is meant by the last characters before the caret: what a picture may be joined with."""
        row, column = min(self.selection)
        return self._veil.off(self.document.get_line(row)[max(column - 3, 0) : column])

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert(event.text)

    def _insert(self, text: str) -> None:
        """Put in a text at the caret: in a one-line field its lines are joined by blanks."""
        text = safe.stored(text)
        if not self.many_lines and "\n" in text:
            text = " ".join(line.strip() for line in text.split("\n") if line.strip())
        (row, column), end = sorted(self.selection)
        before = self._before()
        again = int(before.endswith(safe.JOINER))  # a sign until it joins two pictures
        veiled = self._veil.on(before + text)[len(before) - again :]
        result = self._replace_via_keyboard(veiled, (row, column - again), end)
        if result is not None:
            self.move_cursor(result.end_location)


class FieldEditor(Editor):
    """Where a field is typed: leaving it stores it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave(0)", "done", key_display="esc"),
        Binding("enter", "new_line", "new_line"),
        Binding("tab", "leave(1)", "next_field"),
        Binding("shift+tab", "leave(-1)", "previous_field", show=False),
        Binding("ctrl+z", "undo", "undo_typing"),
        Binding("ctrl+y", "redo", "redo_typing", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is a new line where there may be many; in a one-line field it is done, like esc."""
        return self.many_lines if action == "new_line" else super().check_action(action, parameters)

    def action_new_line(self) -> None:
        self._replace_via_keyboard("\n", *self.selection)
