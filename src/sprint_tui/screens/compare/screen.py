"""The keys of the line-up: k keeps, x parks, a takes what is proposed, c goes through what is kept."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.screens.compare import edits, rematch
from sprint_tui.screens.compare.lines import LineUp
from sprint_tui.store import lineup
from sprint_tui.widgets.messages import OpenPage


class Compare(LineUp):
    """What drafts brought, line by line; what is kept stands on the team's map at once."""

    CSS_PATH = "compare.tcss"
    WRITES = frozenset({"keep", "park", "take", "open", "move", "match"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", "keep"),
        Binding("x", "park", "park_line"),
        Binding("a", "take", "take_proposal"),
        Binding("c", "compare", "compare"),
        Binding("enter", "open", "rename"),
        Binding("left_square_bracket,shift+up", "move(-1)", "move", key_display="[ ]"),
        Binding("right_square_bracket,shift+down", "move(1)", "move", show=False),
        Binding("m", "match", "match", show=False),
        Binding("h", "whose", "whose", show=False),
        Binding("tab", "next_field", "next_field", show=False),
        Binding("shift+tab", "previous_field", "previous_field", show=False),
        Binding("v", "other_map", "other_map"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a line is offered where there is one."""
        if (
            action in {"keep", "park", "open", "move", "next_field"}
            and self.is_mounted
            and not self.line_here()
        ):
            return False
        if action == "match" and self.is_mounted:
            one = self.line_here()
            if not (one.members if one is not None else self.loose_here()):
                return False
        if action == "compare" and not self.rows.touchpoints_of(self.map_id):
            return False
        return super().check_action(action, parameters)

    # What the keys do

    def action_open(self) -> None:
        self._asked = 0
        self.edit(self.field_here())

    def action_keep(self) -> None:
        one = self.line_here()
        if one is not None:
            with self.step("keep_line") as step:
                edits.keep(step, self.line_up, one)
            self._go_on(one.id)

    def action_park(self) -> None:
        one = self.line_here()
        if one is None:
            return
        if one.touchpoint is not None and edits.is_written(self.rows, one.touchpoint):
            self.refuse("compare.written")
            return
        with self.step("park_line") as step:
            edits.park(step, one)
        self._go_on(one.id)

    def _go_on(self, row_id: str) -> None:
        """Stand on the next line that is open; say so when none is."""
        lines = self.line_up
        place = [one.id for one in lines].index(row_id)
        waiting = next((one for one in (*lines[place + 1 :], *lines[:place]) if not one.state), None)
        if waiting is not None:
            self.lines_list.select(waiting.id)
        elif any(one.touchpoint is not None for one in lines):
            self.say("compare.all_decided")
        self.show_strip()

    def action_take(self) -> None:
        """Keep and park what is open as proposed; line up first what is not lined up yet."""
        if lineup.is_waiting(self.rows, self.map_id):
            self.line_up_anew()
            return
        lines, drafts = self.line_up, len(lineup.drafts_of(self.rows, self.map_id))
        if all(one.state for one in lines):
            self.refuse("compare.nothing_open")
            return
        with self.step("take_proposal") as step:
            n = edits.take_proposal(step, lines, drafts)
        self.say("compare.taken", n=n)

    def action_compare(self) -> None:
        """Go through what is kept, one touchpoint after the other, from the one under the cursor on."""
        one = self.line_here()
        kept = self.rows.touchpoints_of(self.map_id)
        begin = one.touchpoint if one is not None and one.touchpoint is not None else kept[0]
        self.post_message(OpenPage("settle", begin.id))

    def action_move(self, by: int) -> None:
        one = self.line_here()
        if one is not None:
            with self.step("move_line") as step:
                edits.move(step, self.line_up, one, by)

    def action_match(self) -> None:
        """Ask which of the drafts' touchpoints belongs elsewhere, and where."""
        one, loose = self.line_here(), self.loose_here()
        members = one.members if one is not None else (loose,) if loose is not None else ()
        if members:
            rematch.ask(self, members, one)

    def action_whose(self) -> None:
        """Show who brought each, instead of how many; hidden again with a second press."""
        self._whose = not self._whose
        self.reload()
