"""Think & do: five questions, a draft of the journey, one WOW, and three that could be better."""

from sprint_tui.screens.think.screen import Think

__all__ = ["Think"]
