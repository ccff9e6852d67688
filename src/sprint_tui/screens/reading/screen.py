"""Reading: one part after the other in a column, with its questions, notes and ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sprint_tui.domain import route
from sprint_tui.screens.reading.answers import Fields, mark_at, may_write
from sprint_tui.screens.reading.column import TextColumn
from sprint_tui.screens.reading.layout import NOTE
from sprint_tui.screens.reading.leafing import CONTENTS, TEXT, WRITINGS, Leafing
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.preparing import ask_who, me, saving_answer, toggle_tick

if TYPE_CHECKING:
    from sprint_tui.content.reading import Part
    from sprint_tui.store.tables import Participant

RUNGS = ("vision", "strategy", "tactic")
OF_A_TEXT = frozenset({"part", "next_field", "previous_field"})


class Reading(Leafing):
    """What its keys do: read on, answer, tick, note, and leaf through the parts."""

    WRITES = frozenset({"tick", "note", "sort"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_on", "read_on"),
        *(Binding(str(n), f"sort({n})", "sort", show=n == 1, key_display="1-3") for n in range(1, 4)),
        Binding("space", "tick", "tick_read"),
        Binding("e", "note", "note"),
        Binding("z", "contents", "contents"),
        Binding("v", "writings", "writings"),
        Binding("right", "part(1)", "next_part"),
        Binding("left", "part(-1)", "part_before", show=False),
        Binding("tab", "next_field", "next_field", show=False),
        Binding("shift+tab", "previous_field", "previous_field", show=False),
        Binding("escape", "text", "back", show=False, key_display="esc"),
    ]

    @on(TextColumn.Opened)
    async def _stop_opened(self, event: TextColumn.Opened) -> None:
        event.stop()
        if may_write(self.part, self.column.stop):
            await self.run_action("read_on")

    # What can be written

    def field_here(self) -> Field | None:
        """Return what can be answered where the mark stands; nothing while nobody said who is reading."""
        person = me(self.rows)
        if person is None or self.showing != TEXT:
            return None
        fields = self._fields(person)
        return fields.note(self.part) if self.field == NOTE else fields.at(self.part, self.column.stop)

    def _fields(self, person: Participant) -> Fields:
        return Fields(self.rows, person, self.reading, self.words)

    def show_strip(self) -> None:
        """The text itself asks; the strip is there only while something is written."""

    def step_field(self, direction: int) -> bool:
        stops = self.column.stops
        at = stops.index(self.column.stop) + direction if self.column.stop in stops else 0
        while 0 <= at < len(stops):
            if may_write(self.part, stops[at]):
                return self.column.select(stops[at])
            at += direction
        return False

    def after_edit(self, field: Field, direction: int) -> bool:
        """An answer that is given leads on; a note leads back to the text."""
        is_answer, self.field = self.field != NOTE and self.showing == TEXT, ""
        if is_answer and not direction:
            self.column.action_step(1)
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        mark = mark_at(self.part, self.column.stop) if self.showing == TEXT and self.is_mounted else None
        if action == "sort":
            is_there = mark is not None and mark[0].kind == "quiz"
        elif action in OF_A_TEXT:
            is_there = self.showing == TEXT
        elif action == "text":
            is_there = self.showing != TEXT
        elif action in {"tick", "note"}:
            is_there = self.showing != WRITINGS
        else:
            is_there = True
        return is_there and super().check_action(action, parameters)

    # What the keys do

    def action_read_on(self) -> None:
        """Answer where something is asked, open what a list shows, else go on reading."""
        if self.showing == CONTENTS:
            self.turn_to(self.reading.part(self.list.row_id))
        elif self.showing == WRITINGS:
            self._open_writing(*self.list.row_id.split(":", 1))
        elif may_write(self.part, self.column.stop) and self.desk.door.is_writer:
            self._answer()
        elif not self.column.read_on(self._is_open):
            self._finish()

    def action_sort(self, number: int) -> None:
        mark = mark_at(self.part, self.column.stop)
        if mark is not None:
            key, line = self.reading.quizzes[mark[0].key].answer_key, mark[1]
            ask_who(self, lambda person: self._sort(person, key, line, RUNGS[number - 1]))

    def action_tick(self) -> None:
        part = self._part_here
        ask_who(self, lambda person: self._tick(person, part))

    def action_note(self) -> None:
        part = self._part_here
        ask_who(self, lambda person: self._note(person, part))

    def action_contents(self) -> None:
        self.switch(TEXT if self.showing == CONTENTS else CONTENTS)

    def action_writings(self) -> None:
        self.switch(TEXT if self.showing == WRITINGS else WRITINGS)

    def action_part(self, by: int) -> None:
        part = self.reader.after(self.part, by)
        if part is not None:
            self.turn_to(part)
        else:
            self.say("reading.no_part_after" if by > 0 else "reading.no_part_before")

    def action_next_field(self) -> None:
        self._to_question(1)

    def action_previous_field(self) -> None:
        self._to_question(-1)

    def action_text(self) -> None:
        self.switch(TEXT)

    @property
    def _part_here(self) -> Part:
        """The part in view, or the one that the cursor of the list stands on."""
        return self.reading.part(self.list.row_id) if self.showing == CONTENTS else self.part

    def _is_open(self, stop: str) -> bool:
        """Say whether something is asked at a stop that nobody has answered yet."""
        mark = mark_at(self.part, stop)
        asked = self.reading.asked(mark[0]) if mark is not None else None
        if mark is None or asked is None:
            return False
        return not self.reader.answers.get((asked.answer_key, mark[1]), "").strip()

    def _to_question(self, direction: int) -> None:
        if self.step_field(direction):
            if self.desk.door.is_writer:
                self._answer()
        else:
            self.say("reading.no_question")

    def _answer(self) -> None:
        ask_who(self, lambda person: self.edit(self._fields(person).at(self.part, self.column.stop)))

    def _sort(self, person: Participant, key: str, line: int, rung: str) -> None:
        with self.step("reading_answer") as step:
            saving_answer(self.rows, person, key, line)(step, rung)

    def _tick(self, person: Participant, part: Part) -> None:
        with self.step("reading_tick") as step:
            toggle_tick(step, self.rows, person, part.tick_key)

    def _note(self, person: Participant, part: Part) -> None:
        self.field = NOTE
        self.edit(self._fields(person).note(part))

    def _finish(self) -> None:
        """The end of a part: it is read, and the next one comes; after the last one, the list of all."""
        part, after = self.part, self.reader.after(self.part)
        if not self.reader.is_read(part) and self.desk.door.is_writer and me(self.rows) is not None:
            self.action_tick()
        if after is not None:
            self.turn_to(after)
        else:
            self.switch(CONTENTS)

    def _open_writing(self, key: str, stop: str = "") -> None:
        """Go to where something was written."""
        stage = key.partition(".")[0]
        if stage in route.KEYS:
            self.post_message(GoTo(stage))
        elif key:
            self.go_to_row(key, stop)
            if stop == NOTE:
                self.action_note()
