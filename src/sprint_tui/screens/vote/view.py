"""What is shown of a slip while it is typed: how many numbers stand on it, and never which."""

from __future__ import annotations

from sprint_tui.domain import ballot
from sprint_tui.domain.picks import EACH
from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.picks import CHOSEN

DOT, FREE = "●", "·"


def slip_line(number: str, text: str, count: int) -> Line:
    """Return the slip in hand with a dot for each number; the place that is next is inverse."""
    coming, shown = ballot.next_kind(text, count), ballot.typed_so_far(text, count)
    kinds = zip(CHOSEN.items(), shown, strict=True)
    runs = [run for (kind, sign), dots in kinds for run in _dots(kind, sign, dots, is_next=kind == coming)]
    return line(Run(f"▸ {number}", "strong"), *runs)


def _dots(kind: str, sign: str, dots: int, *, is_next: bool) -> tuple[Run, ...]:
    free = [Run(FREE, "inverse" if is_next and not place else "quiet") for place in range(EACH - dots)]
    places = [Run(DOT, "strong")] * dots + free
    return (Run(f"      {sign} ", kind), *(run for one in places for run in (one, Run(" "))))
