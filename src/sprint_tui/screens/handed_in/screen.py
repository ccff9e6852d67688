"""The page of handed-in files: who has sent what, who has not, and what several named. Fit for the wall."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.handed_in.view import LEAD, HandedInView, build_view, came_in_full
from sprint_tui.store.handed_in import HandedIn
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.incoming import open_inbox
from sprint_tui.widgets.ink import Run, at_most, line, typed
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class HandedInPage(RowPage):
    """The roster, with what came of each person."""

    key = "ready"
    FITS_WALL = True
    CSS_PATH = "handed_in.tcss"
    WRITES = frozenset({"tick", "import"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "compare", "to_compare"),
        Binding("m", "import", "import"),
        Binding("space", "tick", "tick"),
    ]
    people = getters.query_one("#people", Rows)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.view = HandedInView((), (), is_matched=True, named=0)

    @property
    def topic(self) -> str:
        return "handed_in"

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, id="people")

    def body(self) -> Widget:
        return self.people

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self.reload)

    def show_page(self, rows: SprintRows) -> None:
        view = self.view = build_view(rows, self.content, self.app.size.width, self.desk.today(rows))
        self.people.show(view.rows)
        words = self.words
        facts = words("handed_in.facts", done=view.count, total=len(view.people)) if view.people else ""
        tags = () if view.is_matched else (words("handed_in.not_matched"),)
        key = "nobody" if not view.people else "all" if view.count == len(view.people) else "some"
        hint = "" if self.desk.is_wall else words("handed_in.to_match")
        info = words(f"handed_in.info.{key}") if view.is_matched else hint
        self.head.show(words("handed_in.name"), facts, tags, info)

    def shows(self, row_id: str) -> bool:
        return isinstance(self.rows.by_id.get(row_id), Participant) or super().shows(row_id)

    def go_to_row(self, row_id: str, field: str) -> None:
        self.people.select(row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.people.row_id, ""

    @property
    def one_here(self) -> HandedIn | None:
        """The person under the cursor."""
        return self.view.of(self.people.row_id) if self.view.people else None

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def show_strip(self) -> None:
        """Say of the person under the cursor who it is, and what came; of a friction all of it."""
        one, width = self.one_here, self.strip.text_width
        room = max(self.strip.content_size.height, 3)
        if one is None:
            row = next((row for row in self.view.rows if row.id and row.id == self.people.row_id), None)
            whole = at_most(row.cells[-1].text, width, room) if row is not None else []
            self.strip.show([line(Run(text)) for text in whole])
            return
        person = one.person
        who = ", ".join(typed(part).text for part in (person.name, person.function) if part.strip())
        texts = [
            (who, "strong"),
            (self._came(one), ""),
            (self.words(f"handed_in.space.{_yes(person)}"), "quiet"),
        ]
        shown = [Run(row, role) for text, role in texts if text for row in at_most(text, width, 1)]
        self.strip.show([line(run) for run in shown[:room]])

    def _came(self, one: HandedIn) -> str:
        if not one.is_anything:
            return self.words("handed_in.announced" if one.person.has_draft else "handed_in.nothing")
        points = self.words("handed_in.points", n=one.points) if one.points else ""
        file = came_in_full(one, self.rows.sprint.zone, self.words)
        return " · ".join(part for part in (file, points) if part) or self.words("handed_in.here")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A draft is ticked on a person's line; the drafts are lined up while some are not."""
        if action == "tick" and self.one_here is None:
            return False
        if action == "compare" and self.view.is_matched:
            return False
        return super().check_action(action, parameters)

    def action_compare(self) -> None:
        self.post_message(GoTo("compare"))

    @work
    async def action_import(self) -> None:
        await open_inbox(self)

    def action_tick(self) -> None:
        """Note that somebody brings a draft along, or does not."""
        one = self.one_here
        if one is not None:
            with self.step("edit") as step:
                step.edit(one.person, has_draft=not one.person.has_draft)


def _yes(person: Participant) -> str:
    return "yes" if person.has_draft else "no"
