"""The six read back: one upgrade a screen, large enough for the room, and its owner's yes by one key."""

from sprint_tui.screens.readback.screen import Readback

__all__ = ["Readback"]
