"""The sheets of WOW and of Just Better: one column a pick, every answer below its question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from sprint_tui.domain import journey, picks
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    ALARMED,
    HEADING,
    IDEA_HEAD,
    LABEL,
    LINE_LABEL,
    PICKED_HEAD,
    STRONG,
    TEXT,
    TITLE,
    WELL,
    Style,
)
from sprint_tui.store.tables import JourneyMap, Pick

WIDTHS = (20, 46, 46, 46)
ACROSS = 3

TextOf = Callable[[Pick], str]


def ideas_of(source: Source, one: JourneyMap, kind: str) -> list[Pick]:
    """Return the picks of a kind that were not chosen and say something."""
    fields = ("change_line", "memorable", "emotion", "needed", "success", "execution", "norm", "aim")
    return [
        pick
        for pick in source.rows.picks_of(one.id)
        if pick.kind == kind
        and pick.state != "chosen"
        and (pick.touchpoint_id or any(getattr(pick, field).strip() for field in fields))
    ]


def has_upgrades(source: Source, kind: str) -> bool:
    """Say whether there is anything to write for this kind."""
    return any(
        ideas_of(source, one, kind) or any(pick.kind == kind for pick in source.rows.chosen_of(one.id))
        for one in source.maps
    )


def write_upgrades(page: Page, source: Source, kind: str) -> None:
    """Write the chosen picks of each map, then the ideas that stayed ideas."""
    page.put(1, source.word(f"upgrades.{kind}"), TITLE)
    page.high(34)
    page.next()
    for one in source.maps:
        chosen = [pick for pick in source.rows.chosen_of(one.id) if pick.kind == kind]
        ideas = ideas_of(source, one, kind)
        market = source.market(one)
        if market and (chosen or ideas):
            _heading(page, market)
        for group in _groups(chosen):
            _block(page, source, kind, group)
        if ideas:
            _heading(page, source.word("ideas"))
        for group in _groups(ideas):
            _block(page, source, kind, group)
    page.sheet.print_title_cols = "A:A"
    page.sheet.freeze_panes = "B2"


def _groups(found: list[Pick]) -> list[list[Pick]]:
    return [found[at : at + ACROSS] for at in range(0, len(found), ACROSS)]


def _heading(page: Page, heading: str) -> None:
    page.put(1, heading, HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(28)
    page.next()


def _block(page: Page, source: Source, kind: str, group: Sequence[Pick]) -> None:
    page.put(1, source.word("head.touchpoint"), LINE_LABEL)
    for column, pick in enumerate(group, 2):
        mark = source.mark(pick) if pick.state == "chosen" else source.word(f"state.{pick.state}")
        look = PICKED_HEAD[kind] if pick.state == "chosen" else IDEA_HEAD
        page.put(column, f"{mark}  {source.place(pick)}".strip(), look)
    page.high(26)
    page.next()
    page.hide_row("pick", ((column, pick.id) for column, pick in enumerate(group, 2)))
    _line(page, source.label(kind, "change_line"), group, lambda pick: pick.change_line, STRONG)
    _line(page, source.word("votes"), group, source.votes)
    _line(page, source.word("against_vote"), group, source.against_vote)
    if kind == "wow":
        _tests(page, source, group)
        for field in ("memorable", "emotion", "needed", "success"):
            _line(page, source.label(kind, field), group, attrgetter(field))
    else:
        _line(page, source.label(kind, "focus"), group, lambda pick: source.chosen("focus", pick.focus))
        for field in ("norm", "aim", "execution"):
            _line(page, source.label(kind, field), group, attrgetter(field))
    _line(page, source.label(kind, "serves"), group, lambda pick: source.serves(pick.id))
    _line(page, source.word("today"), group, lambda pick: _today(source, pick))
    _line(page, source.label("ownership", "dropped_reason"), group, lambda pick: pick.dropped_reason)
    page.gap(14)


def _tests(page: Page, source: Source, group: Sequence[Pick]) -> None:
    """Write the three tests, each with its because, and whether all are passed."""
    for test in ("promise", "segment"):
        first = page.row
        _line(
            page,
            source.label("wow", f"test_{test}"),
            group,
            _in_words(source, f"test_{test}"),
        )
        if page.row > first:
            page.choose((first, 2), (first, len(group) + 1), source.choices("test"))
        because = f"because_{test}"
        _line(page, source.label("wow", because), group, attrgetter(because))
    _line(page, source.label("wow", "sparks"), group, lambda pick: source.chosen("spark", pick.sparks))
    _line(page, source.label("wow", "because_spark"), group, lambda pick: pick.because_spark)
    page.put(1, source.word("verdict"), LABEL)
    for column, pick in enumerate(group, 2):
        passed = picks.is_wow(pick)
        page.put(column, source.word("passed" if passed else "not_passed"), WELL if passed else ALARMED)
    page.next()


def _in_words(source: Source, field: str) -> TextOf:
    return lambda pick: source.choice("test", getattr(pick, field))


def _line(page: Page, label: str, group: Sequence[Pick], text_of: TextOf, style: Style = TEXT) -> None:
    """Write one answer of each pick, unless none has it."""
    texts = [text_of(pick) for pick in group]
    if not any(text.strip() for text in texts):
        return
    page.put(1, label, LABEL)
    for column, text in enumerate(texts, 2):
        page.put(column, text, style)
    page.next()


def _today(source: Source, pick: Pick) -> str:
    """Return how the touchpoint is for the customer now, with the warning to mend before dazzling."""
    touchpoint = source.touchpoints.get(pick.touchpoint_id or "")
    if touchpoint is None:
        return ""
    said = (
        [source.word("feels", feeling=f"{touchpoint.feeling:+d}")] if touchpoint.feeling is not None else []
    )
    said += [source.choice("gap", touchpoint.gap)] if touchpoint.gap else []
    if pick.kind == "wow" and journey.is_broken(touchpoint):
        said.append(source.word("mend_first"))
    return " · ".join(said)
