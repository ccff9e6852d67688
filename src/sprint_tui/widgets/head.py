"""The lines above and below what a screen shows: its head, and what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from sprint_tui.domain.text import one_line
from sprint_tui.widgets.ink import Line, Run, between, line, tag, width_of, wrapped
from sprint_tui.widgets.paint import Fitted, Painted

BETWEEN = "   "
"""What parts the pieces of a line."""


class Head(Fitted):
    """Three lines at the left: the stage's name, what is there, and what is missing."""

    def __init__(self) -> None:
        super().__init__(self._in)
        self._all: tuple[Line, ...] = ()
        self._right: Line = ()
        self._shown: tuple[object, ...] = ()
        self._joins = False
        self._parts: tuple[str, ...] = ()

    def show(
        self,
        name: str,
        facts: str = "",
        tags: Sequence[str] = (),
        info: str | Line = "",
        more: str | Sequence[str] = "",
        right: str = "",
        *,
        joins: bool = False,
    ) -> None:
        """Show the stage's name in capitals with facts, tags with an info line, and one line more.

        With `joins`, that line stands behind the info line where both have room on one. Of a line in parts,
        the last ones go where there is no room for them.
        """
        parts = (more,) if isinstance(more, str) else tuple(part for part in more if part)
        shown = (name, facts, tuple(tags), info, parts, right, joins)
        if shown == self._shown:
            return
        self._shown = shown
        self._joins, self._parts = joins, parts
        self._right = line(Run(right, "strong")) if right else ()
        second = [part for text in tags for part in (tag(text), Run("  "))]
        self._all = (
            line(Run(name.upper(), "strong"), "  ", Run(facts)),
            line(*second, *((Run(info),) if isinstance(info, str) else info)),
            line(Run(BETWEEN.join(parts))),
        )
        self.make()

    def _that_fit(self, width: int) -> Line:
        """Return the first parts of the line more, as many as there is room for."""
        for count in range(len(self._parts), 0, -1):
            fitting = line(Run(BETWEEN.join(self._parts[:count])))
            if width_of(fitting) <= width or count == 1:
                return fitting
        return ()

    def _in(self, width: int, _: int) -> tuple[Line, ...]:
        first, *rest = self._all or ((),)
        if self._joins and width_of(rest[0]):
            both = line(*rest[0], Run(BETWEEN), *rest[1])
            rest = [both, ()] if width_of(both) <= width else [rest[0], self._that_fit(width)]
        if len(rest) > 1 and not width_of(rest[1]) and width_of(rest[0]) > width:
            rest = _on_two(rest[0], width)
        return (between(first, self._right, width) if self._right else first, *rest)


def _on_two(info: Line, width: int) -> list[Line]:
    """Return a line that is too long on two, where its last run breaks."""
    *before, last = info
    room = max(width - width_of(before), 1)
    first = next(iter(wrapped(last.text, room)), "") if room > width // 3 else ""
    rest = last.text[len(first) :].strip()
    return [line(*before, Run(first, last.role)), line(Run(rest, last.role))]


class Say(Painted):
    """The line above the keys: what was just done, or why not. A long sentence takes the lines it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._said = self._role = ""

    def say(self, text: str) -> None:
        """Say what was done."""
        self._show(text, "")

    def refuse(self, text: str) -> None:
        """Say why nothing was done, and what to do."""
        self._show("! " + text, "strong")

    def on_resize(self) -> None:
        self._show(self._said, self._role)

    def _show(self, text: str, role: str) -> None:
        self._said, self._role = text, role
        rows = wrapped(one_line(text), max(self.size.width, 20)) if text else []
        self.lines = tuple(line(Run(row, role)) for row in rows)
        # a height of its own, as an automatic one is kept when it changes before the next layout
        self.styles.height = max(len(rows), 1)
