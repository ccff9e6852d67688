"""The other windows of a store, time that passes unseen, and copies: what is looked after once a second."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import work

from sprint_tui.app.mirroring import Mirroring
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.ink import cut
from sprint_tui.widgets.wakeup import Wakeup

if TYPE_CHECKING:
    from sprint_tui.app.prep_unseen import PrepUnseen
    from sprint_tui.app.unseen import Unseen
    from sprint_tui.widgets.desk import Desk

QUOTED = 60
"""Cells of a text that could not be stored, as the message line repeats it."""
LOOK_EVERY = 1.1
"""Seconds between two looks at what the window that writes does: a clock that runs looks with each second."""
SELDOM = 2
"""How many times as long the window that writes waits itself: whoever asks it for the right waits longer."""
KEEP_AFTER = 0.2
"""Seconds after a key until the place is kept for a wall that follows: not with each of many keys."""
COPY_EVERY = 30 * 60.0
"""Seconds between two copies of a store that changes."""


class OtherWindows(Mirroring):
    """Follows what other windows write, hands over to them, and looks at the time."""

    def __init__(self) -> None:
        super().__init__()
        self._next_look = Wakeup(self, self._look)
        self._next_place = Wakeup(self, self.keep_new_place)
        self._unseen: tuple[Unseen, PrepUnseen] | None = None
        self._seconds = 0

    def at_rest(self) -> None:
        """The person may stand elsewhere now: a wall follows within a second."""
        if self.workplace.desk is not None:
            self._next_place.after(KEEP_AFTER)

    def touched(self) -> None:
        """Somebody is at the keys: a block of preparation runs on."""
        if self._unseen is not None:
            self._unseen[1].touch()

    def _reload(self) -> None:
        """Show what was written, unless somebody is typing: then it is shown when the field is left."""
        stage = self.stage
        if stage is not None and stage.is_mounted and stage.strip.field is None:
            stage.reload()
        if self.wall is not None and self.wall.is_mounted:
            self.wall.reload()

    def _each_second(self) -> None:
        """Look with the second that a clock shows, so that nothing else wakes this window."""
        self._seconds += 1
        if self._seconds % self._looks_every == 0:
            self._look()

    @property
    def _looks_every(self) -> int:
        return SELDOM if self.workplace.desk is not None and self.workplace.desk.door.is_writer else 1

    def _look(self) -> None:
        if self.workplace.windows is not None:
            self._next_look.after(LOOK_EVERY * self._looks_every)
            if self.workplace.windows.look():
                self.say("windows.is_orphan")
            self.keep_new_place()
        if self._unseen is not None and self.workplace.desk is not None:
            for one in self._unseen:
                one.look()

    def exit(self, *given: Any, **named: Any) -> None:
        """End the app; a clock that runs was in sight until now."""
        if self._unseen is not None and self.workplace.desk is not None:
            with suppress(StoreError):
                for one in self._unseen:
                    one.note_now()
        super().exit(*given, **named)

    def _lost_right(self) -> None:
        """Another window asked to write: store what is typed here, and only show from now on."""
        left = [strip.drop() for strip in self.strips if not strip.leave()]
        while self.stage is not None and self.screen is not self.stage and self.screen.is_modal:
            self.pop_screen()
        if self.stage is not None:
            self.stage.leave_field()
        if left:
            self.say("windows.handed_over_but", text=cut(left[0], QUOTED))
        else:
            self.say("windows.handed_over")

    @work(exclusive=True, group="take_over")
    async def action_take_over(self) -> None:
        windows = self.workplace.windows
        if windows is None:
            return
        try:
            has_it = await windows.take_over()
        except StoreError as error:
            self.refuse(error)
            return
        if windows is self.workplace.windows:
            self.say("windows.has_it" if has_it else "windows.not_answered")
            self._reload()

    @work(thread=True, exit_on_error=False)
    def _check_store(self) -> None:
        """Look at the store once home is there; what is wrong with it is said, and nobody is stopped."""
        if self.workplace.problems():
            self.call_from_thread(self.refuse, StoreError("store_damaged", path=str(self.workplace.path)))

    @work(thread=True, exit_on_error=False)
    def _copy(self) -> None:
        try:
            self.workplace.back_up("timed")
        except StoreError as error:
            self.call_from_thread(self.refuse, error)

    def _watch_time(self, desk: Desk) -> None:
        """Notice from now on what passes unseen on this sprint's clock."""
        from sprint_tui.app.prep_unseen import PrepUnseen  # noqa: PLC0415 - home has no clock
        from sprint_tui.app.unseen import Unseen  # noqa: PLC0415
        from sprint_tui.store.seen import Seen  # noqa: PLC0415

        given = desk, Seen(self.workplace.path), lambda: self.stage
        self._unseen = Unseen(*given), PrepUnseen(*given)
