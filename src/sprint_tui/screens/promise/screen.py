"""The page of block 2: the room reads segment and promise aloud, puts right what is wrong, and locks it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain import brief, text
from sprint_tui.domain import pace as pacing
from sprint_tui.screens.promise.view import KINDS, TOP, Room, build_rows, line_id
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.tables import Meeting, Segment, Sprint, Trait
from sprint_tui.widgets import answers, lock
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.block_page import BlockPage
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import Run, at_most, line

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

LINES_FROM = 27
"""Rows of a window that has room for the promise in two lines of large letters."""
LETTERS, LETTERS_TALL = 6, 9
OF_THE_SPRINT = ("promise", "ten_words")


class PromisePage(BlockPage):
    """Segment and promise, large enough to be read from the back, and the lock on the promise."""

    page = "promise"
    block = "segment"
    HOLDS = (Sprint, Segment, Trait, Meeting)
    CSS_PATH = "promise.tcss"
    WRITES = frozenset({"lock"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "lock", "lock_promise"),
        Binding("z", "all", "all_traits"),
        Binding("o", "new", "new"),
    ]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._all = False

    def show_page(self, rows: SprintRows) -> None:
        at = lock.locked_at(self.desk, rows)
        made = build_rows(rows, self.content, self._measured(), at, all_traits=self._all)
        self.form.show(tuple(made))
        count = text.words(rows.sprint.ten_words)
        tags = (self.words("brief.tags.ten_words", n=count),) if count > brief.TEN else ()
        self.show_head("", tags, self._open())

    def _measured(self) -> Room:
        height = self.app.size.height
        letters = LETTERS_TALL if self.is_tall else LETTERS if height >= LINES_FROM else 0
        return Room(self.room, letters, 2 if self.is_tall else 1)

    def _open(self) -> str:
        """Return what of the block is not settled yet; a promise that is written only lacks its lock."""
        pieces = [one for one in brief.whom_and_what(self.facts) if not pacing.is_settled(one, self.facts)]
        names = list(dict.fromkeys(self._called(piece) for piece in pieces))
        return self.words("promise.open", names=", ".join(names)) if names else ""

    def _called(self, piece: brief.Piece) -> str:
        if piece.name in KINDS:
            return self.words(f"brief.traits.{piece.name}")
        if piece.name == "promise" and piece.is_there:
            return self.words("promise.lock")
        return self.content.field("segment" if piece.name == "behaviour" else "sprint", piece.name).label

    def field_here(self) -> Field | None:
        binder, row, column = Binder(self.desk, self.rows), self.stored_here(), self.column_here
        if isinstance(row, Segment) and column in KINDS:
            traits, place = self.rows.traits_of(row.id, column), self._place_here()
            if place < len(traits):
                return binder.field(traits[place], "words", "trait", about=column)
            return answers.new_trait(binder, self.rows, row.id, column, after="")
        if isinstance(row, Segment):
            return binder.field(row, column, "segment")
        if isinstance(row, Sprint):
            field = binder.field(row, column, "sprint")
            echo = replace(field, echo=lambda typed: self.words("brief.ten_words", n=text.words(typed)))
            return echo if column == "ten_words" else field
        return None

    def show_strip(self) -> None:
        """What is cut on its line stands whole below; anything else is described."""
        field = self.field_here()
        if field is None or not field.value or self.column_here not in {*KINDS, "behaviour"}:
            self.strip.describe(field)
            return
        height = max(self.strip.content_size.height, 2)
        self.strip.show([line(Run(one)) for one in at_most(field.value, self.strip.text_width, height)])

    def _place_here(self) -> int:
        """Return the place of the pain and the gain under the cursor."""
        return int(self.form.row_id.rpartition(":")[2])

    def select(self, row_id: str, field: str) -> bool:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Sprint) and field in OF_THE_SPRINT:
            return self.form.select(f"{row_id}:{field}")
        if isinstance(row, Meeting) and field in {"", "promise_locked_at"}:
            return self.form.select(f"{self.rows.sprint.id}:promise")
        if isinstance(row, Segment):
            return self.form.select(f"{row_id}:{field}") or self.form.select(row_id, field)
        return isinstance(row, Trait) and row.kind in KINDS and self._select_trait(row)

    def _select_trait(self, trait: Trait) -> bool:
        place = self.rows.traits_of(trait.segment_id, trait.kind).index(trait)
        if place >= TOP and not self._all:
            self.action_all()
        return self.form.select(line_id(trait.segment_id, place), trait.kind)

    # What the keys do

    def action_lock(self) -> None:
        rows = self.rows
        if lock.locked_at(self.desk, rows):
            with self.step("unlock_promise") as step:
                note_meeting(step, rows, promise_locked_at=None)
            self.say("promise.now_open")
        elif not rows.sprint.promise.strip():
            self.refuse("promise.nothing_to_lock")
        else:
            with self.step("lock_promise") as step:
                note_meeting(step, rows, promise_locked_at=self.desk.now().at)
            self.say("promise.now_locked")

    def action_all(self) -> None:
        """Show every pain and gain, or the first three."""
        self._all = not self._all
        self.show(self.rows)

    def action_new(self) -> None:
        row, column = self.stored_here(), self.column_here
        if not isinstance(row, Segment) or column not in KINDS:
            self.refuse("brief.nothing_new")
            return
        traits, place = self.rows.traits_of(row.id, column), self._place_here()
        after = traits[place].id if place < len(traits) else ""
        self.edit(answers.new_trait(Binder(self.desk, self.rows), self.rows, row.id, column, after))
