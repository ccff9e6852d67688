"""The rules of WOW and Just Better: three and three on six different touchpoints, and what each must show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from sprint_tui.domain import numbers
from sprint_tui.domain.codes import split_set
from sprint_tui.domain.facts import PickFacts

EACH = 3
"""WOW moments and Just Better improvements that a map has."""
SIX = 2 * EACH
"""All that is chosen of a map."""
SIGNS = {"wow": "★", "better": "▲"}
"""What stands before each kind wherever one of the six is shown."""
_PAIR = re.compile(r"\s*((?:>(?=[^>›→]*[^\s>›→]))?[^>›→]*?)\s*(?:->|>|›|→)\s*(.*?)\s*", re.DOTALL)
"""`48 h > 4 h`: the norm of the trade, a sign, and our target; a norm may begin with a > of its own."""


def refusal(kind: str, touchpoint_id: str, chosen: Iterable[PickFacts]) -> str | None:
    """Return why this touchpoint cannot become one more pick of this kind, as a code; None when it can.

    Codes: `taken_wow`, `taken_better` (it is one already), `full_wow`, `full_better` (three are chosen).
    """
    chosen = list(chosen)
    for pick in chosen:
        if pick.touchpoint_id == touchpoint_id:
            return f"taken_{pick.kind}"
    if sum(pick.kind == kind for pick in chosen) >= EACH:
        return f"full_{kind}"
    return None


def free_rank(kind: str, chosen: Iterable[PickFacts]) -> int:
    """Return the first rank of this kind that no chosen pick has."""
    taken = {pick.rank for pick in chosen if pick.kind == kind}
    return next(rank for rank in range(1, len(taken) + 2) if rank not in taken)


def tests(pick: PickFacts) -> tuple[str, str, str]:
    """Return yes, no or '' for each WOW test: the promise, the segment, the spark (any one of three)."""
    return pick.test_promise, pick.test_segment, "yes" if split_set(pick.sparks) else ""


def is_wow(pick: PickFacts) -> bool:
    """Say whether a pick passes all three tests; until then it stays a candidate."""
    return tests(pick) == ("yes", "yes", "yes")


def has_reasons(pick: PickFacts) -> bool:
    """Say whether each of the three tests has its because."""
    return all(t.strip() for t in (pick.because_promise, pick.because_segment, pick.because_spark))


def room_missing(pick: PickFacts) -> tuple[str, ...]:
    """Return the fields that the meeting itself still owes this pick."""
    missing = [] if pick.change_line.strip() else ["change_line"]
    if pick.kind == "wow":
        fields = ("test_promise", "test_segment", "sparks")
        missing += [field for field, test in zip(fields, tests(pick), strict=True) if not test]
    else:
        missing += [field for field in ("focus", "norm", "aim") if not getattr(pick, field).strip()]
    return tuple(missing)


def friday_missing(pick: PickFacts) -> tuple[str, ...]:
    """Return the fields that this pick still needs by the completion day."""
    if pick.kind == "better":
        fields: tuple[str, ...] = ("execution",)
    else:
        reasons = ("because_promise", "because_segment", "because_spark")
        fields = (*reasons, "memorable", "emotion", "needed", "success")
    return tuple(field for field in fields if not getattr(pick, field).strip())


def is_all_about_tone(chosen: Sequence[PickFacts]) -> bool:
    """Say whether all three Just Better are about tone alone: surface work, the pain may be elsewhere."""
    better = [pick for pick in chosen if pick.kind == "better"]
    return len(better) == EACH and all(split_set(pick.focus) == ("tone",) for pick in better)


def pair(text: str) -> tuple[str, str]:
    """Return norm and target of `48 h > 4 h`; without a sign it is all norm. Nothing typed is refused."""
    found = _PAIR.fullmatch(text)
    return (found[1], found[2]) if found is not None else (text.strip(), "")


def paired(norm: str, aim: str, sign: str = ">") -> str:
    """Return norm and target as one text, as `pair` takes it; empty where both are open."""
    if not norm.strip() and not aim.strip():
        return ""
    return f"{norm} {sign} {aim}" if norm.strip() else f"{sign} {aim}"


def has_two_units(norm: str, aim: str) -> bool:
    """Say whether norm and target are figures that count different things: hours and days."""
    with suppress(numbers.NotANumberError):
        start, goal = numbers.parse_quantity(norm), numbers.parse_quantity(aim)
        return bool(start.unit and goal.unit) and not numbers.is_one_unit(start.unit, goal.unit)
    return False
