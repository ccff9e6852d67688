"""One touchpoint of the drafts on a page: goal, action and thought by digit, feeling and gap by key."""

from sprint_tui.screens.settle.screen import SettlePage

__all__ = ["SettlePage"]
