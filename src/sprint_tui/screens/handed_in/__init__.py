"""The page of who has handed in what, and what several of them named."""

from sprint_tui.screens.handed_in.screen import HandedInPage

__all__ = ["HandedInPage"]
