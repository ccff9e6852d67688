"""One page for the pocket: what one person will say in the meeting, also what nobody else is to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.exchange.paper.markdown import inline, item, quoted
from sprint_tui.store.drafts import answers_to
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant, SpeakingPoint

ASKED = ("walk", "insight", "decide", "rehearsal", "trouble", "think")
"""The groups of questions whose answers stand on the page, in this order."""


def write_cues(path: Path, rows: SprintRows, content: Content, person: Participant) -> None:
    """Write a person's page to a file: whole, or not at all. Raises OSError."""
    with whole_file(path) as part:
        part.write_text(make_cues(rows, content, person), encoding="utf-8", newline="\n")


def make_cues(rows: SprintRows, content: Content, person: Participant) -> str:
    """Return a person's page, as Markdown."""
    words = content.words
    title = words("cues.title", name=inline(person.name), sprint=inline(rows.sprint.title))
    lines = [f"# {title}", "", *quoted(words("cues.about"))]
    if rows.sprint.promise.strip():
        lines += ["", f"## {words('cues.promise')}", "", *quoted(rows.sprint.promise)]
    lines += ["", f"## {words('cues.points')}", ""]
    points = [one for one in rows.speaking_points if one.participant_id == person.id]
    lines += [line for one in points for line in _point(one, rows, content)] or [words("cues.no_points")]
    for key in ASKED:
        lines += _answers(key, rows, content, person)
    return "\n".join(lines) + "\n"


def _point(point: SpeakingPoint, rows: SprintRows, content: Content) -> Iterator[str]:
    place = rows.by_id.get(point.touchpoint_id or "")
    name = inline(getattr(place, "name", "")) or content.words("rehearsal.anywhere")
    backing = f" ({content.choice('backing', point.backing).label})" if point.backing else ""
    yield from item(point.words, f"- **{name}**{backing}:")


def _answers(group: str, rows: SprintRows, content: Content, person: Participant) -> Iterator[str]:
    """Yield the answers to a group of questions under their labels; nothing where there are none."""
    given = {one: answers_to(rows, one.key, person.id) for one in content.questions(group)}
    said = {one: [a.words for a in answers if a.words.strip()] for one, answers in given.items()}
    if any(said.values()):
        yield ""
        yield f"## {content.words(f'cues.heads.{group}')}"
        yield ""
    for question, texts in said.items():
        for text in texts:
            yield from item(text, f"- **{question.label}:**")
