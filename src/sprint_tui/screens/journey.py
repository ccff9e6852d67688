"""Journey: the map of stages and touchpoints in the customer's words, lane by lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.store.facts import maps_in_play
from sprint_tui.widgets.lanes import LaneChooser
from sprint_tui.widgets.map_view import Shown
from sprint_tui.widgets.map_words import WordFinder
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.on_map import MapScreen, map_name

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Journey(MapScreen, WordFinder, LaneChooser):
    """The team's own map."""

    key = "journey"
    FITS_WALL = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "curve", "curve"),
        Binding("v", "other_map", "other_map"),
        Binding("V", "both_maps", "both_maps"),
        Binding("c", "compare", "compare"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What drafts say is offered where there are some, both maps where there are two."""
        if action == "both_maps" and len(maps_in_play(self.rows)) < 2:
            return False
        if action == "compare" and not (self.rows.drafts and self.rows.touchpoints_of(self.map_id)):
            return False
        return super().check_action(action, parameters)

    def shown_of(self, rows: SprintRows) -> Shown:
        name = map_name(rows, self.map_id, self.content)
        picks, said = rows.chosen_of(self.map_id), self.on_nothing(rows)
        return Shown(self.words("stages.journey"), name, self.lanes_shown, picks, said)

    def notes(self) -> tuple[str, str]:
        both = len(maps_in_play(self.rows)) > 1 and not self.desk.is_wall
        return super().notes()[0], self.words("two_maps.hint") if both else ""

    def action_curve(self) -> None:
        """Show the whole journey as one curve."""
        self.post_message(OpenPage("curve", self.map_id, self.place()[0]))

    def action_both_maps(self) -> None:
        """Show both maps side by side, with the cursor on the same touchpoint."""
        self.post_message(OpenPage("two_maps", self.desk.door.sprint_id, self.place()[0]))

    def action_compare(self) -> None:
        """Show what the drafts say of the touchpoint under the cursor."""
        touchpoint = self.touchpoint_here()
        if touchpoint is not None:
            self.post_message(OpenPage("settle", touchpoint.id))
