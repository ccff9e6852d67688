"""What a file replaces, in a sentence: the same for the command line and for the preview in the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.domain.zones import day_in

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.exchange.inbox import Entry


def replaced(entry: Entry, zone: str, words: Words) -> str:
    """Return what taking a file takes the place of, what is lost by it and what stays; empty for nothing."""
    if not entry.may_be_taken or (entry.before is None and not entry.change.lost):
        return ""
    before = entry.before
    day = long_date(day_in(zone, before), words) if before else ""
    said = [words("inbox.replaced.earlier", day=day) if day else words("inbox.replaced.here")]
    if entry.change.lost:
        said.append(words("inbox.replaced.lost", parts=_parts(entry.change.lost, words)))
    if entry.change.kept:
        said.append(words("inbox.replaced.kept", parts=_parts(entry.change.kept, words)))
    return " ".join(said)


def _parts(counts: Mapping[str, int], words: Words) -> str:
    return ", ".join(
        words("drafts.drawn" if kind == "touchpoints" else f"drafts.{kind}", n=n)
        for kind, n in counts.items()
    )
