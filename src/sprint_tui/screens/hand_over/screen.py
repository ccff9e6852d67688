"""The page of handing over: a preview line by line, marks that can be changed, and the key that writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import brief, route
from sprint_tui.screens.hand_over.view import COLUMNS, LEAD, HandOverView, build_view
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.tables import Answer, Participant, SpeakingPoint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.handing_over import hand_over, handing, path_for
from sprint_tui.widgets.ink import Run, line, typed, wrapped
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.shown import long_moment

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class HandOverPage(RowPage):
    """One person's preparation as it would leave: nothing does before the key is pressed."""

    key = "prep"
    CSS_PATH = "hand_over.tcss"
    WRITES = frozenset({"hand_over", "bring"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", "hand_over", "hand_over"),
        Binding("space", "bring", "bring"),
        Binding("enter", "open", "go_there"),
    ]
    lines = getters.query_one("#lines", Rows)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.view: HandOverView | None = None

    @property
    def person(self) -> Participant | None:
        """The person who hands over; None once they are gone."""
        return self.the(Participant)

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(COLUMNS, lead=LEAD, id="lines")

    def body(self) -> Widget:
        return self.lines

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_strip)

    def show_page(self, rows: SprintRows) -> None:
        person = self.person
        if person is None:
            return
        view = self.view = build_view(rows, self.content, person, handing(self, person))
        self.lines.show(view.rows)
        words, before = self.words, preparation_of(rows, person.id)
        at = before.handed_over_at if before is not None else None
        moment = long_moment(at, rows.sprint.zone, words) if at is not None else ""
        self.head.show(
            words("prep.handing.name"),
            words("prep.handing.facts", goes=view.goes, stays=view.stays, missing=view.missing),
            info=words("questions.whose", name=typed(person.name).text),
            more=words("prep.handed_over", moment=moment) if moment else "",
        )

    def shows(self, row_id: str) -> bool:
        return isinstance(self.rows.by_id.get(row_id), Answer | SpeakingPoint)

    def go_to_row(self, row_id: str, field: str) -> None:
        self.lines.select(row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.lines.row_id, ""

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def show_strip(self) -> None:
        """Say which file it becomes, and that nothing leaves before."""
        person = self.person
        if person is None:
            return
        text = self.words("prep.handing.about", path=typed(str(path_for(self.rows, person))).text)
        room = max(self.strip.content_size.height, 3)
        self.strip.show([line(Run(one)) for one in wrapped(text, self.strip.text_width)[:room]])

    @property
    def marked_here(self) -> Answer | SpeakingPoint | None:
        """The answer or point under the cursor, which goes or stays as it is marked."""
        row = self.rows.by_id.get(self.lines.row_id)
        return row if isinstance(row, Answer | SpeakingPoint) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and action == "bring" and self.marked_here is None:
            return False
        if self.is_mounted and action == "open" and not self._goes_to():
            return False
        return super().check_action(action, parameters)

    def action_bring(self) -> None:
        """Let an answer or a point go, or stay."""
        row = self.marked_here
        if row is not None:
            with self.step("bring") as step:
                step.edit(row, is_brought=not row.is_brought)
            self.lines.select(row.id)
            self.say("questions.private_now" if row.is_brought else "questions.brought_now")

    def action_open(self) -> None:
        """Go to where the line is written."""
        stage = self._goes_to()
        if stage == self.key:
            self.action_back()
        elif stage:
            row = self.marked_here
            self.post_message(GoTo(stage, row.id if row is not None else ""))

    def _goes_to(self) -> str:
        """Return the stage where the line under the cursor is written; empty for none."""
        row, (kind, _, key) = self.marked_here, self.lines.row_id.partition(":")
        if isinstance(row, Answer):
            group = row.key.partition(".")[0]
            stage = "reading" if group in {"reflect", "note"} else route.stage_of_answer(row.key)
        elif isinstance(row, SpeakingPoint):
            stage = "rehearsal"
        elif kind == "task":
            stage = next((one.stage for one in self.content.prep.tasks if one.key == key), "") or self.key
        else:
            stage = {"map": "think", "pick": "think", "time": self.key, "ticks": self.key}.get(kind, "")
        return stage if stage in route.KEYS else ""

    @work
    async def action_hand_over(self) -> None:
        person = self.person
        if person is None:
            return
        path = await hand_over(self, person)
        if path is None:
            return
        to = brief.holder("facilitator", self.rows.participants)
        is_other = to is not None and to.id != person.id and to.name.strip()
        name = typed(to.name).text if to is not None and is_other else self.words("prep.handing.facilitator")
        self.say("prep.handing.written", path=typed(str(path)).text, name=name)
