"""Block 2: the promise in large letters, whom it is for, what hurts and pleases them, and ten words."""

from sprint_tui.screens.promise.screen import PromisePage

__all__ = ["PromisePage"]
