"""Saving while somebody types: after a quarter of a second of rest, at most a second after the first key."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from sprint_tui.store.errors import NotSavedError, StoreError

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from sprint_tui.store.door import Door
    from sprint_tui.widgets.field import Field

REST = 0.25
LONGEST = 1.0
RETRY = 2.0


class Saving:
    """One visit to a field: what is typed reaches the store in time, and a failure is tried again.

    `told` hears each change of state: `editing`, `saved`, or the code of what stopped it; `refused` what
    a rule stopped, which is not tried again.
    """

    def __init__(
        self,
        owner: Widget,
        door: Door,
        field: Field,
        told: Callable[[str], None],
        refused: Callable[[StoreError], None],
    ) -> None:
        self._owner = owner
        self._field = field
        self._visit = door.visit(field.did, scope=field.scope)
        self._told = told
        self._refused = refused
        self._timer: Timer | None = None
        self._waiting: Any = None
        self._since: float | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not stored yet."""
        return self._since is not None

    def later(self, value: Any) -> None:
        """Store this value soon."""
        if self._since is None:
            self._since = monotonic()
            self._told("editing")
        self._waiting = value
        left = self._since + LONGEST - monotonic()
        if left > REST:
            self._wait(REST)
        elif left > 0:  # the next key may come too late; once this one is painted, neither waits
            self._owner.call_after_refresh(self.flush)
        else:
            self.flush()

    def now(self, value: Any) -> bool:
        """Store this value at once; say whether it is stored."""
        self._waiting = value
        self._since = self._since or monotonic()
        return self.flush()

    def flush(self) -> bool:
        """Store what waits; say whether everything is stored."""
        if self._since is None:
            return True
        self._stop()
        try:
            with self._visit.step() as step:
                self._field.save(step, self._waiting)
        except NotSavedError as error:
            self._told(error.code)
            self._wait(RETRY)
            return False
        except StoreError as error:
            self._since = None
            self._refused(error)
            return False
        self._since = None
        self._told("saved")
        return True

    def close(self) -> bool:
        """End the visit; say whether everything is stored. What is not stays, and is tried again."""
        if not self.flush():
            return False
        try:
            self._visit.close()
        except NotSavedError as error:
            self._told(error.code)
        return True

    def drop(self) -> None:
        """Give up what waits: this window may not store it any more."""
        self._stop()
        self._since = None

    def _wait(self, seconds: float) -> None:
        self._stop()
        self._timer = self._owner.set_timer(seconds, self.flush)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
