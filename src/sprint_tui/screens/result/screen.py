"""The screen of the result: the decider takes what the vote proposes, changes it, and says yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.content.phrases import of_map
from sprint_tui.domain import picks, tally
from sprint_tui.screens.result.bars import Bars
from sprint_tui.screens.result.ledger import decided, decision, is_ours, note, standing
from sprint_tui.screens.result.proposing import Proposing
from sprint_tui.screens.result.view import against_lines, came_in, columns, is_whole, strip_lines
from sprint_tui.store import choosing, deciding, voting
from sprint_tui.store.tables import Decision, Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.on_map import VotedMap, map_name
from sprint_tui.widgets.picks import CHOSEN
from sprint_tui.widgets.twice import Twice

if TYPE_CHECKING:
    from sprint_tui.domain.tally import Tally
    from sprint_tui.store.rows import SprintRows


class ResultPage(VotedMap):
    """One map's result. Each key changes the picks themselves, so that u takes it back."""

    key = "picker"
    FITS_WALL = True
    CSS_PATH = "result.tcss"
    WRITES = frozenset({"propose", "pick", "drop", "confirm", "again", "open"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "propose", "take_vote"),
        Binding("w", "pick('wow')", "wow"),
        Binding("b", "pick('better')", "better"),
        Binding("x,delete", "drop", "drop"),
        Binding("y", "confirm", "decide_six"),
        Binding("enter", "open", "why_against"),
        Binding("o", "again", "vote_again"),
        Binding("v", "other_map", "other_map"),
    ]
    bars = getters.query_one(Bars)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: set[str] = set()
        self._votes: Tally | None = None
        self._against: tuple[str, ...] = ()
        self._twice = Twice(desk.now)
        self._asked: set[str] = set()
        self._deciding: Field | None = None

    @property
    def topic(self) -> str:
        return "vote"

    def compose_body(self) -> Iterable[Widget]:
        yield Bars(id="bars")

    def body(self) -> Widget:
        return self.bars

    def show_page(self, rows: SprintRows) -> None:
        self._votes = votes = voting.tally_of(rows, self.row_id)
        if votes is None:
            self.call_later(self._to_vote)
            return
        self._against = tuple(one.id for one in deciding.against(votes, rows.chosen_of(self.row_id)))
        self._known |= {row.id for row in (*rows.picks, *rows.pick_notes, *rows.decisions)}
        self.bars.show(columns(rows, self.row_id, votes, self.content))
        slips, silent = came_in(rows, self.row_id, votes, self.content), len(self._unexplained)
        self.head.show(
            self.words("vote.name"),
            of_map(map_name(rows, self.row_id, self.content), slips),
            [self.words("vote.tags.why", n=silent)] if silent else [],
            standing(self.desk, rows, self.row_id),
        )

    @property
    def _unexplained(self) -> list[Pick]:
        """The picks against the vote of which nobody has said why."""
        chosen = (one for one in self.rows.chosen_of(self.row_id) if one.id in self._against)
        return [one for one in chosen if not deciding.why_against(self.rows, one)]

    def show_strip(self) -> None:
        pick, width = self._pick_here(), self.strip.text_width
        if self._votes is not None:
            lines = [*strip_lines(self.rows, self.row_id, self._votes, self.bars.touchpoint, self.content)]
            if pick is not None and pick.id in self._against:
                lines[1:1] = against_lines(self.rows, pick, self.content, width)
            self.strip.show(lines)

    @on(Bars.Moved)
    def _moved(self, event: Bars.Moved) -> None:
        event.stop()
        self.cursor_moved(by_person=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a pick is offered where there is one."""
        if action in {"drop", "open"} and self.is_mounted:
            pick = self._pick_here()
            if pick is None or (action == "open" and pick.id not in self._against):
                return False
        return super().check_action(action, parameters)

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    # Where the cursor stands

    def shows(self, row_id: str) -> bool:
        """Say whether a row is chosen or decided here, also one that was taken back just now."""
        return row_id in self._known

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        on = row.touchpoint_id if isinstance(row, Pick) else row_id
        if self.bars.select(on or "", row.kind if isinstance(row, Pick) else field):
            self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.bars.touchpoint, self.bars.kind

    def _pick_here(self) -> Pick | None:
        chosen = self.rows.chosen_of(self.row_id)
        return next((one for one in chosen if one.touchpoint_id == self.bars.touchpoint), None)

    def field_here(self) -> Field | None:
        """Return the field that asks why the pick under the cursor goes against the vote."""
        pick = self._pick_here()
        if pick is None or pick.id not in self._against:
            return None
        named = f"{pick.id}:against_vote"
        asked = Binder(self.desk, self.rows).asked(
            "vote", "against_vote", named, lambda step, said: deciding.say_why(step, pick, said)
        )
        return replace(asked, value=deciding.why_against(self.rows, pick), did="why_against")

    # What the decider does

    def action_propose(self) -> None:
        """Choose by votes; each tie is asked."""
        if self._votes is not None:
            Proposing(self, self._votes, self._take).begin()

    def _take(self, found: tally.Proposal) -> None:
        noted = self._noted
        with self.step("take_vote") as step:
            left = choosing.settle_on(step, self.rows, self.row_id, found)
        self.reload()
        chosen = self.rows.chosen_of(self.row_id)
        how = "left" if left else "taken" if is_whole(chosen) else "fewer"
        self._say_chosen(noted, self.words(f"vote.said.{how}", n=left or len(chosen)))

    def action_pick(self, kind: str) -> None:
        """Choose the touchpoint under the cursor; one that goes against the vote asks why at once."""
        touchpoint, chosen = self.bars.touchpoint, self.rows.chosen_of(self.row_id)
        refused = picks.refusal(kind, touchpoint, chosen)
        if refused is not None:
            self.refuse(f"picker.refused.{refused}")
            return
        rank, noted = picks.free_rank(kind, chosen), self._noted
        with self.step(f"pick_{kind}") as step:
            pick = choosing.choose(step, self.rows, self.row_id, kind, touchpoint, rank)
        self.reload()
        if any(one.id == pick.id for one in self._unexplained):
            self.edit(self.field_here())
            self._say_chosen(noted, "")
        else:
            self._say_chosen(noted, self.words("vote.said.picked", sign=f"{CHOSEN[kind]}{rank}"))

    def action_drop(self) -> None:
        pick, noted = self._pick_here(), self._noted
        if pick is not None:
            with self.step("drop_pick") as step:
                is_kept = choosing.drop(step, self.rows, pick)
            self.reload()
            self._say_chosen(noted, self.words("picker.said.dropped" if is_kept else "said.removed"))

    @property
    def _noted(self) -> Decision | None:
        """The decision on what is chosen now."""
        return decided(self.desk, self.rows, self.row_id)

    def _say_chosen(self, noted: Decision | None, said: str) -> None:
        """Say what was done; where that undoes what was decided, that y decides again."""
        if noted is not None and self._noted is None:
            said = f"{said} {self.words('vote.said.undecided')}".strip()
        self.tell(said)

    def action_confirm(self) -> None:
        """Note the decision with who made it; asked once for each reason, and while one of six is missing."""
        chosen = self.rows.chosen_of(self.row_id)
        missing = [one for one in self._unexplained if one.id not in self._asked]
        noted, said = self._noted, decision(self.rows, self.row_id, self.content)
        if not chosen:
            self.refuse("vote.refused.none_chosen")
        elif noted is not None and (noted.doubts == said["doubts"] or not is_ours(self.desk, noted)):
            self.refuse("vote.refused.decided")
        elif missing:
            self._ask_why(missing)
        elif not is_whole(chosen) and not self._twice.is_second(("decide", len(chosen))):
            self.refuse("vote.refused.not_whole", n=len(chosen))
        else:
            self._note_decision(noted, said)

    def _ask_why(self, missing: Sequence[Pick]) -> None:
        self._asked.add(missing[0].id)
        self.go_to_row(missing[0].id, "")
        self._deciding = self.field_here()
        self.edit(self._deciding)
        self.refuse("vote.refused.no_why", n=len(missing))

    def after_edit(self, field: Field, direction: int) -> bool:
        """A sentence that the decision waited for leads on to it, also an empty one; escape does not."""
        is_deciding = field is self._deciding
        if is_deciding and self.is_over:
            self._asked.update(one.id for one in self._unexplained)
            self.refuse("vote.refused.without_why")
        elif is_deciding:
            self.action_confirm()
        return is_deciding

    def _note_decision(self, noted: Decision | None, said: dict[str, str | None]) -> None:
        self._asked.clear()
        with self.step("decide_six") as step:
            note(step, self, noted, said)
        self.say("vote.said.decided")

    def action_again(self) -> None:
        """Begin the vote again: its sums go, what is chosen stays."""
        if not self._twice.is_second("again"):
            self.refuse("vote.refused.again", n=voting.slips(self.rows, self.row_id))
            return
        with self.step("vote_again") as step:
            voting.begin_again(step, self.row_id)

    def _to_vote(self) -> None:
        if self.is_active and self._votes is None:
            self.post_message(OpenPage("vote", self.row_id, instead=True))
