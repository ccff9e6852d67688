"""The rows of a pick's page: what the room answers, what Friday completes, and ideas that wait beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import picks
from sprint_tui.domain.codes import FOCUS, SPARKS, split_set
from sprint_tui.store.deciding import against_vote, why_against
from sprint_tui.store.facts import trait_places
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.picks import CANDIDATE, place_of
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

LEAD = 18
"""Cells before the answers: five words side by side leave no more in a narrow window."""
TESTS = ("test_promise", "test_segment")
"""The tests that are answered by yes or no; the third is passed by any of its words."""
WORDS = {"sparks": ("spark", SPARKS), "focus": ("focus", FOCUS)}
"""The sets whose words stand side by side: the choices that name them, and their codes."""
PAIR = {"norm": "pair", "aim": "pair"}
"""Fields that are typed together, and the row that shows them."""
ROOM = ("change_line", *TESTS, *WORDS, "pair")
"""Rows that the room answers, from top to bottom, of either kind."""
FRIDAY = {
    "wow": (
        *("because_promise", "because_segment", "because_spark"),
        *("memorable", "emotion", "needed", "success", "serves"),
    ),
    "better": ("execution", "serves"),
}
FOLD = "friday"
"""The row in place of what is due on Friday, while the meeting runs."""
IDEA = "idea"
_ANSWER = 8


def build_rows(
    pick: Pick, rows: SprintRows, content: Content, ideas: Sequence[Pick], friday: str, *, is_folded: bool
) -> Iterator[Row]:
    """Return the rows of the page. `friday` says who completes it by when; folded, it is one row."""
    yield _heading(content.words("pick.room").upper())
    yield from _room(pick, rows, content)
    yield from _against_vote(pick, rows, content)
    yield Row("")
    if is_folded:
        lead = Run(content.words("pick.friday"), "quiet")
        yield Row(f"{pick.id}:{FOLD}", (Cell(friday),), lead=(lead,), lines=2)
    else:
        yield _heading(f"{content.words('pick.friday').upper()}  ", friday)
        yield from (_friday_row(pick, name, rows, content) for name in FRIDAY[pick.kind])
    if ideas:
        yield Row("")
        yield _heading(content.words("pick.from_drafts").upper())
    for idea in ideas:
        lead = Run(f"{CANDIDATE[idea.kind]}  {content.words(f'readback.kind.{idea.kind}')}", "quiet")
        yield Row(f"{idea.id}:{IDEA}", (Cell(idea.change_line),), lead=(lead,), lines=3)


def _room(pick: Pick, rows: SprintRows, content: Content) -> Iterator[Row]:
    if pick.state != "chosen":
        place = place_of(pick, rows)
        shown = Cell(typed(place).text) if place else Cell(content.words("pick.no_place"), "quiet")
        label = Run(content.words("pick.place.label"), "quiet")
        yield Row(f"{pick.id}:touchpoint_id", (shown,), lead=(label,))
    yield _text_row(pick, "change_line", content)
    if pick.kind == "wow":
        yield from (_test_row(pick, name, content) for name in TESTS)
        yield _word_row(pick, "sparks", content)
        return
    yield _word_row(pick, "focus", content)
    pair = picks.paired(pick.norm, pick.aim, "›")
    label = Run(content.words("pick.pair.label"), "quiet")
    yield Row(f"{pick.id}:pair", (Cell(pair, "strong"),), lead=(label,), lines=2)


def _against_vote(pick: Pick, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Say why it was chosen against the vote; that is written where the result stands."""
    why = why_against(rows, pick)
    if why and pick in against_vote(rows, pick.map_id):
        label = Run(content.words("vote.result.against"), "quiet")
        yield Row("", (Cell(why),), lead=(label,), lines=2)


def _heading(text: str, more: str = "") -> Row:
    lead = (Run(text, "strong"), Run(more, "quiet"))
    return Row("", (), lead=lead, lead_width=sum(run.width for run in lead))


def _text_row(pick: Pick, name: str, content: Content) -> Row:
    label = content.field(pick.kind, name).label
    return Row(f"{pick.id}:{name}", (Cell(getattr(pick, name)),), lead=(Run(label, "quiet"),), lines=3)


def _test_row(pick: Pick, name: str, content: Content) -> Row:
    """A test with its answer, and what it asks: the room reads it off the wall."""
    answer = getattr(pick, name)
    about = content.field("wow", name)
    label = content.choice("test", answer).label if answer else content.words("pick.open")
    sign = {"yes": "✓", "no": "✗", "": "·"}[answer]
    cells = (Cell(f"{sign} {label}", "strong" if answer else "quiet"), Cell(about.ask, "quiet"))
    columns = (Column(name, width=_ANSWER), Column("ask", most=72))
    lead = (Run(about.label, "quiet"),)
    return Row(f"{pick.id}:{name}", cells, lead=lead, lines=2, columns=columns, is_whole=True)


def _word_row(pick: Pick, name: str, content: Content) -> Row:
    """The words of a set side by side, each ticked or not."""
    of, codes = WORDS[name]
    chosen = split_set(getattr(pick, name))
    words = [content.choice(of, code).label for code in codes]
    cells = tuple(
        Cell(f"✓ {word}", "strong") if code in chosen else Cell(f"· {word}", "quiet")
        for code, word in zip(codes, words, strict=True)
    )
    columns = tuple(Column(code, width=len(cell.text)) for code, cell in zip(codes, cells, strict=True))
    lead = (Run(content.field(pick.kind, name).label, "quiet"),)
    return Row(f"{pick.id}:{name}", cells, lead=lead, columns=columns)


def _friday_row(pick: Pick, name: str, rows: SprintRows, content: Content) -> Row:
    if name != "serves":
        return _text_row(pick, name, content)
    names = trait_names(content, trait_places(rows))
    served = [f"{names[trait.id]} {typed(trait.words).text}" for trait in rows.served_by(pick.id)]
    shown = Cell("; ".join(served)) if served else Cell(content.words("pick.untied"), "quiet")
    label = content.field(pick.kind, name).label
    return Row(f"{pick.id}:{name}", (shown,), lead=(Run(label, "quiet"),), lines=2)
