"""Prep guide: how much time there is, the timed blocks, what to do, what to bring, and handing over."""

from sprint_tui.screens.prep.screen import PrepGuide

__all__ = ["PrepGuide"]
