"""How a pick is shown: its sign and rank, its tests, its norm and aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import journey, picks
from sprint_tui.domain.codes import split_set
from sprint_tui.store.tables import Touchpoint
from sprint_tui.widgets.ink import Line, Run, line, typed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

CHOSEN = picks.SIGNS
CANDIDATE = {"wow": "☆", "better": "△"}
MARKS = {kind: Run(shown, kind) for kind, shown in CHOSEN.items()}
"""The signs in their ink."""
TESTS = (("test_promise", "promise"), ("test_segment", "segment"))


def sign(pick: Pick) -> Run:
    """Return ★2 for the second WOW, ▲1 for the first Just Better, ☆ or △ for a candidate."""
    if pick.state == "chosen":
        return Run(f"{CHOSEN[pick.kind]}{pick.rank}", pick.kind)
    return Run(f"{CANDIDATE[pick.kind]} ", "quiet")


def tests_line(pick: Pick, content: Content, *, is_short: bool = False) -> Line:
    """Return the three tests of a WOW: ✓ passed, ✗ failed, · not asked yet; `is_short`: in a word each."""
    promise, segment, spark = picks.tests(pick)
    sparks = ", ".join(content.choice("spark", code).tag for code in split_set(pick.sparks))
    asked = content.words.table("picker.tests.short" if is_short else "picker.tests.whole")
    shown = ((promise, asked["promise"]), (segment, asked["segment"]), (spark, sparks or asked["spark"]))
    signs = {"yes": Run("✓ ", "done"), "no": Run("✗ ", "strong"), "": Run("· ", "quiet")}
    runs = [part for answer, text in shown for part in (signs[answer], Run(f"{text}   "))]
    return tuple(runs)


def dots(pick: Pick) -> str:
    """Return ●●○ for a WOW that has passed two of its three tests."""
    passed = picks.tests(pick).count("yes")
    return "●" * passed + "○" * (len(picks.tests(pick)) - passed)


def warning(pick: Pick, touchpoint: Touchpoint, content: Content) -> str:
    """Return the tag of a chosen WOW that stands where customers are let down, or that fails a test."""
    return next(iter(warnings(pick, touchpoint, content)), "")


def warnings(pick: Pick, touchpoint: Touchpoint, content: Content) -> tuple[str, ...]:
    """Return that tag, and the shorter one for where it has no room."""
    if pick.kind != "wow" or pick.state != "chosen":
        return ()
    if journey.is_broken(touchpoint):
        return content.words("picker.mend_first"), content.words("picker.mend_short")
    failed = content.words("picker.failed"), content.words("picker.failed_short")
    return failed if "no" in picks.tests(pick) else ()


def better_line(pick: Pick, content: Content) -> Line:
    """Return the norm and our aim of a Just Better, and the words it focuses on."""
    focus = ", ".join(content.choice("focus", code).label for code in split_set(pick.focus))
    pair = f"{pick.norm or '?'} › {pick.aim or '?'}"
    return line(
        typed(pair, "strong"), "   ", Run(focus or content.words("picker.no_focus"), "" if focus else "quiet")
    )


def place_of(pick: Pick, rows: SprintRows) -> str:
    """Return the name of a pick's touchpoint; empty for an idea without one."""
    touchpoint = rows.by_id.get(pick.touchpoint_id or "")
    return touchpoint.name if isinstance(touchpoint, Touchpoint) else ""
