"""Hostile text in every field: every stage shows it by signs, and stores it as it was typed."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import FAMILY, HOSTILE, hostile_sprint, obeyed

import sprint_tui
from filled import opened, values
from hand import Hand
from sprint_tui.domain.codes import FOCUS, PRECAUTIONS, SPARKS
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.checklist import Checklist
from sprint_tui.screens.commitments import Commitments
from sprint_tui.screens.curve import CurvePage
from sprint_tui.screens.draft import DraftPage
from sprint_tui.screens.hand_over import HandOverPage
from sprint_tui.screens.handed_in import HandedInPage
from sprint_tui.screens.inbox import InboxPage
from sprint_tui.screens.inside_words import InsideWordsPage
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.opening import OpeningPage
from sprint_tui.screens.owners import OwnersPage
from sprint_tui.screens.ownership import Ownership
from sprint_tui.screens.pick import PickPage
from sprint_tui.screens.pick.view import build_rows
from sprint_tui.screens.picker import Picker
from sprint_tui.screens.plan import PlanPage
from sprint_tui.screens.prep import PrepGuide
from sprint_tui.screens.promise import PromisePage
from sprint_tui.screens.readback import Readback
from sprint_tui.screens.reading import Reading
from sprint_tui.screens.ready import Ready
from sprint_tui.screens.rehearsal import Rehearsal
from sprint_tui.screens.report import ReportPage
from sprint_tui.screens.think import Think
from sprint_tui.screens.touchpoint import TouchpointPage
from sprint_tui.screens.tune_in import TuneIn
from sprint_tui.screens.upgrade import UpgradePage
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.widgets.stage import StageScreen
from stage import SMALL, WIDE, Staged, content, fresh, staged, whole_app, words

FIRST: dict[type[StageScreen], Callable[[SprintRows], str]] = {
    DraftPage: lambda rows: rows.drafts[0].map_id,
    CurvePage: lambda rows: rows.maps[0].id,
    TouchpointPage: lambda rows: rows.evidence[0].touchpoint_id,
    PickPage: lambda rows: rows.chosen_of(rows.maps[0].id)[0].id,
    UpgradePage: lambda rows: rows.chosen_of(rows.maps[0].id)[0].id,
    Readback: lambda rows: rows.chosen_of(rows.maps[0].id)[0].id,
    OpeningPage: lambda rows: rows.sprint.id,
    PromisePage: lambda rows: rows.sprint.id,
    PlanPage: lambda rows: rows.sprint.id,
    ReportPage: lambda rows: rows.sprint.id,
    InboxPage: lambda rows: rows.sprint.id,
    HandOverPage: lambda rows: rows.participants[1].id,
    HandedInPage: lambda rows: rows.sprint.id,
    InsideWordsPage: lambda rows: rows.sprint.id,
}
OF_PREPARATION = (PrepGuide, TuneIn, Reading, Think, Rehearsal)
STAGES = (Brief, Ready, *OF_PREPARATION, Agenda, Journey, Picker, Ownership, Commitments, Checklist, *FIRST)
ANSWERED_AT_ONCE = {"yes", "is_present", "has_draft", *PRECAUTIONS}
ANSWERED_AT_ONCE |= {"test_promise", "test_segment", *SPARKS, *FOCUS}
"""Cells that enter changes."""
NOTHING_TYPED = {PrepGuide, Reading, Agenda, Picker, Readback, Ready, PlanPage, ReportPage, InboxPage}
NOTHING_TYPED |= {HandOverPage, HandedInPage, CurvePage}
"""Stages of the finished example without a field: its meeting is over."""
FEWEST: dict[type[StageScreen], int] = {TuneIn: 5, Rehearsal: 5}
"""Fields that a stage has more than, where they are not ten."""
MOST = 60
"""Fields of a stage that are gone to."""
OF_A_KIND = 2
"""Fields of one column of one table that are opened: more of them are the same again."""
ALIKE: dict[type[StageScreen], int] = {InsideWordsPage: 11}
"""Where most fields are alike, how many are enough."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def given(kind: type[StageScreen], door: Door) -> tuple[str, ...]:
    return (FIRST[kind](door.rows()),) if kind in FIRST else ()


def looks_safe(hand: Hand) -> None:
    for line in hand.lines:
        assert not obeyed(line), ascii(line)


