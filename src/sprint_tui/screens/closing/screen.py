"""The page on which the room closes: the ten-word test, and what it says looking back. Fit for the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sprint_tui.content.keys import REFLECTIONS
from sprint_tui.domain import brief, text
from sprint_tui.screens.closing.view import build_rows
from sprint_tui.store.reflections import PREFIX, is_reflection, reflect, reflection
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.block_page import MARGINS, RAIL_FROM, TALL
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.frame import Rail
from sprint_tui.widgets.going import go
from sprint_tui.widgets.page import PageScreen

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

LETTERS_FROM = 27
"""Rows of a window that has room for the ten words in large letters."""
LETTERS, LETTERS_TALL = 6, 12


class ClosingPage(PageScreen):
    """A form of the ten words and the questions; what Commitments asks is shown, and enter goes there."""

    key = "checklist"
    FITS_WALL = True
    CSS_PATH = "closing.tcss"

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: dict[str, str] = {}

    def show_page(self, rows: SprintRows) -> None:
        self._known |= {one.id: one.key.removeprefix(PREFIX) for one in rows.said if is_reflection(one)}
        size = self.app.size
        width = max(size.width - (Rail.WIDTH if size.width >= RAIL_FROM else 0) - MARGINS, 20)
        letters = LETTERS_TALL if size.height >= TALL else LETTERS if size.height >= LETTERS_FROM else 0
        self.form.show(tuple(build_rows(rows, self.content, width, letters)))
        count = text.words(rows.sprint.ten_words)
        tags = (self.words("brief.tags.ten_words", n=count),) if count > brief.TEN else ()
        facts = self.words("brief.ten_words", n=count) if not tags else ""
        self.head.show(self.words("closing.name"), facts, tags, info=self.words("closing.info"))

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to add, and nothing to remove."""
        return action not in {"new", "remove"} and super().check_action(action, parameters)

    def shows(self, row_id: str) -> bool:
        """Say whether a row is asked here: the sprint, or an answer, also one that was just taken back."""
        return row_id == self.row_id or row_id in self._known

    def go_to_row(self, row_id: str, field: str) -> None:
        if row_id in self._known:
            row_id = f"reflect:{self._known[row_id]}"
        self.form.select(f"{row_id}:{field}" if row_id == self.row_id else row_id)
        self.show_strip()

    def field_here(self) -> Field | None:
        binder, (group, _, name) = Binder(self.desk, self.rows), self.form.row_id.partition(":")
        if group == self.row_id:
            field = binder.field(self.rows.sprint, "ten_words", "sprint")
            return replace(field, echo=lambda typed: self.words("brief.ten_words", n=text.words(typed)))
        if group == "reflect" and name in REFLECTIONS:
            rows = self.rows

            def save(step: Step, words: Any) -> None:
                reflect(step, rows.sprint.id, name, words)

            asked = binder.asked("reflection", name, self.form.row_id, save)
            return replace(asked, value=reflection(rows, name), did="reflect")
        return None

    def action_open(self) -> None:
        group, _, name = self.form.row_id.partition(":")
        if group == "commitment":
            go(self, "commitments", group, name)
        else:
            super().action_open()
