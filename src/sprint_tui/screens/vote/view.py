"""What is shown of a slip while it is typed: how many numbers stand on it, and never which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import ballot
from sprint_tui.domain.picks import EACH
from sprint_tui.store import voting
from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.picks import CHOSEN

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.rows import SprintRows

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


def counting(table: str, n: int, rows: SprintRows, words: Words) -> str:
    """Say how many slips, or which: of the people who are there, where a roster says so."""
    people = voting.expected(rows)
    return words(f"vote.{table}.{'of' if n <= people > 0 else 'alone'}", n=n, people=people)


def doubts_about(slip: ballot.Slip, map_id: str, rows: SprintRows, words: Words) -> str:
    """Return what makes one ask before a slip is counted: it is one too many, or numbers are missing."""
    people, doubts = voting.expected(rows), []
    if people and people == voting.slips(rows, map_id):
        doubts.append(words("vote.more_than_people", people=people))
    short = ballot.short(slip, len(rows.touchpoints_of(map_id)))
    if short:
        given = ", ".join(f"{len(getattr(slip, kind))} {CHOSEN[kind]}" for kind in short)
        doubts.append(words("vote.short", given=given))
    return " ".join((*doubts, words("vote.enter_again"))) if doubts else ""
