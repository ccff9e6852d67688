"""The wall: the clock as the whole window, with nothing that a room has to look past."""

from sprint_tui.screens.wall.screen import ClockWall, WallScreen, WindowWall

__all__ = ["ClockWall", "WallScreen", "WindowWall"]
