"""The result of the vote, and the three and three that the decider makes of it."""

from sprint_tui.screens.result.screen import ResultPage

__all__ = ["ResultPage"]
