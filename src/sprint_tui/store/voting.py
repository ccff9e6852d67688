"""The vote on a map as it is stored: slips are added to sums, which nobody is handed before the reveal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.codes import PICKS
from sprint_tui.domain.tally import Place, Tally, slip_of_ideas
from sprint_tui.store.lineup import drafts_of, line_up_of
from sprint_tui.store.tables import Ballot, Vote

if TYPE_CHECKING:
    from datetime import datetime

    from sprint_tui.domain.ballot import Slip
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def expected(rows: SprintRows) -> int:
    """Return how many slips are expected: of all who are there; 0 where the roster names one, or nobody.

    Whoever is named as an owner stands on the roster too, so one name alone says nothing of who came.
    """
    people = sum(person.is_present for person in rows.participants)
    return people if people > 1 else 0


def slips(rows: SprintRows, map_id: str) -> int:
    """Return how many slips are counted."""
    ballot = rows.ballot_of(map_id)
    return ballot.slips if ballot is not None else 0


def is_revealed(rows: SprintRows, map_id: str) -> bool:
    """Say whether the room has seen the result."""
    ballot = rows.ballot_of(map_id)
    return ballot is not None and ballot.revealed_at is not None


def without_hidden(rows: SprintRows) -> SprintRows:
    """Return a sprint without votes that the room has not seen: what a file may hold of it."""
    seen = tuple(one for one in rows.ballots if one.revealed_at is not None)
    ids = {one.id for one in seen}
    return replace(rows, ballots=seen, votes=tuple(one for one in rows.votes if one.ballot_id in ids))


def tally_of(rows: SprintRows, map_id: str) -> Tally | None:
    """Return what the vote came to; None before the reveal."""
    if not is_revealed(rows, map_id):
        return None
    return Tally(
        touchpoints=tuple(one.id for one in rows.touchpoints_of(map_id)),
        slips={(vote.kind, vote.touchpoint_id): vote.count for vote in rows.votes_of(map_id)},
        drafts=ideas_of_absent(rows, map_id),
    )


def ideas_of_absent(rows: SprintRows, map_id: str) -> Counter[Place]:
    """Return what the drafts of people who are not there count for: one each, and never stored."""
    placed = {
        member.id: line.touchpoint.id
        for line in line_up_of(rows, map_id)
        if line.touchpoint is not None
        for member in line.members
    }
    absent = {person.id for person in rows.participants if not person.is_present}
    theirs = {draft.map_id for draft in rows.drafts if draft.participant_id in absent}
    found: Counter[Place] = Counter()
    for draft in drafts_of(rows, map_id):
        if draft in theirs:
            ideas = (one for one in rows.picks_of(draft) if one.state == "proposal")
            found.update(
                slip_of_ideas(
                    (one.kind, placed.get(one.touchpoint_id or "", ""))
                    for one in ideas
                    if one.change_line.strip()
                )
            )
    return found


def places_of(slip: Slip, touchpoints: Iterable[str]) -> tuple[Place, ...]:
    """Return what a slip names, of these touchpoints in the order in which they are numbered."""
    listed = tuple(touchpoints)
    return tuple((kind, listed[number - 1]) for kind in PICKS for number in getattr(slip, kind))


def count(step: Step, map_id: str, slip: Iterable[Place]) -> None:
    """Add one slip to the sums."""
    ballot = _ballot(step, map_id) or step.add(Ballot, map_id=map_id)
    step.edit(ballot, slips=ballot.slips + 1)
    sums = _sums(step, ballot)
    for kind, touchpoint in slip:
        vote = sums.get((kind, touchpoint))
        if vote is not None:
            step.edit(vote, count=vote.count + 1)
        else:
            step.add(Vote, ballot_id=ballot.id, kind=kind, touchpoint_id=touchpoint, count=1)


def take_back(step: Step, map_id: str, slip: Iterable[Place]) -> None:
    """Take one slip out of the sums again, and out of those that went with a touchpoint meanwhile."""
    ballot = _ballot(step, map_id)
    if ballot is None or not ballot.slips:
        return
    step.edit(ballot, slips=ballot.slips - 1)
    sums, places = _sums(step, ballot), frozenset(slip)

    def without_slip(gone: Vote) -> Vote | None:
        place = (gone.kind, gone.touchpoint_id)
        if gone.ballot_id != ballot.id or place not in places - sums.keys():
            return gone
        return gone.model_copy(update={"count": gone.count - 1}) if gone.count > 1 else None

    step.amend_removed(Vote, without_slip)
    for place in places:
        vote = sums.get(place)
        if vote is not None and vote.count > 1:
            step.edit(vote, count=vote.count - 1)
        elif vote is not None:
            step.remove(vote)


def reveal(step: Step, map_id: str, at: datetime) -> None:
    """Let the room see the result from now on."""
    ballot = _ballot(step, map_id)
    if ballot is not None:
        step.edit(ballot, revealed_at=at)


def begin_again(step: Step, map_id: str) -> None:
    """Forget the slips that were counted; a touchpoint that comes back brings no votes of theirs."""
    ballot = _ballot(step, map_id)
    if ballot is not None:
        step.amend_removed(Vote, lambda gone: gone if gone.ballot_id != ballot.id else None)
        for vote in _sums(step, ballot).values():
            step.remove(vote)
        step.edit(ballot, slips=0, revealed_at=None)


def _ballot(step: Step, map_id: str) -> Ballot | None:
    return next(iter(step.stored_where(Ballot, "map_id", map_id)), None)


def _sums(step: Step, ballot: Ballot) -> dict[Place, Vote]:
    found = step.stored_where(Vote, "ballot_id", ballot.id)
    return {(vote.kind, vote.touchpoint_id): vote for vote in found}
