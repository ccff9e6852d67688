"""Plan: the blocks of the meeting, how long each shall last, and when it begins."""

from sprint_tui.screens.plan.screen import PlanPage

__all__ = ["PlanPage"]
