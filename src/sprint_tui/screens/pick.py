"""One pick on a page of its own: what the room answers first, what Friday completes below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import picks
from sprint_tui.domain.codes import split_set
from sprint_tui.store.facts import trait_places
from sprint_tui.store.tables import Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import Run, line, typed
from sprint_tui.widgets.page import PickScreen
from sprint_tui.widgets.picks import better_line, tests_line
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.serving import serve_nothing, serves_field

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

TESTS = (
    ("test_promise", "because_promise"),
    ("test_segment", "because_segment"),
    ("sparks", "because_spark"),
)
ROOM = {"wow": ("change_line",), "better": ("change_line", "focus", "norm", "aim")}
FRIDAY = {"wow": ("memorable", "emotion", "needed", "success"), "better": ("execution",)}
_CYCLE = {"": "yes", "yes": "no", "no": ""}


class PickPage(PickScreen):
    """All answers of one WOW or Just Better; 1 to 6 go to the others of the map."""

    key = "picker"
    CSS_PATH = "pick.tcss"
    WRITES = frozenset({"say_yes", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say_yes", "yes"),
        Binding("space", "tick", "tick", show=False),
        Binding("delete", "clear", "clear", show=False),
    ]

    def show_page(self, rows: SprintRows) -> None:
        pick = self.pick
        if pick is None:
            return
        missing = len(picks.room_missing(pick)), len(picks.friday_missing(pick))
        info = tests_line(pick, self.content) if pick.kind == "wow" else better_line(pick, self.content)
        self.form.show(tuple(build_rows(pick, rows, self.content)))
        self.head.show(
            self.heading(pick),
            info=info,
            more=self.words("pick.missing", room=missing[0], friday=missing[1]),
        )

    def go_to_row(self, row_id: str, field: str) -> None:
        """A because stands beside its test, on the test's row."""
        tests = {because: test for test, because in TESTS}
        if field in tests and self.form.select(f"{row_id}:{tests[field]}", field):
            self.show_strip()
        else:
            super().go_to_row(row_id, field)

    def field_here(self) -> Field | None:
        pick = self.pick
        if pick is None:
            return None
        binder = Binder(self.desk, self.rows)
        if self.column_here == "serves":
            return serves_field(binder, self.rows, pick, pick.map_id, self.content)
        return binder.field(pick, self.column_here, pick.kind)

    def action_say_yes(self) -> None:
        """Pass the test under the cursor."""
        pick, name = self.pick, self.column_here.replace("because_", "test_")
        if pick is not None and name in {"test_promise", "test_segment"}:
            with self.step("test") as step:
                step.edit(pick, **{name: "yes"})

    def action_tick(self) -> None:
        """Turn the answer to a test: yes, no, open."""
        pick, name = self.pick, self.column_here
        if pick is not None and name in {"test_promise", "test_segment"}:
            with self.step("test") as step:
                step.edit(pick, **{name: _CYCLE[getattr(pick, name)]})
        else:
            self.action_open()

    def action_clear(self) -> None:
        pick, name = self.pick, self.column_here
        if pick is not None and name == "serves":
            with self.step("clear") as step:
                serve_nothing(step, pick)
        elif pick is not None and name in Pick.model_fields:
            with self.step("clear") as step:
                step.clear(pick, name)


def build_rows(pick: Pick, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Return the rows of the page: the room's fields, then Friday's."""
    yield Row("", (Cell(content.words("pick.room").upper(), "strong"),), lead_width=0)
    yield from (_row(pick, name, content) for name in ROOM[pick.kind])
    if pick.kind == "wow":
        yield from (_test_row(pick, *names, content) for names in TESTS)
    yield Row("")
    yield Row("", (Cell(content.words("pick.friday").upper(), "strong"),), lead_width=0)
    yield from (_row(pick, name, content) for name in FRIDAY[pick.kind])
    served = rows.served_by(pick.id)
    names = trait_names(content, trait_places(rows))
    shown = "; ".join(f"{names[trait.id]} {typed(trait.words).text}" for trait in served)
    label = content.field(pick.kind, "serves").label
    yield Row(f"{pick.id}:serves", (Cell(shown),), lead=(Run(label, "quiet"),), lines=2)


def _row(pick: Pick, name: str, content: Content) -> Row:
    value = getattr(pick, name)
    if name == "focus":
        value = ", ".join(content.choice("focus", code).label for code in split_set(value))
    label = content.field(pick.kind, name).label
    return Row(f"{pick.id}:{name}", (Cell(value),), lead=(Run(label, "quiet"),), lines=3)


def _test_row(pick: Pick, test: str, because: str, content: Content) -> Row:
    """A test and its because stand side by side."""
    value = getattr(pick, test)
    if test == "sparks":
        answer = ", ".join(content.choice("spark", code).tag for code in split_set(value))
    else:
        answer = content.choice("test", value).label if value else ""
    reason = getattr(pick, because) or ""
    columns = (Column(test, width=16), Column(because, most=72))
    shown = Cell(reason) if reason else Cell(content.words("pick.because"), "quiet")
    label = content.field("wow", test).label
    cells = (Cell(answer or content.words("pick.open"), "strong" if answer else "quiet"), shown)
    return Row(f"{pick.id}:{test}", cells, lead=line(Run(label, "quiet")), lines=3, columns=columns)
