"""What the meeting starts from, on paper: when, who, the promise, whom it is for, pains and gains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.content.phrases import business, map_names, trait_names
from sprint_tui.domain.codes import TRAITS, split_set
from sprint_tui.domain.zones import zone_of
from sprint_tui.exchange.paper.markdown import Column, inline, item, quoted, table
from sprint_tui.store.facts import segments_in_play, trait_places

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant, Segment

_PEOPLE = {"name": 26, "function": 28, "roles": 24, "has_draft": 7}


def meeting(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield the day of the meeting, and who is in the room."""
    sprint, words = rows.sprint, content.words
    if sprint.meeting_start is None:
        yield words("paper.no_day")
    else:
        there = sprint.meeting_start.astimezone(zone_of(sprint.zone))
        day, time = long_date(there.date(), words), f"{there:%H:%M}"
        yield words("paper.day", day=day, time=time, zone=inline(sprint.zone))
    yield ""
    if not rows.participants:
        yield words("paper.no_people")
        return
    titles = [content.field("participant", name).label for name in _PEOPLE]
    columns = [Column(title, width) for title, width in zip(titles, _PEOPLE.values(), strict=True)]
    yield from table(columns, [_person(one, content) for one in rows.participants])


def promise(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield the promise and the business; then each segment in play with what hurts and what pleases."""
    sprint, words = rows.sprint, content.words
    yield from quoted(sprint.promise) if sprint.promise.strip() else [words("paper.no_promise")]
    square = business(content, sprint.audience, sprint.offer)
    told = {"ten_words": sprint.ten_words, "tone": sprint.tone}
    yield ""
    yield from item(square or words("paper.open"), f"- **{words('paper.business')}**")
    for name, text in told.items():
        if text.strip():
            yield from item(text, f"- **{content.field('sprint', name).label}:**")
    names = map_names(content, [segment.market for segment in segments_in_play(rows)])
    for segment, name in zip(segments_in_play(rows), names, strict=True):
        yield from _segment(segment, name, rows, content)


def _segment(segment: Segment, market: str, rows: SprintRows, content: Content) -> Iterator[str]:
    words = content.words
    named = inline(segment.name) or words("paper.unnamed")
    yield ""
    yield f"### {words('paper.segment')} {f'{market}: ' if market else ''}{named}"
    yield ""
    yield from item(segment.behaviour.strip() or words("paper.open"), f"- **{words('paper.behaviour')}**")
    names = trait_names(content, trait_places(rows))
    for kind in TRAITS:
        for trait in rows.traits_of(segment.id, kind):
            yield from item(trait.words, f"- **{names[trait.id]}**")


def _person(person: Participant, content: Content) -> tuple[str, ...]:
    roles = ", ".join(content.choice("role", code).label for code in split_set(person.roles))
    draft = "✓" if person.has_draft else ""
    name = person.name if person.is_present else content.words("paper.away", name=person.name)
    return name, person.function, roles, draft