@pytest.mark.parametrize("kind", STAGES)
@pytest.mark.parametrize(("turn", "size"), [(0, SMALL), (11, WIDE)])
async def test_every_stage_shows_hostile_text_by_signs(
    path: Path, kind: type[StageScreen], turn: int, size: tuple[int, int]
) -> None:
    with hostile_sprint(path, turn) as door:
        async with staged(kind, door, *given(kind, door), size=size) as hand:
            for _ in range(5):
                looks_safe(hand)
                await hand.press("right", "down", "pagedown")


@pytest.mark.parametrize("kind", [kind for kind in STAGES if kind not in NOTHING_TYPED])
async def test_every_field_can_be_opened_and_left_without_a_change(
    path: Path, kind: type[StageScreen]
) -> None:
    with hostile_sprint(path, 0) as door:
        async with staged(kind, door, *given(kind, door)) as hand:
            before = values(hand.rows)
            seen: set[object] = set()
            kinds: Counter[tuple[type, str]] = Counter()
            while hand.stage.place() not in seen and len(seen) < ALIKE.get(kind, MOST):
                seen.add(hand.stage.place())
                row_id, column = hand.stage.place()
                kinds[of_kind := (type(hand.rows.by_id.get(row_id)), column)] += 1
                is_typed = hand.stage.field_here() is not None and column not in ANSWERED_AT_ONCE
                if is_typed and kinds[of_kind] <= OF_A_KIND:
                    await hand.press("enter")
                    looks_safe(hand)
                    if hand.is_editing():
                        await hand.press("escape")
                if kind is not Checklist and hand.stage.step_field(1):
                    await hand.settle()
                elif kind is Checklist:
                    await hand.press("down")
            assert values(hand.rows) == before
            assert len(seen) > FEWEST.get(kind, 10)


async def test_each_text_is_pasted_shown_stored_and_undone_as_it_is(path: Path) -> None:
    with fresh(path) as door:
        async with staged(Brief, door) as hand:
            for name, text in HOSTILE.items():
                await hand.go(door.sprint_id, "strategy")
                await hand.press("enter")
                await hand.paste(text)
                looks_safe(hand)
                assert hand.editor.text_meant == text, name
                await hand.press("home", "end", "left", "escape")
                looks_safe(hand)
                assert hand.sprint.strategy == text, name
                await hand.press("u")
                assert not hand.sprint.strategy, name
                await hand.press("ctrl+y")
                assert hand.sprint.strategy == text, name
                looks_safe(hand)
                await hand.press("u")
                assert not hand.sprint.strategy, name


AT_THE_EDGE = {
    "a\ud800b\udfffc": "a\ufffdb\ufffdc",
    "a\x00b": "ab",
    "a\r\nb\rc": "a\nb\nc",
    FAMILY: FAMILY,
    "a\U00100000\x1b\U0010fffdb": "a\U00100000\x1b\U0010fffdb",
}


async def test_what_no_store_can_hold_is_replaced_at_the_edge(path: Path) -> None:
    with fresh(path) as door:
        async with staged(Brief, door) as hand:
            for pasted, stored in AT_THE_EDGE.items():
                await hand.go(door.sprint_id, "strategy")
                await hand.press("enter")
                await hand.paste(pasted)
                await hand.press("escape")
                assert hand.sprint.strategy == stored, ascii(pasted)
                await hand.press("u")
                assert not hand.sprint.strategy, ascii(pasted)


async def test_text_that_is_edited_around_keeps_what_cannot_be_seen(path: Path) -> None:
    with fresh(path) as door:
        async with staged(Brief, door) as hand:
            await hand.press("enter")
            await hand.paste("a\x1b[31mb\u202ec")
            await hand.press("home")
            await hand.write("x")
            await hand.press("end", "backspace", "backspace", "escape")
            assert hand.sprint.promise == "xa\x1b[31mb"
            await hand.press("enter")
            for text in (FAMILY, "\u2764\ufe0f\u200d\U0001f525 a\u200db", "1\u00a0000 می\u200cخواهم"):
                await hand.replace(text)
                assert hand.editor.text_meant == text  # typed, as it is pasted
                looks_safe(hand)
            await hand.replace(FAMILY)
            assert FAMILY in hand.editor.text


