"""Time in which nobody prepared: a block that runs is paused as of when it was last in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.domain import timebox
from sprint_tui.domain.prep import press_on_arriving, unseen_since
from sprint_tui.store.drafts import who_prepares
from sprint_tui.widgets.prep_clock import prep_of, press, presses_of

if TYPE_CHECKING:
    from sprint_tui.domain.prep import Prep
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.seen import Seen
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.stage import StageScreen

NOTED_EVERY = 10
"""Seconds between two notes of when somebody was preparing."""


class PrepUnseen:
    """Looks at the time once a second for one sprint. `stage` returns the one in view, None at home.

    A meeting is asked whether such time counts; somebody alone is not: they were not there.
    """

    def __init__(self, desk: Desk, seen: Seen, stage: Callable[[], StageScreen | None]) -> None:
        self._desk = desk
        self._file = seen
        self._stage = stage
        self._last: Instant | None = None
        self._noted: Instant | None = None
        self._touched: Instant = desk.now()

    def touch(self) -> None:
        """Somebody is at the keys."""
        self._touched = self._desk.now()

    def look(self) -> None:
        """Note that a running block is in sight, or pause it as of when it last was."""
        stage = self._stage()
        if stage is None or not stage.is_mounted or not self._desk.door.is_writer:
            return
        rows, now = stage.rows, self._desk.now()
        person = who_prepares(rows)
        if person is None or not presses_of(rows, person):
            return
        prep = prep_of(rows, self._desk.content, person, now)
        running = prep.running
        if running is None:
            self._last = self._noted = None
            return
        if stage.clock().is_live:
            press(stage, person, "pause", running.key)  # whoever meets does not prepare
            return
        since = unseen_since(self._last or self._before(stage, person.id), now, self._touched)
        if since is not None:
            self._last = self._noted = None
            press(stage, person, "pause", running.key, moment=since)
            stage.say("prep.said.unseen", block=self._title(running.key), time=self._desk.wall_time(since.at))
            return
        self._follow(stage, person, prep)
        self._last = now
        if self._noted is None or timebox.span(self._noted, now) >= NOTED_EVERY:
            self._note(person.id, now)

    def _follow(self, stage: StageScreen, person: Participant, prep: Prep) -> None:
        """Let the block run whose stage the person has gone to."""
        change = press_on_arriving(prep, self._desk.content.prep.done_at(stage.key))
        if change is not None and prep.running is not None:
            kind, key = change
            press(stage, person, kind, key)
            said = {"block": self._title(key), "before": self._title(prep.running.key)}
            stage.say(f"prep.said.{'moved' if kind == 'start' else 'pause'}", **said)

    def _title(self, key: str) -> str:
        block = self._desk.content.prep.block(key)
        return block.title if block is not None else ""

    def note_now(self) -> None:
        """Note that a running block was in sight until now: the window ends."""
        stage, now = self._stage(), self._desk.now()
        person = who_prepares(stage.rows) if stage is not None else None
        is_seen = self._last is not None and unseen_since(self._last, now) is None
        if person is not None and is_seen and self._desk.door.is_writer:
            self._note(person.id, now)

    def _note(self, person_id: str, now: Instant) -> None:
        self._noted = now
        self._file.keep(person_id, now)

    def _before(self, stage: StageScreen, person_id: str) -> Instant | None:
        """Return when this person was last seen preparing: as noted, or by their last press."""
        press = next(
            (one for one in reversed(stage.rows.prep_events) if one.participant_id == person_id), None
        )
        last = timebox.Instant(press.at, press.boot, press.seconds) if press is not None else None
        noted = self._file.of(person_id)
        if noted is None or last is None:
            return last
        return noted if timebox.span(last, noted) > 0 else last
