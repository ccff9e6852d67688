"""A voting slip as it is typed: up to three numbers for WOW and up to three for Just Better.

Up to nine touchpoints each digit is a number: `147 235`, `147/235`, `147235`. Beyond nine, numbers are
parted by blanks: `1 12 7 / 2 3 10`. A `/` or a `,` parts WOW from Just Better, up to nine one blank does as
well; without any the first three are WOW. A person may give fewer; `/` alone is a slip with no number on it.
The same number may stand in both: a slip is an opinion, six different touchpoints are asked of the choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sprint_tui.domain.codes import PICKS
from sprint_tui.domain.picks import EACH

BY_DIGIT = 9
"""Touchpoints up to which each digit is a number of its own."""
SIGNS = frozenset("0123456789 /,")
"""What a slip is typed with."""
_PARTING = re.compile("[/,]")


class SlipError(ValueError):
    """A slip that cannot be counted. `code` names the sentence that says why; no detail gives a vote away.

    Codes: `empty`, `signs`, `partings`, `unclear`, `not_parted`, `not_listed` (number, last), `too_many_wow`,
    `too_many_better`, `twice_wow`, `twice_better`.
    """

    def __init__(self, code: str, **details: int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Slip:
    """The numbers of one slip, from 1."""

    wow: tuple[int, ...] = ()
    better: tuple[int, ...] = ()


def parse(text: str, count: int) -> Slip:
    """Return the slip that is meant, of so many touchpoints. Raises SlipError."""
    if not text.strip():
        raise SlipError("empty")
    wow, better = _parted(text, count)
    return Slip(_numbers("wow", wow, count), _numbers("better", better, count))


def short(slip: Slip, count: int) -> tuple[str, ...]:
    """Return the kinds that lack numbers on a slip for so many touchpoints; an empty slip is meant."""
    kinds = (kind for kind in PICKS if len(getattr(slip, kind)) < min(EACH, count))
    return tuple(kinds) if slip != Slip() else ()


def typed_so_far(text: str, count: int) -> tuple[int, int]:
    """Return how many numbers are typed for WOW and for Just Better: all that is shown of them."""
    try:
        wow, better = _parted(text, count)
    except SlipError:
        return len(_split(text, count)), 0
    return len(wow), len(better)


def next_kind(text: str, count: int) -> str:
    """Return what the number that is typed next will be for."""
    one_more = text + ("1" if count <= BY_DIGIT else " 1")
    return "better" if typed_so_far(one_more, count)[1] > typed_so_far(text, count)[1] else "wow"


def _parted(text: str, count: int) -> tuple[list[str], list[str]]:
    """Return what stands for WOW and for Just Better. Raises SlipError."""
    if not set(text) <= SIGNS:
        raise SlipError("signs")
    sides = _PARTING.split(text)
    if len(sides) > 2:
        raise SlipError("partings")
    if len(sides) == 2:
        return _split(sides[0], count), _split(sides[1], count)
    groups = text.split()
    if count <= BY_DIGIT and len(groups) == 2:
        return list(groups[0]), list(groups[1])
    if count <= BY_DIGIT and len(groups) > 2 and any(len(group) > 1 for group in groups):
        raise SlipError("unclear")
    numbers = _split(text, count)
    return numbers[:EACH], numbers[EACH:]


def _split(side: str, count: int) -> list[str]:
    return [digit for digit in side if not digit.isspace()] if count <= BY_DIGIT else side.split()


def _numbers(kind: str, typed: list[str], count: int) -> tuple[int, ...]:
    for one in typed:
        if len(one) > max(len(str(count)), 2):
            raise SlipError("not_parted")  # it may be a whole slip: not said aloud
        if not 1 <= int(one) <= count:
            raise SlipError("not_listed", number=int(one), last=count)
    numbers = tuple(int(one) for one in typed)
    if len(set(numbers)) < len(numbers):
        raise SlipError(f"twice_{kind}")
    if len(numbers) > EACH:
        raise SlipError(f"too_many_{kind}")
    return numbers
