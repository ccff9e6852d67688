"""The vote: all touchpoints numbered, and slips typed as dots until the room wants the result."""

from sprint_tui.screens.vote.screen import VotePage

__all__ = ["VotePage"]