async def test_a_title_that_would_act_is_only_a_title(path: Path) -> None:
    texts = [text for text in HOSTILE.values() if text.strip()]
    with opened(path) as store:
        for text in texts:
            sprints.create(store, text, ("x", 1), team=text, promise=text)
    async with whole_app(path) as hand:
        for _ in texts:
            looks_safe(hand)
            await hand.press("down")
        await hand.press("D")
        await hand.until_seen(words("home.ask_copy"))
        looks_safe(hand)
        await hand.press("escape", "delete")
        await hand.until(lambda: hand.said)
        looks_safe(hand)
        await hand.press("v", "delete")
        await hand.until_seen(words("home.keep"))
        looks_safe(hand)
        await hand.press("escape", "v", "slash")
        await hand.until_seen(words("home.ask_find"))
        await hand.paste("\x1b[31m[/] \u202e")
        looks_safe(hand)
        await hand.press("enter")
        looks_safe(hand)


async def test_messages_that_repeat_a_text_show_it_by_signs(path: Path) -> None:
    for turn in (6, 8, 11):
        with hostile_sprint(path, turn) as door:
            async with staged(Journey, door) as hand:
                await hand.press("minus", "u")
                looks_safe(hand)
                await hand.press("ctrl+g")
                looks_safe(hand)
            async with staged(Brief, door) as hand:
                await hand.go(door.sprint_id, "audit_on")
                await hand.press("enter")
                await hand.paste(HOSTILE["colour codes"])
                await hand.press("enter")
                assert hand.foot.startswith("! ")
                looks_safe(hand)


async def test_people_and_picks_with_hostile_names_can_be_chosen(path: Path) -> None:
    with hostile_sprint(path, 3) as door:
        for one in door.rows().picks:
            idea = one.model_copy(update={"state": "candidate"})
            page = build_rows(idea, door.rows(), content(), (), "", is_folded=True)
            (place,) = (row for row in page if row.id.endswith(":touchpoint_id"))
            assert not obeyed(place.cells[0].text), ascii(place.cells[0].text)
        async with staged(Ownership, door) as hand:
            await _choose(hand, "owner")
        async with staged(Commitments, door) as hand:
            await hand.go("commitment", "pick")
            await hand.press("enter")
            looks_safe(hand)
            await hand.press("3")
            assert hand.rows.commitment is not None
            looks_safe(hand)


async def _choose(hand: Staged, column: str) -> None:
    pick = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
    await hand.go(pick.id, column)
    await hand.press("enter")
    looks_safe(hand)
    await hand.press("4")
    chosen = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
    assert chosen.owner_id == hand.rows.participants[3].id


# Nothing of ours gives text to a widget that would read it as markup

SRC = Path(sprint_tui.__file__).parent
MODULES = [path for folder in ("app", "screens", "widgets") for path in (SRC / folder).rglob("*.py")]
ALLOWED_WIDGETS = {"TextArea", "Markdown"}
"""The editor, which has its own lines, and the help, whose text is ours."""
READS_MARKUP = {"notify", "escape", "from_markup", "print", "bell"} - {"bell"}
TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title", "placeholder"}


def named(node: ast.AST) -> str:
    """Return the name of what is called, or set."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_no_widget_that_reads_markup_is_used() -> None:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert not _reads_markup(node), f"{module.relative_to(SRC).as_posix()}: {ast.unparse(node)}"


def _reads_markup(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        names = {one.name for one in node.names}
        if (node.module or "").startswith("textual.widgets"):
            return not names <= ALLOWED_WIDGETS
        return bool(names & {"Content", "escape"}) and "textual" in (node.module or "")
    if isinstance(node, ast.Call):
        return named(node.func) in READS_MARKUP
    return isinstance(node, ast.Assign) and bool({named(target) for target in node.targets} & TITLES)


def test_only_the_help_uses_markdown() -> None:
    using = [path.name for path in MODULES if "Markdown(" in path.read_text(encoding="utf-8")]
    assert using == ["help.py"]


async def test_the_board_and_the_owners_show_hostile_text_by_signs(path: Path) -> None:
    with hostile_sprint(path, 3) as door:
        async with staged(Ownership, door, size=SMALL) as hand:
            for _ in range(4):
                looks_safe(hand)
                await hand.press("v", "down", "down")
        async with staged(OwnersPage, door, door.sprint_id, size=SMALL) as hand:
            for _ in range(4):
                looks_safe(hand)
                await hand.press("down", "pagedown")
