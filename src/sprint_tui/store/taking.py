"""A draft that came in is put into the sprint: it replaces the same person's earlier one, row by row.

A touchpoint of the same stage and name keeps its row, so that what it was matched with stays. The team's
map, and what was settled from the drafts, are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sprint_tui.domain.headings import plain
from sprint_tui.domain.order import key_at
from sprint_tui.domain.received import ReadDraft, ReadIdea, ReadTouchpoint
from sprint_tui.store.drafts import draft_map_of, draft_of, note_of
from sprint_tui.store.facts import segments_in_play
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.tables import (
    Answer,
    Draft,
    Evidence,
    JourneyMap,
    Ordered,
    Pick,
    Stage,
    Touchpoint,
    TouchpointNote,
)

FIELDS = (
    *("name", "goal", "action", "thought", "feeling", "channel"),
    *("expected", "promised", "delivered", "gap"),
)
"""What a touchpoint of the store has in common with one that was read."""

R = TypeVar("R", bound=Ordered)


def take_draft(step: Step, rows: SprintRows, draft: ReadDraft, person_id: str) -> None:
    """Put what was read into the sprint, as this person's."""
    segments = segments_in_play(rows)
    known = {segment.id for segment in segments}
    first = segments[0].id
    for segment_id in known:
        brought = [one for one in draft.touchpoints if (one.segment_id or first) == segment_id]
        stray = [one for one in draft.touchpoints if one.segment_id and one.segment_id not in known]
        mine = [*brought, *stray] if segment_id == first else brought
        ideas = draft.ideas if segment_id == first else ()
        if mine or ideas:
            _OneMap(step, rows, person_id, segment_id).take(draft, mine, ideas)
    if draft.is_form:
        _take_answers(step, rows, draft, person_id)


def _take_answers(step: Step, rows: SprintRows, draft: ReadDraft, person_id: str) -> None:
    """Put the answers of a form in the place of those that an earlier one gave to the same groups.

    What that person keeps private stays, but for the very line that the form answers.
    """
    coming = {(answer.key, answer.part) for answer in draft.answers}
    groups = {key.partition(".")[0] for key, _ in coming}
    mine = [one for one in rows.said if one.participant_id == person_id]
    before = {
        (one.key, one.part): one
        for one in mine
        if (one.is_brought and one.key.partition(".")[0] in groups) or (one.key, one.part) in coming
    }
    for answer in draft.answers:
        stored = before.pop((answer.key, answer.part), None)
        if stored is not None:
            step.edit(stored, words=answer.words, is_brought=True)
        else:
            step.add(
                Answer,
                sprint_id=rows.sprint.id,
                participant_id=person_id,
                key=answer.key,
                part=answer.part,
                words=answer.words,
                is_brought=True,
            )
    for left in before.values():
        step.remove(left)


