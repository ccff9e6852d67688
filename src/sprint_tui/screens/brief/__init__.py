"""Brief: the promise first, whom it is for, who is in the team, and when they meet."""

from sprint_tui.screens.brief.screen import Brief

__all__ = ["Brief"]
