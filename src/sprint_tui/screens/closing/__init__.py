"""The page on which the room closes."""

from sprint_tui.screens.closing.screen import ClosingPage

__all__ = ["ClosingPage"]