@dataclass
class _OneMap:
    """One person's draft of one segment's journey, while a newer one takes its place."""

    step: Step
    rows: SprintRows
    person_id: str
    segment_id: str

    def take(self, draft: ReadDraft, brought: Sequence[ReadTouchpoint], ideas: Sequence[ReadIdea]) -> None:
        """Write the whole map; what the newer draft does not have any more goes, if it has any touchpoint."""
        map_id = self._map(notes_of(draft, brought), is_whole=bool(brought))
        before = {one.id: one for one in self.rows.touchpoints_of(map_id)}
        if not brought:
            self._ideas(map_id, tuple(before.values()), ideas)
            return
        stages = self._stages(map_id, brought)
        points = self._touchpoints(map_id, brought, stages)
        if ideas or draft.is_form:  # a journey of somebody's own without ideas says nothing about these
            self._ideas(map_id, points, ideas)
        for gone in before.keys() - {point.id for point in points}:
            self._free_ideas(map_id, before[gone])
            self.step.remove(before[gone])
        kept = {stage.id for stage in stages.values()}
        for stage in self.rows.stages_of(map_id):
            if stage.id not in kept:
                self.step.remove(stage)

    def _map(self, notes: str, *, is_whole: bool) -> str:
        """Return the id of the person's map; its notes are replaced by those of a whole draft."""
        mine = draft_map_of(self.rows, self.person_id, self.segment_id)
        if mine is None:
            positions = sorted(one.position for one in self.step.rows().maps)
            position = key_at(positions, len(positions))
            made = self.step.add(JourneyMap, segment_id=self.segment_id, kind="draft", position=position)
            self.step.add(Draft, map_id=made.id, participant_id=self.person_id, notes=notes)
            return made.id
        about = draft_of(self.rows, mine.id)
        if about is not None and is_whole:
            self.step.edit(about, notes=notes)
        return mine.id

    def _stages(self, map_id: str, brought: Sequence[ReadTouchpoint]) -> dict[str, Stage]:
        """Return the stages by their plain names, in the order in which the draft comes to them."""
        before = {plain(stage.name): stage for stage in reversed(self.rows.stages_of(map_id))}
        found: dict[str, Stage] = {}
        places = _positions()
        for one in brought:
            name = plain(one.stage)
            if name in found:
                continue
            same = (other.phase for other in brought if plain(other.stage) == name and other.phase)
            fields = {"name": one.stage, "phase": next(same, "")}
            stage = before.get(name)
            found[name] = self._put(Stage, stage, next(places), {"map_id": map_id}, fields)
        return found

    def _touchpoints(
        self, map_id: str, brought: Sequence[ReadTouchpoint], stages: dict[str, Stage]
    ) -> list[Touchpoint]:
        """Return the rows that hold what was read, in its order."""
        names = {stage.id: plain(stage.name) for stage in self.rows.stages_of(map_id)}
        left = list(self.rows.touchpoints_of(map_id))
        kept: dict[int, Touchpoint] = {}
        for is_strict in (True, False):
            for number, one in enumerate(brought):
                same = (row for row in left if plain(row.name) == plain(one.name))
                fits = (row for row in same if not is_strict or names[row.stage_id] == plain(one.stage))
                if number not in kept and (row := next(fits, None)) is not None:
                    kept[number] = row
                    left.remove(row)
        places = _positions()
        made = []
        for number, one in enumerate(brought):
            parent = {"stage_id": stages[plain(one.stage)].id}
            fields = {field: getattr(one, field) for field in FIELDS}
            row = self._put(Touchpoint, kept.get(number), next(places), parent, fields)
            self._beside(row, one)
            made.append(row)
        return made

    def _beside(self, row: Touchpoint, one: ReadTouchpoint) -> None:
        """Write what stands beside a touchpoint: its notes, and the evidence behind it."""
        fields = {"gap_line": one.gap_line, "feeling_written": one.feeling_written}
        note = note_of(self.rows, row.id)
        if note is not None:
            self.step.edit(note, **fields)
        elif any(fields.values()):
            self.step.add(TouchpointNote, touchpoint_id=row.id, **fields)
        before = {proof.words: proof for proof in self.rows.evidence if proof.touchpoint_id == row.id}
        places = _positions()
        for words in one.evidence:
            proof = {"words": words, "kind": kind_of(words), "dated": one.dated}
            self._put(Evidence, before.pop(words, None), next(places), {"touchpoint_id": row.id}, proof)
        for gone in before.values():
            self.step.remove(gone)

    def _ideas(self, map_id: str, points: Sequence[Touchpoint], ideas: Sequence[ReadIdea]) -> None:
        """Write the ideas as proposals; one on no touchpoint of the draft says itself where it belongs."""
        by_name = {plain(row.name): row.id for row in reversed(points)}
        proposals = (one for one in self.rows.picks_of(map_id) if one.state == "proposal")
        before = {(one.kind, one.touchpoint_id, one.change_line): one for one in proposals}
        places = _positions()
        for idea in ideas:
            point = by_name.get(plain(idea.touchpoint)) if idea.touchpoint else None
            line = idea.change_line
            if idea.touchpoint and point is None:
                line = ": ".join(filter(None, (idea.touchpoint, line)))
            fields = {"touchpoint_id": point, "change_line": line, "needed": idea.needed}
            always = {"map_id": map_id, "kind": idea.kind, "state": "proposal"}
            self._put(Pick, before.pop((idea.kind, point, line), None), next(places), always, fields)
        for gone in before.values():
            self.step.remove(gone)

    def _free_ideas(self, map_id: str, point: Touchpoint) -> None:
        """Let the ideas on a touchpoint that goes stay, and say themselves where they belong."""
        for pick in self.step.rows().picks_of(map_id):
            if pick.touchpoint_id == point.id and pick.state != "chosen":
                line = ": ".join(filter(None, (point.name, pick.change_line)))
                self.step.edit(pick, touchpoint_id=None, change_line=line)

    def _put(
        self, table: type[R], row: R | None, position: str, parent: dict[str, Any], fields: dict[str, Any]
    ) -> R:
        """Return the row with these values at this place: the one that is there, or a new one."""
        if row is None:
            return self.step.add(table, position=position, **parent, **fields)
        self.step.edit(row, **fields)
        self.step.move(row, position, **parent)
        return row


def _positions() -> Iterator[str]:
    """Yield keys one after the other."""
    last: list[str] = []
    while True:
        last = [key_at(last, len(last))]
        yield last[0]


def notes_of(draft: ReadDraft, brought: Iterable[ReadTouchpoint]) -> str:
    """Return what no field of ours holds, one line each: lines around the table, then by touchpoint."""
    beside = [f"{one.name} · {heading}: {words}" for one in brought for heading, words in one.notes]
    return "\n".join([*draft.notes, *beside])


def kind_of(words: str) -> str:
    """Return what kind of evidence this is: a quote in its marks, a number, else a story."""
    if words.lstrip().startswith(('"', "“", "„", "«")):
        return "quote"
    return "number" if any(sign.isdigit() for sign in words) else "story"
