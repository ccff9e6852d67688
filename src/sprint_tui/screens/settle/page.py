"""One touchpoint of the team beside what the drafts say of it, as the rules of merging look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.domain import merging
from sprint_tui.domain.codes import GAPS
from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.likeness import as_said
from sprint_tui.domain.merging import BESIDE, EVIDENCE, Said, Wording
from sprint_tui.store import lineup
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Evidence, SpeakingPoint, Touchpoint

FEELING, GAP = "feeling", "gap"
TEXTS = (*CELLS, *BESIDE)
"""The lanes of a text each."""
GAP_CODES = tuple(gap for gap in GAPS if gap)


@dataclass(frozen=True)
class Page:
    """One touchpoint of the team, and what the drafts say of it."""

    touchpoint: Touchpoint
    said: tuple[Said, ...]
    people: dict[str, str]
    """Who brought each draft touchpoint and each piece of evidence, by its id."""
    speakers: tuple[tuple[str, str], ...]
    """Who can speak here, and on what ground."""
    unclear: tuple[str, ...]
    """What drafts wrote of the feeling that nobody could read as a number."""
    behind: dict[str, tuple[str, ...]]
    """Whose drafts stand behind each cell that the team has, by its lane."""
    evidence: dict[str, Evidence]
    """The evidence of the drafts by its id."""
    held: tuple[str, ...]
    """What the team's touchpoint has as evidence."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes in order; those that nobody owes only where a draft has something there."""
        beside = (name for name in (*BESIDE, EVIDENCE) if self.lane(name).wordings)
        return (*CELLS, FEELING, GAP, *beside)

    def lane(self, name: str) -> merging.Lane:
        """Return the texts of one lane, or the pieces of evidence."""
        return merging.evidence(self.said) if name == EVIDENCE else merging.lane(name, self.said)

    def ours(self, name: str) -> str:
        """Return what the team's cell holds."""
        return str(getattr(self.touchpoint, name))

    def is_taken(self, name: str, wording: Wording) -> bool:
        """Say whether the team's cell holds this text, or the touchpoint this evidence."""
        if name == EVIDENCE:
            return as_said(wording.text) in map(as_said, self.held)
        ours = self.ours(name)
        return bool(ours.strip()) and as_said(ours) == as_said(wording.text)

    @property
    def feelings(self) -> merging.Feelings:
        """What the drafts feel."""
        return merging.feelings(self.said)

    @property
    def feeling(self) -> int | None:
        """What the team feels, else the middle of the drafts."""
        own = self.touchpoint.feeling
        return own if own is not None else self.feelings.middle

    @property
    def gaps(self) -> merging.GapVoices:
        """What the drafts say of promise and delivery."""
        return merging.gap_voices(self.said)


def missing(page: Page) -> list[str]:
    """Return the lanes that the team has not settled."""
    found = [name for name in CELLS if not page.ours(name).strip()]
    found += [FEELING] if page.touchpoint.feeling is None else []
    return found + ([GAP] if not page.touchpoint.gap else [])


def page_of(rows: SprintRows, map_id: str, touchpoint: Touchpoint, content: Content) -> Page:
    """Return a touchpoint with what the drafts say of it."""
    lines = lineup.line_up_of(rows, map_id)
    members = next((o.members for o in lines if o.touchpoint and o.touchpoint.id == touchpoint.id), ())
    people = {}
    for one in members:
        person = rows.participant(lineup.drawer_of(rows, one))
        people[one.id] = typed(person.name).text if person else content.words("compare.somebody")
    here = {touchpoint.id, *people}
    evidence = {piece.id: piece for one in members for piece in rows.evidence_of(one.id)}
    points = [point for point in rows.speaking_points if point.is_brought and point.touchpoint_id in here]
    order = [person.id for person in rows.participants]
    points.sort(key=lambda point: order.index(point.participant_id))
    speakers = [_speaker(rows, point, content) for point in points]
    people |= {piece.id: people[piece.touchpoint_id] for piece in evidence.values()}
    held = tuple(piece.words for piece in rows.evidence_of(touchpoint.id))
    said = lineup.said_of(rows, members)
    no_number = {one.id for one in members if one.feeling is None}
    notes = (note for note in rows.touchpoint_notes if note.touchpoint_id in no_number)
    unclear = tuple(note.feeling_written for note in notes if note.feeling_written.strip())
    spoken = tuple(dict.fromkeys(speakers))
    return Page(
        touchpoint, said, people, spoken, unclear, _behind(rows, touchpoint), evidence=evidence, held=held
    )


def _speaker(rows: SprintRows, point: SpeakingPoint, content: Content) -> tuple[str, str]:
    person = rows.participant(point.participant_id)
    backing = content.choice("backing", point.backing).tag if point.backing else ""
    return typed(person.name if person else "").text, backing


def _behind(rows: SprintRows, touchpoint: Touchpoint) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in rows.cell_sources:
        person = rows.participant(one.participant_id)
        if one.touchpoint_id == touchpoint.id and person is not None:
            found[one.lane] = (*found.get(one.lane, ()), typed(person.name).text)
    return found
