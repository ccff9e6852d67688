"""One page for the front line: what changes, what they may decide, up to what limit, and whom they ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.domain.commitments import CARD
from sprint_tui.exchange.paper.markdown import WIDTH, inline, quoted, wrapped
from sprint_tui.store.facts import thirty_days
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

BLANK = "_" * 60
"""A line to write on by hand."""


def write_card(path: Path, rows: SprintRows, content: Content) -> None:
    """Write the page to a file: whole, or not at all. Raises OSError."""
    with whole_file(path) as part:
        part.write_text(make_card(rows, content), encoding="utf-8", newline="\n")


def make_card(rows: SprintRows, content: Content) -> str:
    """Return the page as Markdown; what nobody has said yet is a line to write on."""
    words, pick, commitment = content.words, thirty_days(rows), rows.commitment
    touchpoint = rows.by_id.get(pick.touchpoint_id or "") if pick is not None else None
    change = pick.change_line if pick is not None else ""
    lines = [f"# {inline(change or rows.sprint.title)}", ""]
    days = []
    if commitment is not None and commitment.starts is not None:
        days.append(words("card.from_day", date=long_date(commitment.starts, words)))
    place = inline(getattr(touchpoint, "name", ""))
    lines += [line for line in (" · ".join(part for part in (*days, place) if part),) if line]
    if rows.sprint.promise.strip():
        lines += ["", f"## {words('card.promise')}", "", *quoted(rows.sprint.promise)]
    card = next(iter(rows.cards), None)
    for name in CARD:
        lines += _part(words(f"card.heads.{name}"), getattr(card, name, ""))
    lines += _part(words("card.message"), commitment.frontline_message if commitment is not None else "")
    if commitment is not None and commitment.first_step.strip():
        lines += _part(words("card.first_step"), commitment.first_step)
    owner = rows.participant(pick.owner_id) if pick is not None else None
    team = pick.owner_team if pick is not None else ""
    named = ", ".join(part for part in (owner.name if owner else "", team) if part.strip())
    lines += _part(words("card.asks"), named)
    if commitment is not None and commitment.due is not None:
        lines += ["", words("card.live_by", date=long_date(commitment.due, words))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _part(title: str, text: str) -> Iterator[str]:
    """Yield a heading and its text, each line of it a paragraph."""
    yield from ("", f"## {title}", "")
    said = [line for line in text.split("\n") if line.strip()]
    for number, line in enumerate(said):
        yield from ("",) if number else ()
        yield from wrapped(line, WIDTH)
    if not said:
        yield BLANK
