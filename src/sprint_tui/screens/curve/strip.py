"""The lines below the curve: the touchpoint under the cursor, whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.domain import journey
from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.store.felt import Before
from sprint_tui.store.tables import Touchpoint
from sprint_tui.widgets.curve_columns import CurveColumn
from sprint_tui.widgets.curve_plot import signed
from sprint_tui.widgets.curve_text import in_lines
from sprint_tui.widgets.ink import Line, Run, at_most, line, tag, typed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.screens.curve.view import CurveView
    from sprint_tui.store.rows import SprintRows


class Room(NamedTuple):
    """The cells and lines below a curve, and whether there are keys: a wall has none."""

    width: int
    lines: int
    has_keys: bool


def told(
    column: CurveColumn, view: CurveView, rows: SprintRows, content: Content, room: Room
) -> tuple[Line, ...]:
    """Return all that the curve has of one touchpoint in words, and what they think there."""
    words, row = content.words, rows.by_id.get(column.id)
    where = f"{column.stage} · {column.phase}"
    name = (*((column.mark, Run(" ")) if column.mark else ()), Run(column.name, "strong"))
    if not isinstance(row, Touchpoint):
        missing = words("curve.no_touchpoint")
        hint = f" {words('curve.add_touchpoint')}" if room.has_keys else ""
        return line(*name, "   ", Run(where, "quiet")), line(f"{missing}{hint}")
    number = Run(words("curve.number", n=column.number), "quiet")
    found = [
        *in_lines([name, line(Run(where, "quiet")), line(number)], room.width),
        *_felt(column, row, view.before, content, room),
    ]
    if row.thought.strip():
        thought = at_most(row.thought, room.width, max(room.lines - len(found), 1))
        found += [line(typed(one)) for one in thought]
    return tuple(found)


def _felt(
    column: CurveColumn, row: Touchpoint, before: Before | None, content: Content, room: Room
) -> list[Line]:
    """Return the feeling with all that stands beside it, in as few lines as hold it."""
    words, width, was = content.words, room.width, column.point.before
    parts = list(_parts(column, row, content, has_keys=room.has_keys))
    if was is None or before is None:
        return in_lines(parts, width)
    long, short = words("curve.was", feeling=signed(was), title=before.title), words("curve.before_was")
    found = in_lines([*parts, line(typed(long))], width)
    return found if len(found) < 2 else in_lines([*parts, line(f"{short} {signed(was)}")], width)


def _parts(column: CurveColumn, row: Touchpoint, content: Content, *, has_keys: bool) -> Iterator[Line]:
    words, point = content.words, column.point
    if point.feeling is None:
        hint = f": {words('curve.give_feeling')}" if has_keys else ""
        yield line(Run(words("curve.no_feeling"), "strong"), hint)
    else:
        label = content.choice("feeling", point.feeling).label
        yield line(Run(f"{signed(point.feeling)} {label}", "strong"))
    if row.gap:
        choice = content.choice("gap", row.gap)
        yield line(tag(choice.tag) if row.gap in BROKEN_GAPS else Run(choice.label))
    if column.mark is not None and column.mark.role == "wow" and journey.is_broken(row):
        yield line(tag(words("picker.mend_first")))
    if point.drafts is not None:
        low, high, count = point.drafts
        key = "curve.span" if low != high else "curve.all_say"
        is_open = point.feeling is None and point.drafts.is_to_talk_about
        talk = (Run("  "), tag(words("settle.talk"))) if is_open else ()
        yield line(words(key, n=count, low=signed(low), high=signed(high)), *talk)
