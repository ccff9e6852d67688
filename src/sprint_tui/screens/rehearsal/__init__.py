"""Rehearsal: ten minutes alone with the meeting, step by step, and what to say in it."""

from sprint_tui.screens.rehearsal.screen import Rehearsal

__all__ = ["Rehearsal"]
