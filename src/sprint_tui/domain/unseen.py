"""Time that passed while nobody could see the clock: when a meeting is asked whether it counts.

Within one start of the machine its own count is right, whatever the wall clock says: then only time without
the app is asked about. After a restart, or where the machine cannot count, there is only the wall clock.
"""

from __future__ import annotations

from sprint_tui.domain.timebox import InstantLike

LONGEST = 60
"""Seconds without the app that nobody is asked about."""
JUMP = 2
"""Seconds by which a wall clock may be put back without a question."""


def unseen(seen: InstantLike, now: InstantLike) -> int:
    """Return the whole seconds between the last sight of the clock and now that a meeting is asked about.

    Above zero: nobody saw them pass, and the clock counts them. Below zero: the machine's clock was put
    back by so much, and they are lost. Zero: there is nothing to ask.
    """
    if seen.boot and seen.boot == now.boot:
        passed = now.seconds - seen.seconds
        return round(passed) if passed > LONGEST else 0
    passed = (now.at - seen.at).total_seconds()
    return round(passed) if passed > LONGEST or passed < -JUMP else 0
