"""Leafing through the texts: the part in view, the two lists over it, and where the reader left each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal
from textual.widget import Widget

from sprint_tui.screens.reading.beside import beside
from sprint_tui.screens.reading.column import TextColumn
from sprint_tui.screens.reading.layout import NOTE, Page, Piece, pieces
from sprint_tui.screens.reading.lists import PARTS, WRITTEN, contents, places_of_answers, written
from sprint_tui.screens.reading.reader import Reader
from sprint_tui.store.place import Places
from sprint_tui.store.tables import Answer
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.messages import Placed
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.preparing import answers_of, me
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.stage import StageScreen

if TYPE_CHECKING:
    from sprint_tui.content.reading import Part
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk

TEXT, CONTENTS, WRITINGS = "text", "contents", "writings"


class Leafing(StageScreen):
    """Shows the text of a part, or a list over it: of all parts, or of all that was written."""

    key = "reading"
    CSS_PATH = "reading.tcss"
    column = getters.query_one(TextColumn)
    list = getters.query_one("#list", Rows)
    margin = getters.query_one("#beside", Painted)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reading = desk.content.reading
        self.reader = self._read_as(self.rows)
        self.left_at = Places(desk.door.path).in_texts(desk.door.sprint_id)
        last = self.left_at.get("", "")
        self.part = next((one for one in self.reading.parts if one.key == last), self.reading.parts[0])
        self.showing = TEXT if last else CONTENTS
        self.field = ""
        self._in_column = ""
        self._answered_at = places_of_answers(self.reading)
        self._ours: set[str] = set()

    def _read_as(self, rows: SprintRows) -> Reader:
        return Reader(self.content, answers_of(rows, me(rows)))

    # What is shown

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="text"):
            yield TextColumn()
            yield Painted(id="beside")
        yield Rows(PARTS, lead=2, id="list")

    def body(self) -> Widget:
        return self.column if self.showing == TEXT else self.list

    def show(self, rows: SprintRows) -> None:
        self.reader = self._read_as(rows)
        self._ours |= {one.id for one in rows.said if one.key in self._answered_at}
        self.paint()

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._show_margin)

    def paint(self) -> None:
        self.set_class(self.showing != TEXT, "-lists")
        if self.showing == TEXT:
            is_same, self._in_column = self._in_column == self.part.key, self.part.key
            self.column.show(self._pieces, None if is_same else self.left_at.get(self.part.key, ""))
            self.call_after_refresh(self._show_margin)  # it has its size only then
        elif self.showing == CONTENTS:
            self.list.show(tuple(contents(self.reader, self.left_at.get("", ""))), PARTS)
        else:
            self.list.show(tuple(written(self.reader)), WRITTEN)
        self.show_head()
        self.refresh_bindings()

    def _pieces(self, width: int) -> Sequence[Piece]:
        reader, after = self.reader, self.reader.after(self.part)
        title = after.title if after is not None else ""
        page = Page(self.part, self.content, reader.answers, reader.is_read(self.part), title)
        return pieces(page, width)

    def _show_margin(self) -> None:
        size = self.margin.size
        self.margin.lines = beside(self.reader, self.part, size.width, size.height)

    def show_head(self) -> None:
        words, reader, name = self.words, self.reader, self.words("reading.name")
        if self.showing == TEXT:
            note = "" if self.has_class("-wide") else typed(reader.note(self.part)).text
            more = words("reading.noted", note=note) if note else ""
            progress = reader.progress(self.part, self.column.stop)
            self.head.show(name, self.part.title, info=progress, more=more)
            return
        facts = words("reading.parts_read", read=reader.read, n=len(self.reading.parts))
        left = words("reading.left_in_all", n=reader.left)
        self.head.show(name, facts, info=left if self.showing == CONTENTS else words("reading.all_written"))

    @on(TextColumn.Moved)
    def _mark_moved(self, event: TextColumn.Moved) -> None:
        event.stop()
        self.left_at[self.part.key] = self.column.stop
        if event.by_person:
            self.field = ""
            self.say("")
            self.post_message(Placed())
        self.show_head()
        self.refresh_bindings()

    # Where the reader is

    def place(self) -> tuple[str, str]:
        if self.showing != TEXT:
            return "", self.showing
        return self.part.key, self.field or self.column.stop

    def go_to_row(self, row_id: str, field: str) -> None:
        one = self.rows.by_id.get(row_id)
        key, stop = row_id, field
        if isinstance(one, Answer):
            key, stop = self._answered_at.get(one.key, ("", ""))
            stop = f"{stop}.{one.part}" if stop.isdecimal() else stop
        part = next((one for one in self.reading.parts if one.key == key), None)
        if part is not None:
            self.turn_to(part, "" if stop == NOTE else stop)
            self.field = NOTE if stop == NOTE else ""
        elif field in {CONTENTS, WRITINGS}:
            self.switch(field)

    def shows(self, row_id: str) -> bool:
        return row_id in self._ours

    def turn_to(self, part: Part, stop: str = "") -> None:
        """Show a part where it was left, or from a stop on."""
        self.part = part
        self.left_at[""] = part.key
        self.switch(TEXT)
        if stop:
            self.column.select(stop)
        self.keep_place()

    def switch(self, showing: str) -> None:
        self.showing = showing
        self.paint()
        if showing == CONTENTS:
            self.list.select(self.part.key)
        self.call_after_refresh(self.body().focus)

    def keep_place(self) -> None:
        if self.desk.door.is_writer:
            Places(self.desk.door.path).keep_in_texts(self.desk.door.sprint_id, self.left_at)

    def on_screen_suspend(self) -> None:
        super().on_screen_suspend()
        self.keep_place()

    def on_unmount(self) -> None:
        self.keep_place()
