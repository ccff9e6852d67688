"""The rules of WOW and Just Better: three and three on six different touchpoints, and what each must show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sprint_tui.domain.codes import split_set
from sprint_tui.domain.facts import PickFacts

EACH = 3
"""WOW moments and Just Better improvements that a map has."""


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
