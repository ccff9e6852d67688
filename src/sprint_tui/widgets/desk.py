"""What every stage is given when it is made: the door to the sprint, the words, the time, the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from sprint_tui.domain import clock as timekeeper
from sprint_tui.domain.zones import day_in
from sprint_tui.store.facts import map_of, maps_in_play
from sprint_tui.store.mirror import Mirror
from sprint_tui.widgets.bell import Bell

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.load import Content
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.door import Door
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import JourneyMap


@dataclass
class Desk:
    """One sprint on the table. `map_id` is the map in view; every stage shows the same one."""

    door: Door
    content: Content
    now: Callable[[], Instant]
    map_id: str = ""
    local: tzinfo | None = field(default=None)
    """The zone of the wall; None is the machine's own."""
    danger: str = ""
    """What goes wrong in the meeting and was said: see `domain/watch.py`."""
    is_wall: bool = False
    """Whether a room looks at it in a window of its own, which nobody works in."""
    voted: set[str] = field(default_factory=set)
    """The maps on whose vote a slip was counted since the sprint is open here."""
    bell: Bell = field(default_factory=Bell)
    mirror: Mirror = field(init=False)

    _folded: tuple[tuple[object, object], Callable[[Instant], Clock]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.mirror = Mirror(self.door.path)
        self._folded = (None, None), timekeeper.folded((), ())

    each_second: Callable[[], None] = lambda: None
    """Called with each second that a running clock shows: what else is due wakes nobody by itself then."""

    def clock(self, agenda: Agenda, rows: SprintRows) -> Clock:
        """Return the timekeeper at this moment; its presses are gone through once for each new reading."""
        given = agenda.plan, rows.clock_events
        if any(one is not other for one, other in zip(given, self._folded[0], strict=True)):
            self._folded = given, timekeeper.folded(*given)
        return self._folded[1](self.now())

    def map_in_view(self, rows: SprintRows) -> JourneyMap:
        """Return the map that the stages show: the one last chosen, while it is in play, else the first."""
        maps = maps_in_play(rows)
        return next((one for one in maps if one.id == self.map_id), maps[0])

    def show_map_of(self, row_id: str) -> bool:
        """Put the map in view that a row stands on; say whether it is another one than before.

        What stands on a draft belongs to the team's map of the same segment.
        """
        rows, before = self.door.rows(), self.map_id
        found = next((one for one in rows.maps if one.id == map_of(rows, row_id)), None)
        team = rows.team_map(found.segment_id) if found is not None else None
        self.map_id = team.id if team is not None else before
        return self.map_id != before

    def today(self, rows: SprintRows) -> date:
        """Return today's date where the sprint is."""
        return day_in(rows.sprint.zone, self.now().at)

    def wall_time(self, moment: datetime) -> str:
        """Return the time of day of an instant as the wall's clock says it."""
        return f"{moment.astimezone(self.local):%H:%M}"
