"""One touchpoint on a page of its own."""

from sprint_tui.screens.touchpoint.screen import TouchpointPage

__all__ = ["TouchpointPage"]
