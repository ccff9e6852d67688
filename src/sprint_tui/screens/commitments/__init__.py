"""Commitments: what was parked, the thirty days, six yeses, and who does what by when."""

from sprint_tui.screens.commitments.screen import Commitments

__all__ = ["Commitments"]
