"""Ready?: the evening before the meeting, ten ticks."""

from sprint_tui.screens.ready.screen import Ready

__all__ = ["Ready"]
