"""What the page of one touchpoint shows: the drafts' texts by lane, their feelings, gaps and speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.domain.codes import FEELINGS
from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.merging import BESIDE, EVIDENCE, Wording
from sprint_tui.screens.settle.page import FEELING, GAP, GAP_CODES, TEXTS, Page
from sprint_tui.widgets.ink import Run, tag, typed, width_of
from sprint_tui.widgets.row import Cell, Column, Layout, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content

LABEL = 11
"""Cells of a lane's name."""
SIGNS = 5
"""Cells for the tick and the digit of a text."""
PROSE, NAMES = 90, 30
GAP_LINES, SPEAKERS, UNCLEAR, WHO_FELT = "gap_lines", "speakers", "unclear", "who_felt"


class Room(NamedTuple):
    """The cells and lines that the page has."""

    width: int
    height: int


def columns(page: Page, width: int, *, whose: bool) -> tuple[Column, ...]:
    """Return the columns: a text, and how many, or who, wrote it."""
    told = [(name, one) for name in (*TEXTS, EVIDENCE) for one in page.lane(name).wordings]
    most = max((one.count for _, one in told), default=0)
    named = [", ".join(whose_of(page, one)) for name, one in told if whose or page.is_taken(name, one)]
    names = max((width_of([Run(one)]) for one in named), default=0)
    return Column("text", most=PROSE), Column("who", width=max(most, 4, min(names, NAMES, width // 3)))


def build_rows(page: Page, content: Content, room: Room, *, whose: bool) -> tuple[Row, ...]:
    """Return the rows of the page, as generous as they fit: with gaps between lanes, texts on two lines."""
    found: tuple[Row, ...] = ()
    for has_gaps, lines in ((True, 2), (False, 2), (True, 1), (False, 1)):
        found = tuple(_rows(page, content, room.width, has_gaps=has_gaps, lines=lines, whose=whose))
        laid_out = Layout(
            found, columns(page, room.width, whose=whose), lead=0, width=room.width, uniform=False
        )
        if laid_out.height <= room.height:
            break
    return found


def _rows(
    page: Page, content: Content, width: int, *, has_gaps: bool, lines: int, whose: bool
) -> Iterator[Row]:
    for name in CELLS:
        yield from _named(page, name, content, lines=lines, whose=whose)
        if has_gaps:
            yield Row("")
    yield from _feeling_rows(page, content, width)
    if whose and page.feelings.counts:
        yield _told("", who_felt(page, content), WHO_FELT)
    yield from _gap_rows(page, content, width, whose=whose)
    if page.speakers:
        said = content.words("settle.and").join(
            content.words("settle.speaker", name=name, backing=backing) if backing else name
            for name, backing in page.speakers
        )
        yield _told(content.words("settle.can_speak"), said, SPEAKERS)
    for name in (*BESIDE, EVIDENCE):
        if name in page.lanes:
            yield from _named(page, name, content, lines=lines, whose=whose)


def _named(page: Page, name: str, content: Content, *, lines: int, whose: bool) -> Iterator[Row]:
    """Yield the rows of a lane, the first with its name."""
    label = content.words(f"settle.lanes.{name}").ljust(LABEL)
    for place, row in enumerate(_lane_rows(page, name, content, lines=lines, whose=whose)):
        before = Run(" " * LABEL if place else label, "strong" if name in CELLS else "quiet")
        yield row._replace(lead=(before, *row.lead), lead_width=LABEL + SIGNS)


def _told(label: str, text: str, row_id: str) -> Row:
    return Row(
        row_id,
        (Cell(text),),
        lead=(Run(label, "strong"),),
        lines=2,
        lead_width=LABEL,
        columns=(Column("text", most=PROSE),),
    )


def _lane_rows(page: Page, name: str, content: Content, *, lines: int, whose: bool) -> Iterator[Row]:
    lane, ours = page.lane(name), page.ours(name) if name in TEXTS else ""
    is_own = ours.strip() and not any(page.is_taken(name, one) for one in lane.wordings)
    if is_own:
        names = page.behind.get(name, ()) if whose else ()
        cells = (Cell(ours, "strong"), Cell(", ".join(names) or content.words("settle.ours"), "quiet"))
        yield Row(f"{name}:ours", cells, lead=(Run("✓ ", "done"), Run("   ")), lines=lines, is_whole=True)
    for place, one in enumerate(lane.wordings):
        is_taken = page.is_taken(name, one)
        sign = Run("✓ ", "done") if is_taken else Run("  ")
        digit = Run(f"{place + 1}  " if place < 9 else "   ", "key")
        who = Cell(", ".join(whose_of(page, one))) if whose or is_taken else Cell("●" * one.count)
        role = "strong" if is_taken else "" if name in CELLS else "quiet"
        cells = (Cell(one.text, role), who)
        yield Row(f"{name}:{place}", cells, lead=(sign, digit), lines=lines, is_whole=True)
    if not lane.wordings and not is_own:
        hint = content.words("settle.nobody_wrote")
        yield Row(f"{name}:none", (Cell(hint, "quiet"),), lead=(Run("     "),), is_whole=True)


def whose_of(page: Page, wording: Wording) -> list[str]:
    """Return the names of those who wrote a text, each once."""
    return list(dict.fromkeys(page.people[one] for one in wording.ids))


def _feeling_rows(page: Page, content: Content, width: int) -> Iterator[Row]:
    felt, words = page.feelings, content.words
    runs: list[Run] = [Run(words("settle.lanes.feeling").ljust(LABEL), "strong")]
    for value in FEELINGS:
        is_here = value == page.feeling
        if value != FEELINGS[0]:
            runs.append(Run(" ── ", "rule"))
        shown = Run(f"{value:+d}" if value else "0", "strong" if is_here else "")
        dots = "●" * felt.counts.get(value, 0)
        runs += [Run("▲" if is_here else "", "strong"), shown, Run(f" {dots}" if dots else "")]
    told: list[Run] = []
    if felt.middle is not None:
        told.append(
            Run(words("settle.middle", middle=f"{felt.middle:+d}" if felt.middle else "0", n=felt.spread))
        )
        is_open = page.touchpoint.feeling is None
        told += [Run("  "), tag(words("settle.talk"))] if felt.is_to_talk_about and is_open else []
    if page.touchpoint.feeling is not None:
        told = [*told, Run("  "), Run("✓", "done")]
    yield from _whole(FEELING, runs, told, width)
    if page.unclear:
        yield _told("", unclear(page, content), UNCLEAR)


def who_felt(page: Page, content: Content) -> str:
    """Return who gave which feeling."""
    said = []
    for value in page.feelings.counts:
        names = dict.fromkeys(page.people[one.id] for one in page.said if one.feeling == value)
        said.append(f"{value:+d} " if value else "0 ")
        said[-1] += content.words("settle.and").join(names)
    return content.words("settle.then").join(said)


def unclear(page: Page, content: Content) -> str:
    """Return what was said of the feeling, and is no number."""
    words = content.words
    quoted = (words("compare.quoted", name=typed(one).text) for one in page.unclear)
    return words("settle.unclear", said=words("settle.and").join(quoted))


def _whole(row_id: str, runs: Sequence[Run], told: Sequence[Run], width: int) -> Iterator[Row]:
    """Yield one row of runs; what does not fit beside the first part stands below it."""
    if width_of(runs) + width_of(told) + 4 < width:
        yield Row(row_id, lead=(*runs, Run("    "), *told), lead_width=width, is_whole=True)
        return
    yield Row(row_id, lead=tuple(runs), lead_width=width, is_whole=True)
    yield Row("", lead=(Run(" " * LABEL), *told), lead_width=width)


def _gap_rows(page: Page, content: Content, width: int, *, whose: bool) -> Iterator[Row]:
    voices, words = page.gaps, content.words
    lines: list[list[Run]] = [[Run(words("settle.lanes.gap").ljust(LABEL), "strong")]]
    for digit, code in enumerate(GAP_CODES, 1):
        is_here = page.touchpoint.gap == code
        count = voices.counts.get(code, 0)
        part = [
            Run("✓ " if is_here else "", "done"),
            Run(f"{digit} ", "key"),
            Run(content.words(f"settle.gaps.{code}"), "strong" if is_here else ""),
            Run(f" {'●' * count}" if count else ""),
            Run("  "),
        ]
        if width_of((*lines[-1], *part)) >= width:
            lines.append([Run(" " * LABEL)])
        lines[-1] += part
    yield Row(GAP, lead=tuple(lines[0]), lead_width=width, is_whole=True)
    for more in lines[1:]:
        yield Row("", lead=tuple(more), lead_width=width)
    if voices.lines:
        yield _told("", gap_lines(page, content, whose=whose), GAP_LINES)


def gap_lines(page: Page, content: Content, *, whose: bool) -> str:
    """Return what the drafts say on why promise and delivery part."""
    lines = page.gaps.lines
    return content.words("settle.and").join(_gap_line(*one, page, content, whose=whose) for one in lines)


def _gap_line(who: str, text: str, page: Page, content: Content, *, whose: bool) -> str:
    quoted = content.words("compare.quoted", name=typed(text).text)
    name = next((page.people[one.id] for one in page.said if one.who == who), "")
    return content.words("settle.speaker", name=quoted, backing=name) if whose else quoted
