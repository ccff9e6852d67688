"""The sheet of commitments: the first WOW, the yes of owners and functions, who does what by when."""

from __future__ import annotations

from sprint_tui.content.keys import REFLECTIONS
from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.commitments import CARD
from sprint_tui.exchange.workbook.page import Page, Value
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    ALARMED_LINE,
    DATED,
    HEAD,
    HEADING,
    LINE,
    LINE_LABEL,
    MOMENTARY,
    PICKED,
    QUIET_LINE,
    STRONG_LINE,
    TITLE,
    Style,
)
from sprint_tui.store.reflections import reflection
from sprint_tui.store.tables import Action, Commitment, Pick

WIDTHS = (20, 60, 28, 18, 12)
LAST = len(WIDTHS)


def has_commitments(source: Source) -> bool:
    """Say whether anything was promised."""
    commitment = source.rows.commitment
    promised = commitment is not None and any(value for *_, value, _ in _thirty(source, commitment))
    carded = any(getattr(card, name).strip() for card in source.rows.cards for name in CARD)
    said = any(reflection(source.rows, key).strip() for key in REFLECTIONS)
    rows = source.rows
    return promised or carded or said or bool(rows.actions or rows.yeses or rows.sign_offs)


def write_commitments(page: Page, source: Source) -> None:
    """Write what goes live within 30 days, the yeses, the actions, and what was said looking back."""
    page.put(1, source.word("sheet.commitments"), TITLE)
    page.high(34)
    page.next()
    page.sheet.freeze_panes = "A2"
    _thirty_days(page, source, source.rows.commitment)
    if source.picks:
        _yeses(page, source)
    if source.picks or source.rows.sign_offs:
        _sign_offs(page, source)
    if source.rows.actions:
        _actions(page, source)
    _looking_back(page, source)


def _heading(page: Page, heading: str, *heads: tuple[int, str]) -> None:
    page.gap(8)
    page.put(1, heading, HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(30)
    page.next()
    if heads:
        page.fill(range(1, page.columns + 1), HEAD)
        for column, head in heads:
            page.put(column, head, HEAD)
        page.next()


def _thirty(source: Source, commitment: Commitment | None) -> list[tuple[str, str, Value, Style]]:
    """Return the fields of the thirty days with their values; nothing for one that is open."""
    card = next(iter(source.rows.cards), None)
    told = [("frontline_card", name, getattr(card, name, "").strip(), LINE) for name in CARD]
    if commitment is None:
        return [*told]
    pick = source.rows.by_id.get(commitment.pick_id or "")
    return [
        ("commitment", "pick", _called(source, pick) if isinstance(pick, Pick) else "", STRONG_LINE),
        ("commitment", "first_step", commitment.first_step.strip(), LINE),
        ("commitment", "frontline_message", commitment.frontline_message.strip(), LINE),
        *told,
        ("commitment", "starts", commitment.starts, DATED),
        ("commitment", "due", commitment.due, DATED),
    ]


def _called(source: Source, pick: Pick) -> str:
    mark = source.mark(pick) if pick.state == "chosen" else source.word(f"state.{pick.state}")
    return f"{mark} {source.place(pick)}".strip()


def _thirty_days(page: Page, source: Source, commitment: Commitment | None) -> None:
    said = [one for one in _thirty(source, commitment) if one[2]]
    if not said:
        return
    _heading(page, source.word("thirty_days"))
    if commitment is not None:
        page.hide_id(commitment.id)
    for group, field, value, style in said:
        page.put(1, source.label(group, field), LINE_LABEL)
        page.put(2, value, style, across=LAST - 1)
        page.next()


def _yeses(page: Page, source: Source) -> None:
    heads = ((1, source.word("head.pick")), (2, source.word("head.touchpoint")))
    owner, yes = source.label("ownership", "owner"), source.label("ownership", "yes")
    _heading(page, source.word("yeses"), *heads, (3, owner), (4, yes))
    for pick in source.picks:
        said = source.rows.yes_to(pick)
        market = next((source.market(one) for one in source.maps if one.id == pick.map_id), "")
        page.put(1, f"{market} {source.mark(pick)}".strip(), PICKED[pick.kind])
        page.put(2, source.place(pick), STRONG_LINE)
        _who(page, source, 3, pick.owner_id)
        value, style = (source.local(said.at), MOMENTARY) if said else (source.word("no_yes"), QUIET_LINE)
        page.put(4, value, style, across=LAST - 3)
        page.hide_id(pick.id)
        page.next()


def _sign_offs(page: Page, source: Source) -> None:
    """Write who has said for each of the four functions that it carries the promise, and when."""
    owner, yes = source.label("ownership", "owner"), source.label("ownership", "yes")
    _heading(page, source.word("sign_offs"), (1, source.word("head.function")), (3, owner), (4, yes))
    said = {one.function: one for one in source.rows.sign_offs}
    for function in SIGN_OFFS:
        one = said.get(function)
        page.put(1, source.label("sign_off", function), STRONG_LINE, across=2)
        _who(page, source, 3, one.participant_id if one is not None else None)
        value, style = (source.local(one.at), MOMENTARY) if one else (source.word("no_yes"), QUIET_LINE)
        page.put(4, value, style, across=LAST - 3)
        if one is not None:
            page.hide_id(one.id)
        page.next()


def _actions(page: Page, source: Source) -> None:
    heads = zip((1, 3, 4, 5), ("words", "owner", "due", "status"), strict=True)
    labels = [(column, source.label("action", name)) for column, name in heads]
    _heading(page, source.word("actions"), *labels)
    first = page.row
    for action in source.rows.actions:
        _action(page, source, action)
    page.choose((first, LAST), (page.row - 1, LAST), source.choices("action"))


def _action(page: Page, source: Source, action: Action) -> None:
    page.put(1, action.words, STRONG_LINE, across=2)
    _who(page, source, 3, action.owner_id)
    page.put(4, action.due, DATED)
    page.put(5, source.choice("action", action.status), LINE)
    page.hide_id(action.id)
    page.next()


def _looking_back(page: Page, source: Source) -> None:
    """Write what the room said as it closed."""
    said = {key: reflection(source.rows, key).strip() for key in REFLECTIONS}
    if not any(said.values()):
        return
    _heading(page, source.word("looking_back"))
    for key, words in said.items():
        page.put(1, source.content.field("reflection", key).ask, LINE_LABEL, across=2)
        page.put(3, words, LINE, across=LAST - 2)
        page.next()


def _who(page: Page, source: Source, column: int, row_id: str | None, *, across: int = 1) -> None:
    name = source.person(row_id)
    page.put(column, name or source.word("nobody"), LINE if name else ALARMED_LINE, across=across)
