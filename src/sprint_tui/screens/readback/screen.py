"""The six read back: one upgrade a screen, large enough for the room, and its owner's yes by one key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.readback.view import build_view, painted
from sprint_tui.store.facts import chosen_in_play
from sprint_tui.store.tables import OwnerYes, Pick
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.owner_yes import turn_yes
from sprint_tui.widgets.page import OfSix
from sprint_tui.widgets.paint import Fitted

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.ink import Line


class Page(Fitted, can_focus=True):
    """One upgrade in the middle of the window."""


class Readback(OfSix):
    """One upgrade after the other: y notes the yes and goes on to the next without one."""

    key = "commitments"
    FITS_WALL = True
    CSS_PATH = "readback.tcss"
    WRITES = frozenset({"say_yes"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say_yes", "owner_yes"),
        Binding("right,enter", "step_pick(1)", "next_upgrade", key_display="→"),
        Binding("left", "step_pick(-1)", "upgrade_before", key_display="←"),
        Binding("z", "whole", "whole"),
        Binding("c", "closing", "closing"),
    ]
    page = getters.query_one(Page)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._yeses: dict[str, str] = {}
        self._is_agreed = False

    def compose_body(self) -> Iterable[Widget]:
        yield Page(self._made, id="page")

    def body(self) -> Widget:
        return self.page

    @property
    def six(self) -> tuple[Pick, ...]:
        """All upgrades that are read back: map by map."""
        return chosen_in_play(self.rows)

    def show_page(self, rows: SprintRows) -> None:
        pick, six = self.pick, self.six
        if pick is None or pick not in six:
            self.close_soon()
            return
        self._yeses |= {yes.id: yes.pick_id for yes in rows.yeses}
        number = self.words("readback.number", number=six.index(pick) + 1, total=len(six))
        self.head.show(self.words("readback.name"), number, info=self.words("readback.info"))
        self.page.make()

    def _made(self, width: int, height: int) -> tuple[Line, ...]:
        pick = self.pick
        if pick is None:
            return ()
        return painted(build_view(pick, self.six, self.rows, self.content, self.desk), width, height)

    def shows(self, row_id: str) -> bool:
        """Say whether a row is read back here: an upgrade, or a yes, also one that was just taken back."""
        return row_id in self._yeses or any(pick.id == row_id for pick in self.six)

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        pick_id = row.pick_id if isinstance(row, OwnerYes) else self._yeses.get(row_id, row_id)
        if any(pick.id == pick_id for pick in self.six):
            self.go_to_pick(pick_id)

    def place(self) -> tuple[str, str]:
        return self.row_id, ""

    def action_say_yes(self) -> None:
        """The owner says yes aloud; a second press takes it back."""
        pick = self.pick
        if pick is None or not turn_yes(self, pick):
            return
        six = self.six
        at = next(place for place, one in enumerate(six) if one.id == pick.id)
        later = (one for one in (*six[at + 1 :], *six[:at]) if self.rows.yes_to(one) is None)
        open_one = next(later, None)
        self._is_agreed = open_one is None
        if open_one is not None:
            self.go_to_pick(open_one.id)

    def action_step_pick(self, by: int) -> None:
        ids = [pick.id for pick in self.six]
        if self.row_id in ids and 0 <= ids.index(self.row_id) + by < len(ids):
            self.say("")
            self.go_to_pick(ids[ids.index(self.row_id) + by])

    def action_whole(self) -> None:
        self.post_message(OpenPage("upgrade", self.row_id))

    def action_closing(self) -> None:
        """The ten-word test, and looking back."""
        self.post_message(OpenPage("closing", self.rows.sprint.id))

    def action_back(self) -> None:
        """Back to the form; once the last of them said yes, to what is open by Friday."""
        if self._is_agreed and all(self.rows.yes_to(pick) for pick in self.six):
            self.post_message(GoTo("commitments", "friday"))
        else:
            self.dismiss()
