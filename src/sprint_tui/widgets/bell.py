"""The bell of the terminal: it rings when a block's warning changes, once, where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from sprint_tui.domain import timebox
from sprint_tui.store import paths, settings

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock

ON, OFF = "on", "off"
_GRAVER = get_args(timebox.Tag)


class Bell:
    """Whether this machine's bell is wanted, and which warning it has heard of last: one a window."""

    def __init__(self) -> None:
        self._chosen: str | None = None
        self._last: tuple[int, timebox.Tag] | None = None

    @property
    def chosen(self) -> str:
        """`on` or `off`, as somebody chose it on this machine; empty while nobody has."""
        if self._chosen is None:
            self._chosen = settings.read(paths.config_folder()).get("bell", "")
        return self._chosen

    @property
    def is_on(self) -> bool:
        """Whether the bell is wanted: nobody is startled who has not asked for it."""
        return self.chosen == ON

    def choose(self, chosen: str) -> None:
        """Want the bell from now on, or don't; this machine remembers it."""
        self._chosen = chosen
        settings.keep(paths.config_folder(), bell=chosen)

    def is_due(self, clock: Clock) -> bool:
        """Say whether the bell rings at this moment: a graver warning has come up in the block that runs.

        A pause, a minute added and a block just entered change no more than what is known.
        """
        if not clock.is_live:
            self._last = None
        if clock.state != "running":
            return False
        last, now = self._last, (clock.index, timebox.warning(clock.block))
        self._last = now
        is_graver = last is not None and _GRAVER.index(now[1]) > _GRAVER.index(last[1])
        return self.is_on and is_graver and last is not None and last[0] == now[0]
