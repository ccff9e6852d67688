"""The page of what has changed since the sprint was submitted."""

from sprint_tui.screens.difference.screen import DifferencePage

__all__ = ["DifferencePage"]
