"""The mirror in the running app: written by a thread when a block ends, while the meeting goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from sprint_tui.app.way_out import WayOut
from sprint_tui.store.errors import StoreError

if TYPE_CHECKING:
    from sprint_tui.store.mirror import Mirror


class Mirroring(WayOut):
    """Mirrors the store of the sprint on the desk, where somebody said to."""

    def _reload(self) -> None:
        """Show what was written, unless somebody is typing."""
        raise NotImplementedError

    def block_ended(self) -> None:
        """Mirror the store, where somebody said to, with the place where this person is now."""
        desk = self.workplace.desk
        if desk is not None and desk.mirror.path is not None:
            self.keep_place()
            self._mirror(desk.mirror)

    @work(thread=True, exit_on_error=False)
    def _mirror(self, mirror: Mirror) -> None:
        """Write the mirror; what stops it is said once, until it works again."""
        was_stopped = mirror.problem is not None
        try:
            mirror.write()
        except StoreError as error:
            if not was_stopped:
                self.call_from_thread(self.refuse, error)
        self.call_from_thread(self._reload)
