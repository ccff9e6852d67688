"""The stage where each person reads, alone."""

from sprint_tui.screens.reading.screen import Reading

__all__ = ["Reading"]
