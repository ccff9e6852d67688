"""What the room sees of a result: bars, what is tied, and how far the decider is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.domain import picks, tally
from sprint_tui.domain.codes import PICKS
from sprint_tui.screens.result.bars import Columns, Voted
from sprint_tui.store import deciding, voting
from sprint_tui.widgets.ink import Line, Run, at_most, line, tag, typed
from sprint_tui.widgets.picks import CHOSEN, sign, warning

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.tally import Tally
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

TIE = "="


def columns(rows: SprintRows, map_id: str, votes: Tally, content: Content) -> Columns:
    """Return both columns, lowest first."""
    words = content.words
    names = {one.id: one.name.strip() or words("paper.unnamed") for one in rows.touchpoints_of(map_id)}
    signs = {(pick.kind, pick.touchpoint_id): sign(pick).text for pick in rows.chosen_of(map_id)}
    shared = {kind: tally.tied(votes, kind) for kind in PICKS}

    def column(kind: str) -> tuple[Voted, ...]:
        return tuple(
            Voted(
                one,
                names[one],
                _votes(votes, kind, one) + (f" {TIE}" if one in shared[kind] else "  "),
                votes.votes(kind, one) / max(votes.most, 1),
                signs.get((kind, one), ""),
            )
            for one in votes.rising(kind)
        )

    notes = [words("vote.result.shared")] if any(shared.values()) else []
    notes += [words("vote.result.draft")] if votes.drafts else []
    numbers = [sum(of == kind for of, _ in signs) for kind in PICKS]
    titles = tuple(words(f"picker.counts.{kind}", n=n) for kind, n in zip(PICKS, numbers, strict=True))
    return Columns(column("wow"), column("better"), titles, tuple(notes))


def _votes(votes: Tally, kind: str, touchpoint: str) -> str:
    """Return the votes on slips, and beside them those of ideas of people who are not there: `4+1`."""
    on_slips, ideas = (one.get((kind, touchpoint), 0) for one in (votes.slips, votes.drafts))
    return f"{on_slips}+{ideas}" if ideas else str(on_slips) if on_slips else "·"


def came_in(rows: SprintRows, map_id: str, votes: Tally, content: Content) -> str:
    """Return how many slips came in, and how many ideas from drafts count beside them."""
    ideas, words = sum(votes.drafts.values()), content.words
    more = words("vote.result.from_drafts", n=ideas) if ideas else ""
    return words("vote.result.slips", n=voting.slips(rows, map_id)) + more


def strip_lines(
    rows: SprintRows, map_id: str, votes: Tally, touchpoint_id: str, content: Content
) -> Iterator[Line]:
    """Yield what there is to know of the touchpoint under the cursor, and what can be done about it."""
    words = content.words
    point = next((one for one in rows.touchpoints_of(map_id) if one.id == touchpoint_id), None)
    if point is None:
        return
    pick = next((one for one in rows.chosen_of(map_id) if one.touchpoint_id == touchpoint_id), None)
    said = [
        Run(f"   {CHOSEN[kind]} {_in_words(votes, kind, touchpoint_id, content)}", kind) for kind in PICKS
    ]
    stage = next(one.name for one in rows.stages_of(map_id) if one.id == point.stage_id)
    name = typed(point.name.strip() or words("paper.unnamed"), "strong")
    mark = (sign(pick), Run(" ")) if pick is not None else ()
    yield line(*mark, name, *said, Run("   "), typed(stage, "quiet"))
    if pick is None:
        yield line(Run(words("vote.result.unpicked"), "quiet"))
        return
    warned = warning(pick, point, content)
    if warned:
        yield line(tag(warned), "  ", words("vote.result.let_down"))


def _in_words(votes: Tally, kind: str, touchpoint: str, content: Content) -> str:
    on_slips, ideas = (one.get((kind, touchpoint), 0) for one in (votes.slips, votes.drafts))
    more = content.words("vote.result.from_drafts", n=ideas) if ideas else ""
    return content.words("vote.result.votes", n=on_slips) + more


def against_lines(rows: SprintRows, pick: Pick, content: Content, width: int) -> Iterator[Line]:
    """Yield that a pick goes against the vote, and why."""
    why = deciding.why_against(rows, pick)
    label = content.words("vote.tags.against")
    said = at_most(why or content.words("vote.result.say_why"), max(width - len(label) - 4, 20), 2)
    yield line(tag(label), Run(f"  {said[0]}"))
    yield from (line(Run(" " * (len(label) + 4)), Run(row)) for row in said[1:])


def is_whole(chosen: tuple[Pick, ...]) -> bool:
    """Say whether three and three are chosen."""
    return len(chosen) == picks.SIX
