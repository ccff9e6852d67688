"""One way of looking at a sprint: remembered beside the store, and followed by a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.place import Places

if TYPE_CHECKING:
    from sprint_tui.widgets.desk import Desk


class Look:
    """Which lanes are hidden, which board is shown: `name` says which of them, "" is as the stage begins."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name

    @property
    def _places(self) -> Places:
        """The notes beside the store, which may be another by now."""
        return Places(self._desk.door.path)

    def remembered(self) -> str:
        """Return what was kept last, here or in the window that a wall follows."""
        return self._places.looks(self._desk.door.sprint_id).get(self._name, "")

    def keep(self, value: str) -> None:
        """Remember this; a window that only reads keeps its own look to itself."""
        if self._desk.door.is_writer:
            self._places.keep_look(self._desk.door.sprint_id, self._name, value)
