"""The screen of the vote: slips are typed one after the other, and r shows what they come to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.content.phrases import of_map
from sprint_tui.domain import ballot
from sprint_tui.domain.timebox import span
from sprint_tui.screens.vote.numbers import Listed, Numbers
from sprint_tui.screens.vote.view import counting, doubts_about, slip_line
from sprint_tui.store import voting
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.ink import Run, line, wrapped
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.on_map import VotedMap, map_name
from sprint_tui.widgets.twice import Twice

if TYPE_CHECKING:
    from sprint_tui.domain.tally import Place
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows

LONGEST = 60
"""Signs of a slip at most."""
HELD = 1
"""Seconds: a backspace that comes sooner may be the one before, still held down."""


class VotePage(VotedMap):
    """One map's vote. What is typed of a slip lives here only, and the last slip as long as this page."""

    key = "picker"
    FITS_WALL = True
    CSS_PATH = "vote.tcss"
    WRITES = frozenset({"reveal", "count", "mend", "take_back"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "count", "count_slip", key_display="1-9 enter"),
        Binding("backspace", "mend", "mend_slip"),
        Binding("y", "take_back", "take_slip_back"),
        Binding("r", "reveal", "reveal"),
        Binding("v", "other_map", "other_map"),
        Binding("u,ctrl+z", "no_undo", "undo", show=False),
        Binding("ctrl+y", "no_undo", "redo", show=False),
    ]
    numbers = getters.query_one(Numbers)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._typed = self._problem = ""
        self._last: tuple[Place, ...] | None = None
        self._order: tuple[str, ...] = ()
        self._twice = Twice(desk.now)
        self._erased: Instant | None = None
        self._is_asked = False

    @property
    def topic(self) -> str:
        return "vote"

    def compose_body(self) -> Iterable[Widget]:
        yield Numbers(id="numbers")

    def body(self) -> Widget:
        return self.numbers

    def show_page(self, rows: SprintRows) -> None:
        if voting.is_revealed(rows, self.row_id):
            self.call_later(self._to_result)
            return
        stages = {stage.id: stage.name for stage in rows.stages_of(self.row_id)}
        unnamed = self.words("paper.unnamed")
        self.numbers.show(
            [
                Listed(one.name.strip() or unnamed, stages[one.stage_id])
                for one in rows.touchpoints_of(self.row_id)
            ],
            self.words("vote.more"),
        )
        self._show_head()
        self.show_strip()

    def _show_head(self) -> None:
        words, counted = self.words, voting.slips(self.rows, self.row_id)
        info = line(
            words("vote.three"),
            Run(f" ★ {words('vote.wow')}", "wow"),
            f", {words('vote.three')}",
            Run(f" ▲ {words('vote.better')}", "better"),
        )
        is_mixed = bool(counted) and bool(self._order) and self._order != self._listed
        self.head.show(
            words("vote.name"),
            of_map(map_name(self.rows, self.row_id, self.content), words("vote.write")),
            [words("vote.tags.order")] if is_mixed else [],
            info,
            more=counting("slips_in", counted, self.rows, words),
        )

    @property
    def _listed(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.rows.touchpoints_of(self.row_id))

    def show_strip(self) -> None:
        width = self.strip.text_width
        if not self._listed:
            self.strip.show([line(Run(self.words("vote.empty"), "strong"))])
            return
        if not self.desk.door.is_writer:
            self.strip.show([line(self.words("vote.elsewhere"))])
            return
        number = counting("slip", voting.slips(self.rows, self.row_id) + 1, self.rows, self.words)
        below = f"! {self._problem}" if self._problem else self._hint
        role = "strong" if self._problem else "quiet"
        hint = [line(Run(row, role)) for row in wrapped(below, width)]
        gap = [()] if len(hint) + 2 <= self.strip.content_size.height else []
        self.strip.show([slip_line(number, self._typed, len(self._listed)), *gap, *hint])

    @property
    def _hint(self) -> str:
        """How slips are typed: numbers of two digits have to be parted."""
        is_long = len(self._listed) > ballot.BY_DIGIT
        return self.words("vote.parted" if is_long else "vote.hint")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Slips are typed where there is something to name."""
        if action in {"count", "mend"} and not self._may_type:
            return False
        if action == "take_back" and not self._is_asked:
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        super().on_mount()
        counted = voting.slips(self.rows, self.row_id)
        if counted and self._may_type and self.row_id not in self.desk.voted:
            self.say("vote.resumed", n=counted)

    def place(self) -> tuple[str, str]:
        return self.row_id, ""

    # A slip

    @on(Numbers.Typed)
    def _type(self, event: Numbers.Typed) -> None:
        event.stop()
        if self._may_type:
            self._typed = (self._typed + event.text)[:LONGEST]
            self._problem = ""
            self.say("")
            self.show_strip()

    @property
    def _may_type(self) -> bool:
        return self.desk.door.is_writer and bool(self._listed)

    def action_count(self) -> None:
        """Count the slip that is typed."""
        try:
            slip = ballot.parse(self._typed, len(self._listed))
        except ballot.SlipError as error:
            self.say("")
            self._problem = self.words(f"vote.refused.{error.code}", **error.details)
            self.show_strip()
            return
        doubts = doubts_about(slip, self.row_id, self.rows, self.words)
        if doubts and not self._twice.is_second(("count", self._typed)):
            self.tell(doubts, is_refusal=True)
            return
        counted = voting.slips(self.rows, self.row_id) + 1
        places = voting.places_of(slip, self._listed)
        self._typed, self._problem = "", ""
        with self.step("count_slip") as step:
            voting.count(step, self.row_id, places)
        self.desk.voted.add(self.row_id)
        self._last, self._order = places, self._order or self._listed
        is_last = counted == voting.expected(self.rows)
        said = counting("counted", counted, self.rows, self.words)
        self.tell(self.words("vote.all_in") if is_last else said)

    def action_mend(self) -> None:
        """Take back the last sign; where nothing was typed, ask about the whole last slip."""
        now, erased = self.desk.now(), self._erased
        self.say("")
        if self._typed or self._problem:
            self._typed, self._problem, self._erased = self._typed[:-1], "", now
            self.show_strip()
        elif erased is not None and span(erased, now) < HELD:
            self._erased = now
        elif self._last is None:
            self.refuse("vote.refused.no_last")
        else:
            self.refuse("vote.refused.take_back")
            self._is_asked = True
            self.refresh_bindings()

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Whatever is said next ends the question about the last slip, and a run of backspaces."""
        super().tell(text, is_refusal=is_refusal)
        self._erased, self._is_asked = None, False
        self.refresh_bindings()

    def action_take_back(self) -> None:
        """Take the last slip out of the count."""
        last, self._last = self._last, None
        if last is not None:
            with self.step("take_slip_back") as step:
                voting.take_back(step, self.row_id, last)
            self.say("vote.taken_back")

    def action_no_undo(self) -> None:
        """A slip is in no history: what undo or redo would change is something else, out of sight."""
        self.refuse("vote.refused.undo")

    # Where it leads

    def action_reveal(self) -> None:
        """Show what the slips come to; asked once while somebody's slip is missing."""
        counted, people = voting.slips(self.rows, self.row_id), voting.expected(self.rows)
        if self._typed:
            self.refuse("vote.refused.in_hand")
        elif not counted:
            self.refuse("vote.refused.no_slip")
        elif counted < people and not self._twice.is_second("reveal"):
            self.refuse("vote.refused.few", n=counted, people=people)
        else:
            with self.step("reveal") as step:
                voting.reveal(step, self.row_id, self.desk.now().at)

    def _to_result(self) -> None:
        if self.is_active and voting.is_revealed(self.rows, self.row_id):
            self.post_message(OpenPage("result", self.row_id, instead=True))

    def action_back(self) -> None:
        """A slip that is half typed is left only on purpose."""
        if self._typed and not self._twice.is_second("back"):
            self.refuse("vote.refused.leave")
        else:
            self.dismiss()

    def action_other_map(self) -> None:
        if self._typed:
            self.refuse("vote.refused.in_hand")
        else:
            super().action_other_map()
