"""What the strip of the picker says of the row under the cursor: how far its pick is, what waits there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import journey, picks
from sprint_tui.screens.picker.view import WAITS
from sprint_tui.store.facts import trait_places
from sprint_tui.widgets.ink import Line, Run, at_most, line, tag, typed, width_of
from sprint_tui.widgets.picks import CANDIDATE, better_line, sign, tests_line, warning

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick, Touchpoint

CHANGE_LINES = 2
INDENT = "   "


def strip_lines(
    rows: SprintRows, touchpoint: Touchpoint | None, pick: Pick | None, content: Content, width: int
) -> list[Line]:
    """Return what the strip says of a touchpoint and its pick, in lines of so many cells."""
    words = content.words
    name = typed(touchpoint.name if touchpoint else pick.change_line if pick else "", "strong")
    stage = rows.by_id.get(touchpoint.stage_id) if touchpoint is not None else None
    where = Run(f"   {typed(getattr(stage, 'name', '')).text}", "quiet")
    if pick is None:
        return [line(name, where), line(words("picker.unpicked"))]
    lines = _heading(line(sign(pick), " ", name, where), _about(pick, content, width), width)
    if touchpoint is None:
        return [*lines, line(INDENT, Run(words("picker.place_it"), "quiet"))]
    warned = warning(pick, touchpoint, content)
    if warned:
        lines.append(line(INDENT, tag(warned), f" {_why(touchpoint, content)}"))
    elif pick.kind == "wow" and not picks.is_wow(pick):
        lines.append(line(INDENT, Run(words("picker.candidate"), "quiet")))
    if pick.change_line.strip():
        found = at_most(pick.change_line, width - len(INDENT), CHANGE_LINES)
        lines += [line(INDENT, Run(one)) for one in found]
    else:
        lines.append(line(INDENT, Run(words("picker.no_change"), "quiet")))
    if pick.state == "chosen":
        lines.append(line(INDENT, Run(_answered(pick, rows, content), "quiet")))
    return lines


def ideas_elsewhere(content: Content, room: int) -> list[Line]:
    """Return what the + in the list means, where there is room and no idea is shown."""
    return [line(WAITS, Run(content.words("picker.elsewhere"), "quiet"))] if room > 0 else []


def idea_lines(ideas: Sequence[Pick], content: Content, room: int) -> list[Line]:
    """Return the ideas of drafts that wait here, each with the digit that takes it, in so many lines."""
    if not ideas or room < 1:
        return []
    words = content.words
    shown = [
        line(
            Run(f"{INDENT}{digit} ", "key"), Run(f"{CANDIDATE[idea.kind]} ", "quiet"), typed(idea.change_line)
        )
        for digit, idea in enumerate(ideas[:9], 1)
    ]
    head = [line(WAITS, Run(words("picker.from_drafts"), "quiet"))] if room > len(ideas) else []
    if len(ideas) <= room and len(shown) == len(ideas):
        return head + shown
    kept = shown[: room - 1]
    return [*kept, line(INDENT, Run(words("picker.more_ideas", n=len(ideas) - len(kept)), "quiet"))]


def _heading(name: Line, about: Line, width: int) -> list[Line]:
    """Return both on one line where there is room, else one below the other."""
    if width_of(name) + len(INDENT) + width_of(about) <= width:
        return [(*name, Run(INDENT), *about)]
    return [name, (Run(INDENT), *about)]


def _about(pick: Pick, content: Content, width: int) -> Line:
    if pick.kind == "better":
        return better_line(pick, content)
    whole = tests_line(pick, content)
    return whole if width_of(whole) + len(INDENT) <= width else tests_line(pick, content, is_short=True)


def _why(touchpoint: Touchpoint, content: Content) -> str:
    if not journey.is_broken(touchpoint):
        return content.words("picker.failed_hint")
    gap = content.choice("gap", touchpoint.gap).label if touchpoint.gap else ""
    feeling = "" if touchpoint.feeling is None else f"{touchpoint.feeling:+d}"
    return content.words("picker.let_down", why=", ".join(part for part in (feeling, gap) if part))


def _answered(pick: Pick, rows: SprintRows, content: Content) -> str:
    """Return which pains and gains a pick answers, or that it answers none yet."""
    names = trait_names(content, trait_places(rows))
    served = [f"{names[trait.id]} {typed(trait.words).text}" for trait in rows.served_by(pick.id)]
    return (
        content.words("picker.answers", traits="; ".join(served))
        if served
        else content.words("picker.untied")
    )
