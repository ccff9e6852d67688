"""Block 1: our square of the 2 x 2, today's output, the two keepers, the roster, and what could go wrong."""

from sprint_tui.screens.opening.screen import OpeningPage

__all__ = ["OpeningPage"]
