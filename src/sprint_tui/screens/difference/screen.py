"""The page of what has changed since the sprint was submitted, line by line, and the way to each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.sprint_json import submitted_state
from sprint_tui.screens.difference.view import DifferenceView, build_view, stage_of, strip_lines, where
from sprint_tui.store.compared import Compared, newest, since
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.going import go
from sprint_tui.widgets.ink import at_most, line
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.shown import long_moment

if TYPE_CHECKING:
    from sprint_tui.exchange.json_rules import Kinds
    from sprint_tui.store.rows import SprintRows


class DifferencePage(RowPage):
    """Then and now of everything that differs from what was submitted last."""

    key = "checklist"
    CSS_PATH = "difference.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "go_there")]
    lines = getters.query_one("#lines", Rows)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.view = DifferenceView((), {})
        self._frozen: tuple[str, Kinds] | None = None
        self._compared: Compared | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=0, id="lines")

    def body(self) -> Widget:
        return self.lines

    def show_page(self, rows: SprintRows) -> None:
        words, submitted = self.words, rows.sprint.submitted_at
        when = long_moment(submitted, rows.sprint.zone, words) if submitted else ""
        try:
            self._compared = self._compare(rows)
        except ImportRefusedError:
            self._compared = None
        if self._compared is None:
            self.view = DifferenceView((), {})
            info = words("difference.unreadable" if rows.snapshots else "difference.none_yet")
        else:
            self.view = build_view(self._compared, self.content, rows.sprint.zone, when)
            info = words("difference.info" if self.view.found else "difference.nothing", moment=when)
        self.lines.show(self.view.rows)
        facts = words("difference.facts", n=len(self.view.found)) if self.view.found else ""
        self.head.show(words("difference.name"), facts, info=info)

    def _compare(self, rows: SprintRows) -> Compared | None:
        """Return how it differs from its newest snapshot, which is read once. Raises ImportRefusedError."""
        last = newest(rows)
        if last is None:
            return None
        if self._frozen is None or self._frozen[0] != last.id:
            self._frozen = last.id, submitted_state(last.body)
        return since(self._frozen[1], rows)

    def go_to_row(self, row_id: str, field: str) -> None:
        self.lines.select(row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.lines.row_id, ""

    def show_strip(self) -> None:
        one, width = self.view.found.get(self.lines.row_id), self.strip.text_width
        if one is None or self._compared is None:
            self.strip.show(())
            return
        room = max(self.strip.content_size.height, 3)
        then, now = strip_lines(one, self._compared, self.content, self.rows.sprint.zone)
        shown = at_most(then.text, width, max(room // 2, 1))
        told = [then._replace(text=text) for text in shown]
        told += [now._replace(text=text) for text in at_most(now.text, width, room - len(shown))]
        self.strip.show([line(run) for run in told])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return (action != "open" or bool(self.view.found)) and super().check_action(action, parameters)

    def action_open(self) -> None:
        one = self.view.found.get(self.lines.row_id)
        if one is not None:
            row_id, field = where(one)
            go(self, stage_of(one), row_id, field)
