"""Handing over: what goes and what stays, line by line, then one file."""

from sprint_tui.screens.hand_over.screen import HandOverPage

__all__ = ["HandOverPage"]
