"""One pick on a page of its own."""

from sprint_tui.screens.pick.screen import PickPage

__all__ = ["PickPage"]
