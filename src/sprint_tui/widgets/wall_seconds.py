"""The wall second by second: what is as it was a second before is not made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain import pace as pacing
from sprint_tui.domain import timebox
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.wall_view import Second, WallView, pace_line, wall_second

if TYPE_CHECKING:
    from datetime import datetime

    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.sight import InSight


class WallViews:
    """Makes the view of each second of one sprint."""

    def __init__(self, sight: InSight) -> None:
        self._sight = sight
        self._known: tuple[object, ...] = ()
        self._last: WallView | None = None

    def at(self, clock: Clock) -> Second:
        """Return what the wall shows at one second: the same as `wall_second`, its view the very same object
        for as long as it says the same.
        """
        if not clock.is_live:
            return wall_second(self._sight, clock)
        known, block = self._of_the_minute(clock), clock.block
        if self._last is None or known != self._known:
            second = wall_second(self._sight, clock)
            self._known, self._last = known, second.view
            return second
        going = pacing.pace(block, self._sight.facts, is_less=clock.is_less)
        pace = pace_line(going, block.key, self._sight)
        if (pace, going.is_behind) != (self._last.pace, self._last.is_behind):
            self._last = replace(self._last, pace=pace, is_behind=going.is_behind)
        return Second(clock_text(timebox.shown_seconds(block.left)), block.share_used, self._last)

    def _of_the_minute(self, clock: Clock) -> tuple[object, ...]:
        """Return all that the rest of the view hangs on."""
        sight = self._sight
        times = (_minute(clock.now), _minute(clock.block_ends), _minute(clock.meeting_ends))
        late = round(clock.late / 60)
        state = (clock.state, clock.index, clock.is_over, timebox.warning(clock.block))
        return (sight.rows, sight.agenda, *times, late, *state, *(block.length for block in clock.blocks))


def _minute(moment: datetime) -> int:
    """Return the minute of an instant, which says as much as its time of day, and costs less."""
    return int(moment.timestamp() // 60)
