"""The boards of Ownership: by status, owner or deadline, and cards that move along."""

from __future__ import annotations

from textual.binding import Binding

from sprint_tui.domain.codes import STATUSES
from sprint_tui.domain.ownership import BOARDS
from sprint_tui.store.tables import Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.looks import Look

MOVES = (
    Binding("left_square_bracket,shift+up", "step_status(-1)", "card_status", key_display="[ ]"),
    Binding("right_square_bracket,shift+down", "step_status(1)", "card_status", show=False),
    *(Binding(str(n), f"set_status({n})", "card_status", show=False) for n in range(1, len(STATUSES) + 1)),
)
"""The keys that move a card."""


class Boards(FormScreen):
    """Which board is shown, `by` what; "" is the table. Each sprint remembers it, and a wall follows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look = Look(desk, "board")
        self.by = self._remembered()

    def pick_here(self) -> Pick | None:
        """Return the upgrade under the cursor."""
        row = self.stored_here()
        return row if isinstance(row, Pick) else None

    def look_for(self, field: str) -> None:
        """Show what a field stands in: a board has the status, and the table all else."""
        if self.desk.is_wall:
            self._look_at(self._remembered())
        elif self.by and field not in {"", "status", "dropped_reason"}:
            self._look_at("")

    def action_other_view(self) -> None:
        """Table, board by status, by owner, by deadline, and the table again."""
        views = ("", *BOARDS)
        self.say("")
        self._look_at(views[(views.index(self.by) + 1) % len(views)])
        self.form.action_edge(-1)

    def _look_at(self, by: str) -> None:
        """Show the table or one of the boards, and remember it."""
        if by != self.by:
            self.by = by
            self._look.keep(by)
            self.reload()

    def _remembered(self) -> str:
        by = self._look.remembered()
        return by if by in BOARDS else ""

    def action_step_status(self, by: int) -> None:
        """Move the card one status on or back."""
        pick = self.pick_here()
        if pick is not None:
            self.action_set_status(STATUSES.index(pick.status) + 1 + by)

    def action_set_status(self, number: int) -> None:
        """Move the card to a status; dropped asks why, and slipped says how its new day is given."""
        pick = self.pick_here()
        if pick is None or not 0 < number <= len(STATUSES):
            return
        status = STATUSES[number - 1]
        with self.step("card_status") as step:
            step.edit(pick, status=status)
        self.reload()
        self.form.select(pick.id)
        self.show_strip()
        if status == "dropped" and not pick.dropped_reason.strip():
            self.edit(Binder(self.desk, self.rows).field(pick, "dropped_reason", "ownership"))
        elif status == "slipped":
            self.say("ownership.slipped")
