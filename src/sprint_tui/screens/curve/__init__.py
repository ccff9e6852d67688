"""The whole journey as one curve: how it feels from the first touchpoint to the last."""

from sprint_tui.screens.curve.screen import CurvePage

__all__ = ["CurvePage"]
