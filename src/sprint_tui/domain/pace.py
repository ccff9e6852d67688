"""The pace: what a block still owes, and how long each piece may take. Only room fields count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sprint_tui.domain import brief, journey, ownership, picks
from sprint_tui.domain.codes import KEEPERS
from sprint_tui.domain.facts import MapFacts, PickFacts, SprintFacts
from sprint_tui.domain.timebox import BlockTime

TOO_SHORT = 3
"""A pace cannot hold once a piece has less than one of so many parts of its time."""
LESS = {"wow": 1, "better": 2}
"""What a team that chooses less describes of each map in the room: the method's own dose for a quarter."""


@dataclass(frozen=True)
class Pace:
    """How many of a block's pieces are done; `each` is seconds for each that is open (None: no time left)."""

    done: int
    total: int
    each: int | None
    is_behind: bool
    cannot_hold: bool = False
    """Whether each open piece has less than a third of the time that was planned for one."""

    @property
    def open(self) -> int:
        """Pieces that the block still owes."""
        return self.total - self.done


def pace(block: BlockTime, facts: SprintFacts, *, is_less: bool = False) -> Pace:
    """Return the pace of the block in hand; it is behind when over one piece is missing by the clock.

    Lining up the drafts of a map is one piece of the journey's block.
    `is_less`: the team chose to describe less now, so less is counted.
    """
    pieces = owed(block.key, facts, is_less=is_less)
    if block.key == "journey":
        pieces += [one.is_lined_up for one in facts.maps if one.is_lined_up is not None]
    done, total = sum(pieces), len(pieces)
    left = total - done
    each = int(block.left // left) if left and block.left > 0 else None
    is_behind = left > 0 and done + 1 < total * block.share_used
    cannot_hold = is_behind and each is not None and TOO_SHORT * each * total < block.length
    return Pace(done, total, each, is_behind, cannot_hold)


def owed(key: str, facts: SprintFacts, *, is_less: bool = False) -> list[bool]:
    """Return, piece by piece, whether a block has what the method wants of the room at its end.

    `is_less`: of each map one WOW and two Just Better, the rest by Friday.
    """
    return list(_owed(key, facts, is_less))


@lru_cache(maxsize=32)
def _owed(key: str, facts: SprintFacts, is_less: bool) -> tuple[bool, ...]:
    """Return what `owed` does: a running clock asks each second, and facts never change."""
    match key:
        case "introduction":
            pieces = [is_settled(piece, facts) for piece in brief.introduction(facts)]
        case "segment":
            pieces = [is_settled(piece, facts) for piece in brief.whom_and_what(facts)]
        case "journey":
            settled = ([journey.is_settled(t) for t in one.touchpoints] for one in facts.maps)
            pieces = [piece for one in settled for piece in _padded(one, journey.STAGES_LEAST)]
        case "picks":
            pieces = _of_picks(facts, lambda _, pick: not picks.room_missing(pick), is_less=is_less)
        case "ownership":
            pieces = _of_picks(
                facts, lambda one, pick: not ownership.missing(pick, one.kpis_of(pick)), is_less=is_less
            )
        case "actions":
            yeses = _of_picks(facts, lambda one, pick: pick.id in one.said_yes, is_less=is_less)
            emptied = [all(item.outcome for item in facts.parked)] if facts.parked else []
            pieces = [*emptied, facts.has_thirty_days, facts.has_first_step, *yeses]
        case _:
            pieces = []
    return tuple(pieces)


def _of_picks(
    facts: SprintFacts, is_done: Callable[[MapFacts, PickFacts], bool], *, is_less: bool
) -> list[bool]:
    """Return what is owed of the picks of each map: six of them, or one WOW and two Just Better."""
    pieces: list[bool] = []
    for one in facts.maps:
        if not is_less:
            pieces += _padded([is_done(one, pick) for pick in one.picks], picks.SIX)
            continue
        for kind, wanted in LESS.items():
            done = sum(is_done(one, pick) for pick in one.picks if pick.kind == kind)
            pieces += [number < done for number in range(wanted)]
    return pieces


def is_settled(piece: brief.Piece, facts: SprintFacts) -> bool:
    """Say whether the room is done with a piece of the brief.

    In the meeting a promise is settled once it is locked; that there is no scribe, or no timekeeper, is
    settled by a reason. The brief itself asks for neither.
    """
    if piece.name == "promise":
        return piece.is_there and (facts.is_promise_locked or not facts.has_started)
    return piece.is_there or (piece.name in KEEPERS and facts.goes_without_keepers)


def _padded(pieces: list[bool], least: int) -> list[bool]:
    """A map that has fewer pieces than the method wants owes the rest."""
    return pieces + [False] * (least - len(pieces))
