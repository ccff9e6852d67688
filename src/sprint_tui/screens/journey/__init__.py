"""Journey: the map of stages and touchpoints in the customer's words, lane by lane."""

from sprint_tui.screens.journey.screen import Journey

__all__ = ["Journey"]
