"""Home: the sprints of this store, found, opened, made, copied, and put in the trash."""

from sprint_tui.screens.home.screen import Home

__all__ = ["Home"]
