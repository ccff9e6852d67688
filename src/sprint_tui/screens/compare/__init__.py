"""Compare drafts: the line-up of what was brought, kept or parked by one key each."""

from sprint_tui.screens.compare.screen import Compare

__all__ = ["Compare"]
