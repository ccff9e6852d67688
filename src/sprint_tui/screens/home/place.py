"""What home needs of the place where sprints are kept: the app's workplace has it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sprint_tui.store.store import Store


class StorePlace(Protocol):
    """Where the sprints are, and what opens them for changes."""

    @property
    def path(self) -> Path:
        """The store's file."""

    async def store(self) -> Store:
        """Return the open store. Raises StoreError."""

    def set_aside(self, sprint_id: str) -> AbstractContextManager[None]:
        """Leave a sprint that is being worked on to a job that needs it alone."""
