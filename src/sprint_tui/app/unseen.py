"""Time that passed while nobody could see a running clock: it is asked about once, when nobody is typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.domain import timebox
from sprint_tui.domain.unseen import unseen
from sprint_tui.widgets.ask_now import Asked, AskNow
from sprint_tui.widgets.digits import clock_text, lasting
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.timekeeper import Timekeeper

if TYPE_CHECKING:
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.seen import Seen
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.stage import StageScreen

NOTED_EVERY = 20
"""Seconds between two notes of when the clock was in sight."""
PROBABLY_OVER = 30 * 60
"""Seconds after which a meeting that nobody saw has probably ended without its last key."""


class Unseen:
    """Looks at the time once a second for one sprint. `stage` returns the one in view, None at home."""

    def __init__(self, desk: Desk, seen: Seen, stage: Callable[[], StageScreen | None]) -> None:
        self._desk = desk
        self._file = seen
        self._stage = stage
        self._last = self._before()
        self._noted: Instant | None = None
        self._passed = 0
        self._unseen_since: Instant | None = None
        self._is_said = False
        self._is_asking = False

    def look(self) -> None:
        """Notice time that passed since the last look, and ask about it as soon as nobody is typing."""
        now = self._desk.now()
        if self._last is not None and not self._is_asking:
            passed = unseen(self._last, now)
            if passed:
                self._unseen_since = self._unseen_since if self._passed else self._last
                self._passed += passed
        self._last = now
        if self._passed:
            self._ask()
        if self._passed or self._is_asking:
            return  # until it is answered, the time stays unseen: a window that dies now asks again
        if self._noted is None or timebox.span(self._noted, now) >= NOTED_EVERY or now.at < self._noted.at:
            self._note(now)

    def note_now(self) -> None:
        """Note that the clock was in sight until now: the window ends."""
        if not (self._passed or self._is_asking):
            self._note(self._desk.now())

    def _before(self) -> Instant | None:
        """Return when the clock was last in sight before this window: as noted, or its last key."""
        sprint_id = self._desk.door.sprint_id
        events = self._desk.door.rows().clock_events
        last = timebox.Instant(events[-1].at, events[-1].boot, events[-1].seconds) if events else None
        noted = self._file.of(sprint_id)
        if noted is None or last is None:
            return last
        return noted if timebox.span(last, noted) > 0 else last

    def _note(self, now: Instant) -> None:
        self._noted = now
        stage = self._stage()
        if stage is not None and self._desk.door.is_writer and stage.clock().state == "running":
            self._file.keep(self._desk.door.sprint_id, now)

    def _ask(self) -> None:
        stage = self._stage()
        if stage is None or not stage.is_mounted:
            return
        if not self._desk.door.is_writer or not stage.clock().may("away", self._passed):
            self._passed = 0
        elif stage.strip.field is not None:
            if not self._is_said:
                self._is_said = True
                stage.say("away.leave_first", passed=lasting(self._passed))
        elif stage.app.screen in {stage, getattr(stage.app, "wall", None)}:
            self._put(stage, self._passed)
            self._passed, self._is_said = 0, False

    def _put(self, stage: StageScreen, passed: int) -> None:
        """Ask once: whether the time counts, or was a pause; or whether time that was lost counts."""
        words, since = stage.words, self._unseen_since
        kind = "slept" if passed > 0 else "put_back"
        question = words(f"away.{kind}.ask", passed=lasting(passed))
        ways = {"leave": 0, "change": passed} if passed > 0 else {"change": passed, "leave": 0}
        ended = []
        if since is not None and passed >= PROBABLY_OVER:
            ended = [Option("end", words("away.slept.end", time=stage.desk.wall_time(since.at)))]

        def now() -> Asked:
            left = {code: timebox.shown_seconds(stage.clock().block.left + by) for code, by in ways.items()}
            each = (Option(code, words(f"away.{kind}.{code}", left=clock_text(left[code]))) for code in left)
            return Asked(question, (*each, *ended))

        def answered(code: str | None) -> None:
            self._is_asking = False
            self._note(self._desk.now())
            keeper = Timekeeper(stage, stage.tell)
            if code == "change":
                keeper.count_unseen(passed)
            elif code == "end" and since is not None:
                keeper.end_at(since)
            elif passed > 0:
                stage.say("away.counted", passed=lasting(passed))

        self._is_asking = True
        stage.say("")
        stage.app.push_screen(AskNow(words, now), answered)
