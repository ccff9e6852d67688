"""On a map: what is not the customer's language, the way from place to place, and the whole touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain import evidence
from sprint_tui.widgets.grid_layout import NAME, PHASE, STAGE
from sprint_tui.widgets.map_editor import MapEditor
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.wording import next_pointed, pointed_places

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class WordFinder(MapEditor):
    """A map whose inside words are counted and found one after the other, never on the wall."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "whole_touchpoint", "whole_touchpoint", show=False),
        Binding("i", "next_word", "next_word", show=False),
        Binding("I", "inside_words", "inside_words", show=False),
    ]

    _told = ""
    """How much is pointed at, reckoned once for each reading of the sprint."""

    def show(self, rows: SprintRows) -> None:
        self._told = self._reckoned(rows)
        super().show(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a touchpoint is offered where there is one."""
        if action in {"whole_touchpoint", "next_word"} and not self.rows.touchpoints_of(self.map_id):
            return False
        return super().check_action(action, parameters)

    def _reckoned(self, rows: SprintRows) -> str:
        """Return how much is pointed at on this map; empty where nothing is, and on the wall."""
        if self.desk.is_wall:
            return ""
        count = sum(n for _, n in pointed_places(rows, self.map_id, self.content))
        return self.words("wording.to_look_at", n=count) if count else ""

    def remark(self) -> str:
        return self._told

    def on_nothing(self, rows: SprintRows) -> str:
        """Return how many filled cells rest on no evidence; not in the meeting, which owes none yet."""
        behind = evidence.backed(rows.evidence)
        loose, cells = evidence.resting(rows.touchpoints_of(self.map_id), behind)
        if not cells or self.clock().is_live:
            return ""
        return self.words("wording.on_nothing", n=loose) if loose else self.words("wording.all_rest")

    def action_next_word(self) -> None:
        """Go to the next text that is not the customer's language."""
        column, key = self.place()
        stage = self.stage_here()
        here = (stage.id, "name") if key in {PHASE, STAGE} and stage is not None else (column, key)
        found = next_pointed(self.rows, self.map_id, self.content, here)
        if found is None:
            self.say("wording.none")
        else:
            self.go_to_row(*found)

    def action_inside_words(self) -> None:
        self.post_message(OpenPage("inside_words", self.rows.sprint.id))

    def action_whole_touchpoint(self) -> None:
        """Show all that is known of the touchpoint under the cursor, at the same field."""
        touchpoint, key = self.touchpoint_here(), self.grid.key
        if touchpoint is not None:
            field = NAME if key in {PHASE, STAGE} else {"owner": "owner_id"}.get(key, key)
            self.post_message(OpenPage("touchpoint", touchpoint.id, field))
