"""Owners: who looks after each touchpoint of the whole journey, gaps first."""

from sprint_tui.screens.owners.screen import OwnersPage

__all__ = ["OwnersPage"]
