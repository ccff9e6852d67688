"""The list of inside words: the team's own, and those shipped, which it may let pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain.wording import Term, folded
from sprint_tui.store.tables import InsideWord
from sprint_tui.widgets.binder import Binder, between
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, NotUnderstoodError
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.page import PageScreen
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

GROUP = "inside_word"
LEAD = 2
COLUMNS = (Column("word", width=24), Column("ask", most=70))
SHIPPED = "shipped"
"""Begins the id of a row whose word is shipped; the folded word follows."""


class InsideWordsPage(PageScreen):
    """Words of ours that a customer would not use. The page hangs on the sprint; esc goes back."""

    key = "journey"
    CSS_PATH = "inside_words.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new"),
        Binding("space", "tick", "let_pass"),
        Binding("delete", "remove", "remove"),
    ]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: set[str] = set()

    @property
    def topic(self) -> str:
        return "inside_words"

    def shows(self, row_id: str) -> bool:
        """Say whether this is the page of a row: also of a word that was taken back just now."""
        return row_id in self._known

    @property
    def _shipped(self) -> dict[str, Term]:
        """The shipped words by how they are compared, in the order of the alphabet."""
        terms = sorted(self.content.language.inside, key=lambda term: term.word.casefold())
        return {folded(term.word): term for term in terms}

    def show_page(self, rows: SprintRows) -> None:
        self._known |= {one.id for one in rows.inside_words}
        shipped = self._shipped
        passing = sum(one.is_fine for one in rows.inside_words)
        own = [one for one in rows.inside_words if folded(one.word) not in shipped]
        self.form.show(tuple(build_rows(rows, shipped, self.content)))
        facts = self.words("inside_words.facts", n=len(own), shipped=len(shipped), fine=passing)
        self.head.show(self.words("inside_words.name"), facts, info=self.words("inside_words.info"))

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, InsideWord):
            place = f"{SHIPPED}:{folded(row.word)}" if folded(row.word) in self._shipped else row.id
            self.form.select(place, field if field == "ask" else "word")
            self.show_strip()

    def field_here(self) -> Field | None:
        row, name = self._row_here(), self.form.column
        term = self._term_here()
        binder = Binder(self.desk, self.rows)
        if term is not None:
            return self._asks_of(binder, term, row)
        if row is None:
            return self._new(binder, after="")
        field = binder.field(row, name, GROUP)
        return field if name == "ask" else replace(field, parse=self._parsing(row), is_needed=True)

    def action_new(self) -> None:
        row = self._row_here() if self._term_here() is None else None
        self.edit(self._new(Binder(self.desk, self.rows), after=row.id if row is not None else ""))

    def action_tick(self) -> None:
        """Let a word pass, or point at it again."""
        row, term = self._row_here(), self._term_here()
        if row is None and term is None:
            return
        is_fine = row is None or not row.is_fine
        with self.step("let_pass" if is_fine else "point_again") as step:
            if row is None and term is not None:
                step.add(InsideWord, word=term.word, is_fine=True, **self._place())
            elif row is not None and term is not None and not is_fine and not row.ask.strip():
                step.remove(row)
            elif row is not None:
                step.edit(row, is_fine=is_fine)
        self.say("inside_words.passes" if is_fine else "inside_words.points")

    def action_remove(self) -> None:
        """Take a word of the team off the list; a shipped one is as it was shipped."""
        row = self._row_here()
        if row is None:
            if self._term_here() is not None:
                self.refuse("inside_words.stays")
            return
        with self.step("remove_inside_word") as step:
            step.remove(row)
            self.say("said.removed")

    # The word under the cursor

    def _row_here(self) -> InsideWord | None:
        """Return what the team has said of the word under the cursor."""
        place = self.form.row_id
        row = self.rows.by_id.get(place)
        if isinstance(row, InsideWord):
            return row
        of_word = (one for one in self.rows.inside_words if f"{SHIPPED}:{folded(one.word)}" == place)
        return next(of_word, None)

    def _term_here(self) -> Term | None:
        """Return the shipped word under the cursor."""
        kind, _, word = self.form.row_id.partition(":")
        return self._shipped.get(word) if kind == SHIPPED else None

    def _place(self) -> dict[str, str]:
        return {"sprint_id": self.rows.sprint.id, "position": between(self.rows.inside_words, "")}

    def _asks_of(self, binder: Binder, term: Term, row: InsideWord | None) -> Field:
        """Return the field for what is asked at a shipped word: by the team, or as shipped."""
        new = NewRow(InsideWord, word=term.word, **self._place())

        def save(step: Step, text: str) -> None:
            if row is not None:
                step.edit(row, ask=text)
            elif text.strip() or new.is_there(step):
                new.put(step, ask=text)

        field = binder.asked(GROUP, "ask", f"{SHIPPED}:{folded(term.word)}:ask", save)
        return replace(field, value=(row.ask if row is not None else "") or term.ask)

    def _new(self, binder: Binder, after: str) -> Field:
        position = between(self.rows.inside_words, after)
        new = NewRow(InsideWord, sprint_id=self.rows.sprint.id, position=position)

        def save(step: Step, word: str | None) -> None:
            if word:
                new.put(step, word=word)

        field = binder.asked(GROUP, "word", f"{self.row_id}:{NEW}:word", save)
        return replace(field, did="add_inside_word", parse=self._parsing(None))

    def _parsing(self, row: InsideWord | None) -> Callable[[str], str]:
        """Return what reads a word: one with letters, that is not on the list yet."""
        others = {folded(one.word) for one in self.rows.inside_words if one is not row}

        def parse(text: str) -> str:
            word = " ".join(text.split())
            if not folded(word):
                raise NotUnderstoodError("inside_word_no_letters", word=word)
            if folded(word) in others | self._shipped.keys():
                raise NotUnderstoodError("inside_word_there", word=word)
            return word

        return parse


def build_rows(rows: SprintRows, shipped: dict[str, Term], content: Content) -> Iterator[Row]:
    """Return the rows of the page: the team's own words, then those shipped."""
    words = content.words
    said = {folded(one.word): one for one in rows.inside_words}
    own = [one for key, one in said.items() if key not in shipped]
    yield _heading(words("inside_words.own"))
    for one in own:
        yield _row(one.id, one.word, one.ask or words("wording.ask"), content, is_fine=one.is_fine)
    if not own:
        hint = Cell(words("inside_words.first"), "quiet")
        yield Row(f"{rows.sprint.id}:{NEW}", (hint,), lead_width=LEAD, columns=(Column("word"),))
    yield Row("")
    yield _heading(words("inside_words.shipped"))
    for key, term in shipped.items():
        ours = said.get(key)
        ask = (ours.ask if ours is not None else "") or term.ask
        yield _row(f"{SHIPPED}:{key}", term.word, ask, content, is_fine=ours is not None and ours.is_fine)


def _heading(text: str) -> Row:
    return Row("", (Cell(text.upper(), "strong"),), lead_width=0, columns=(Column("word"),))


def _row(row_id: str, word: str, ask: str, content: Content, *, is_fine: bool) -> Row:
    passes = content.words("inside_words.fine")
    cells = (Cell(word, "quiet" if is_fine else "pointed"), Cell(passes if is_fine else ask, "quiet"))
    return Row(
        row_id,
        cells,
        lead=(Run("✓ " if is_fine else "  ", "done"),),
        columns=COLUMNS,
        lead_width=LEAD,
        lines=2,
    )
