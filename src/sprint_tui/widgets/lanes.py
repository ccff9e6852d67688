"""Which lanes of the team's map are shown: some are hidden and shown again, and each sprint remembers."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain.codes import join_set, split_set
from sprint_tui.widgets.ask_some import AskSome
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.looks import Look
from sprint_tui.widgets.map_editor import MapEditor
from sprint_tui.widgets.map_view import OF_THE_TEAM, lane_label, room_first

LOOK = "hidden_lanes"


class LaneChooser(MapEditor):
    """A map whose lanes can be hidden. One that the cursor is sent to is shown again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hide_lane", "hide_lane", show=False),
        Binding("H", "lanes", "lanes", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all = room_first(OF_THE_TEAM, self.content)
        self._look = Look(desk, LOOK)
        self._hidden = self._remembered()

    @property
    def lanes_shown(self) -> tuple[str, ...]:
        """The lanes that are not hidden: what the room settles first."""
        return tuple(lane for lane in self._all if lane not in self._hidden)

    def notes(self) -> tuple[str, str]:
        key = "map.hidden_on_wall" if self.desk.is_wall else "map.hidden"
        return (self.words(key, n=len(self._hidden)) if self._hidden else ""), ""

    def go_to_row(self, row_id: str, field: str) -> None:
        if self.desk.is_wall:
            self._look_at(self._remembered())
        lane = self.lane_of(field)
        if lane in self._hidden:
            self._hide(self._hidden - {lane})
        super().go_to_row(row_id, field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lanes are chosen once there is a map."""
        if action in {"hide_lane", "lanes"} and not self.rows.stages_of(self.map_id):
            return False
        return super().check_action(action, parameters)

    def action_hide_lane(self) -> None:
        lane = self.grid.key
        if lane not in self._all:
            self.refuse("map.is_no_lane")
        elif len(self.lanes_shown) == 1:
            self.refuse("map.last_lane")
        else:
            self._hide(self._hidden | {lane})
            self.say("map.lane_hidden", lane=lane_label(lane, self.content))

    def action_lanes(self) -> None:
        asked = AskSome(
            self.words,
            self.words("map.which_lanes"),
            [Option(lane, lane_label(lane, self.content)) for lane in self._all],
            self.words("map.which_lanes_hint"),
            frozenset(self.lanes_shown),
        )
        self.app.push_screen(asked, self._chosen)

    def _chosen(self, answer: str | None) -> None:
        shown = split_set(answer or "")
        if not shown:
            self.refuse("map.last_lane")
        else:
            self._hide(frozenset(self._all) - frozenset(shown))

    def _hide(self, lanes: frozenset[str]) -> None:
        self._look_at(lanes)
        self._look.keep(join_set(lanes, self._all))

    def _look_at(self, lanes: frozenset[str]) -> None:
        if lanes != self._hidden:
            self._hidden = lanes
            self.show(self.rows)

    def _remembered(self) -> frozenset[str]:
        """Return the lanes hidden in this sprint; at least one is always shown."""
        hidden = frozenset(split_set(self._look.remembered())) & frozenset(self._all)
        return hidden if len(hidden) < len(self._all) else frozenset()
