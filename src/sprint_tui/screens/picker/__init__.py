"""WOW / Just Better: three and three of the touchpoints, picked by key."""

from sprint_tui.screens.picker.screen import Picker

__all__ = ["Picker"]
