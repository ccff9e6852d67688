"""Both maps of a business with two kinds of customers, side by side by phase."""

from sprint_tui.screens.two_maps.screen import TwoMapsPage

__all__ = ["TwoMapsPage"]
