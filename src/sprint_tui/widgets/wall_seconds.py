"""The wall second by second: what is as it was a second before is not made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain import pace as pacing
from sprint_tui.domain import timebox
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.wall_view import WallView, pace_line, wall_view

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.sight import InSight


class WallViews:
    """Makes the view of each second of one sprint."""

    def __init__(self, sight: InSight) -> None:
        self._sight = sight
        self._known: tuple[object, ...] = ()
        self._last: WallView | None = None

    def at(self, clock: Clock) -> WallView:
        """Return what the wall shows at one second: the same as `wall_view`."""
        if not clock.is_live:
            return wall_view(self._sight, clock)
        known = self._of_the_minute(clock)
        if self._last is None or known != self._known:
            self._known, self._last = known, wall_view(self._sight, clock)
            return self._last
        going = pacing.pace(clock.block, self._sight.facts, is_less=clock.is_less)
        return replace(
            self._last,
            digits=clock_text(timebox.shown_seconds(clock.block.left)),
            used=clock.block.share_used,
            pace=pace_line(going, clock.block.key, self._sight),
            is_behind=going.is_behind,
        )

    def _of_the_minute(self, clock: Clock) -> tuple[object, ...]:
        """Return all that the rest of the view hangs on."""
        sight, at = self._sight, self._sight.desk.wall_time
        times = (at(clock.now), at(clock.block_ends), at(clock.meeting_ends), round(clock.late / 60))
        state = (clock.state, clock.index, clock.is_over, timebox.warning(clock.block))
        return (sight.rows, sight.agenda, *times, *state, *(block.length for block in clock.blocks))
