"""Ownership: one owner, a KPI, from where to where, and a date for each of the six."""

from sprint_tui.screens.ownership.screen import Ownership

__all__ = ["Ownership"]
