"""The pace: what a block still owes, and how long each piece may take. Only room fields count."""

from __future__ import annotations

from dataclasses import dataclass

from sprint_tui.domain import brief, journey, ownership, picks
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.timebox import BlockTime

KEEPERS = ("scribe", "timekeeper")


@dataclass(frozen=True)
class Pace:
    """How many of a block's pieces are done; `each` is seconds for each that is open (None: no time left)."""

    done: int
    total: int
    each: int | None
    is_behind: bool

    @property
    def open(self) -> int:
        """Pieces that the block still owes."""
        return self.total - self.done


def pace(block: BlockTime, facts: SprintFacts) -> Pace:
    """Return the pace of the block in hand; it is behind when over one piece is missing by the clock."""
    pieces = owed(block.key, facts)
    done, total = sum(pieces), len(pieces)
    left = total - done
    each = int(block.left // left) if left and block.left > 0 else None
    expected = total * min(block.used / block.length, 1.0) if block.length else total
    return Pace(done, total, each, is_behind=left > 0 and done + 1 < expected)


def owed(key: str, facts: SprintFacts) -> list[bool]:
    """Return, piece by piece, whether a block has what the method wants of the room at its end."""
    sixes = 2 * picks.EACH
    match key:
        case "introduction":
            pieces = [is_settled(piece, facts) for piece in brief.introduction(facts)]
        case "segment":
            pieces = [is_settled(piece, facts) for piece in brief.whom_and_what(facts)]
        case "journey":
            settled = ([journey.is_settled(t) for t in one.touchpoints] for one in facts.maps)
            pieces = [piece for one in settled for piece in _padded(one, journey.STAGES_LEAST)]
        case "picks":
            said = ([not picks.room_missing(p) for p in one.picks] for one in facts.maps)
            pieces = [piece for one in said for piece in _padded(one, sixes)]
        case "ownership":
            owned = ([not ownership.missing(p, one.kpis_of(p)) for p in one.picks] for one in facts.maps)
            pieces = [piece for one in owned for piece in _padded(one, sixes)]
        case "actions":
            yeses = ([p.id in one.said_yes for p in one.picks] for one in facts.maps)
            emptied = [all(item.outcome for item in facts.parked)] if facts.parked else []
            pieces = [*emptied, facts.has_thirty_days, facts.has_first_step]
            pieces += [piece for one in yeses for piece in _padded(one, sixes)]
        case _:
            pieces = []
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
