"""Agenda: the clock as the whole wall, and the six blocks of the meeting."""

from sprint_tui.screens.agenda.screen import Agenda

__all__ = ["Agenda"]
