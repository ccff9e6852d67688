"""A stage that shows one map at a time: a B2B + B2C business has two, and `v` goes from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.store.facts import maps_in_play, markets_in_play
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.stage import StageScreen

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


def map_name(rows: SprintRows, map_id: str, content: Content) -> str:
    """Return what tells a map from the other; nothing where there is only one."""
    maps = [one.id for one in maps_in_play(rows)]
    return map_names(content, markets_in_play(rows))[maps.index(map_id)] if map_id in maps else ""


class OnMap(StageScreen):
    """What shows one map, and offers the other where there is one. It binds `other_map` itself."""

    @property
    def map_id(self) -> str:
        """The map in view."""
        raise NotImplementedError

    def show_map(self, map_id: str) -> None:
        """Put another map in view."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another map is offered where there is one."""
        if not super().check_action(action, parameters):
            return False
        return action != "other_map" or len(maps_in_play(self.rows)) > 1

    def action_other_map(self) -> None:
        maps = [one.id for one in maps_in_play(self.rows)]
        self.show_map(maps[(maps.index(self.map_id) + 1) % len(maps)])


class MapScreen(OnMap):
    """A stage of the map in view."""

    @property
    def map_id(self) -> str:
        return self.desk.map_in_view(self.rows).id

    def show_map(self, map_id: str) -> None:
        self.desk.map_id = map_id
        self.reload()


class VotedMap(RowPage, OnMap):
    """A page of the vote on one map; the other map's stands in its place."""

    @property
    def map_id(self) -> str:
        return self.row_id

    def show_map(self, map_id: str) -> None:
        self.desk.map_id = map_id
        self.post_message(OpenPage("vote", map_id, instead=True))
