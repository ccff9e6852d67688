"""Runs the app by a clock that a test sets: TARGET holds the second to go to, REACHED the second it is at.

The time passes in steps of half a minute, one with each look that the app takes at it, and it looks often:
so a meeting of 90 minutes takes seconds, and nothing passes unseen.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sprint_tui.domain.timebox import Instant
from sprint_tui.store import instant

BEGIN = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
STEP = 30.0
OFTEN = 0.01


class TestClock:
    """Goes to the second that the file holds; a new process begins there."""

    def __init__(self, folder: Path) -> None:
        self._target = folder / "target"
        self._reached = folder / "reached"
        self._at = self._wanted()

    def _wanted(self) -> float:
        return float(self._target.read_text() or "0")

    def go_on(self) -> None:
        """Let a little time pass, until the second to go to."""
        wanted = self._wanted()
        self._at = min(self._at + STEP, wanted)
        if self._at == wanted:
            self._reached.write_text(str(wanted))

    def __call__(self) -> Instant:
        return Instant(BEGIN + timedelta(seconds=self._at), "boot", 1000 + self._at)


def main() -> None:
    clock = TestClock(Path(os.environ["TEST_CLOCK"]))
    instant.now_instant = clock
    instant.now_utc = lambda: clock().at
    from sprint_tui.app import other_windows, shell  # noqa: PLC0415 - after the clock was put in
    from sprint_tui.cli import main as run  # noqa: PLC0415

    other_windows.LOOK_EVERY = OFTEN
    look = shell.SprintApp._look

    def look_and_go_on(app: shell.SprintApp) -> None:
        look(app)
        clock.go_on()

    setattr(shell.SprintApp, "_look", look_and_go_on)  # noqa: B010 - put in, not declared
    sys.exit(run())


if __name__ == "__main__":
    main()
