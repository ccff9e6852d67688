"""One table of keys: no key with two meanings, none that the table lacks, each with words and an action."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import sprint_tui
from hand import Hand
from sprint_tui.app.keys import KeysEverywhere
from stage import content, example, whole_app

ARROWS = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
TABLE: dict[str, dict[str, str]] = {
    "everywhere": {
        "f1": "help",
        "ctrl+g": "choose_stage",
        "ctrl+t": "clock_strip",
        "f2": "wall",
        "ctrl+s": "is_saved",
        "ctrl+q": "quit",
        "ctrl+z": "undo",
        "ctrl+y": "redo",
        "u": "undo",
        "escape": "back",
        **dict(
            zip(ARROWS, ("up", "down", "left", "right", "first", "last", "page_up", "page_down"), strict=True)
        ),
        "tab": "next_field",
        "shift+tab": "previous_field",
        "enter": "edit",
        "o": "new",
        "left_square_bracket": "move",
        "right_square_bracket": "move",
        "shift+up": "move",
        "shift+down": "move",
        "delete": "remove",
        "space": "tick",
        "v": "other_map",
        "y": "yes",
    },
    "Brief": {"i": "invite"},
    "PrepGuide": {
        "enter": "prep_open",
        "space": "start_or_tick",
        **dict.fromkeys("123", "prep_minutes"),
        "y": "prep_done",
        "S": "hand_over",
        "c": "calendar",
        "greater_than_sign": "five",
        "less_than_sign": "five_less",
    },
    "Ready": {"enter": "see_to", "m": "import"},
    "InboxPage": {
        "a": "take_file",
        "A": "take_all_files",
        "enter": "whose_file",
        "x": "leave_out",
        "m": "import",
    },
    "OpeningPage": {"exclamation_mark": "drift"},
    "PathLine": {"tab": "complete"},
    "QuestionScreen": {"space": "bring"},
    "HandOverPage": {"S": "hand_over", "space": "bring", "enter": "go_there"},
    "Reading": {
        "enter": "read_on",
        "space": "tick_read",
        "e": "note",
        "z": "contents",
        "v": "writings",
        "right": "next_part",
        "left": "part_before",
        **dict.fromkeys("123", "sort"),
    },
    "Rehearsal": {**dict.fromkeys("123456", "other_step"), "o": "speak_here", "W": "my_page"},
    "Think": {
        "w": "wow",
        "b": "better",
        "z": "whole_draft",
        "minus": "feeling",
        "0": "feeling",
        "plus": "feeling",
    },
    "Agenda": {
        "space": "start_or_pause",
        "n": "next_block",
        "backspace": "previous_block",
        "plus": "minute",
        "minus": "minute_less",
        "greater_than_sign": "five",
        "less_than_sign": "five_less",
        "r": "retime",
        "c": "close_now",
        "2": "more_minutes",
        "5": "more_minutes",
        "p": "park",
        "d": "decide",
        "exclamation_mark": "drift",
        "e": "why",
        "enter": "go_to_block",
        "v": "plan_or_report",
    },
    "Home": {
        "enter": "open",
        "o": "new_sprint",
        "slash": "find",
        "m": "import",
        "D": "duplicate",
        "x": "example",
        "v": "other_list",
        "delete": "trash",
        "escape": "all_sprints",
    },
    "MapEditor": {
        "tab": "lane",
        "shift+left": "move",
        "shift+right": "move",
        "minus": "feeling",
        "0": "feeling",
        "plus": "feeling",
        "D": "duplicate",
        **dict.fromkeys("1234", "template"),
    },
    "Journey": {"z": "curve", "V": "both_maps", "c": "compare"},
    "TwoMapsPage": {"enter": "to_cell", "V": "cells"},
    "CurvePage": {"enter": "to_cell", "z": "cells", **dict.fromkeys(("minus", "0", "plus"), "feeling")},
    "LaneChooser": {"h": "hide_lane", "H": "lanes"},
    "WordFinder": {"p": "whole_touchpoint", "i": "next_word", "I": "inside_words"},
    "TouchpointPage": {
        "n": "next_touchpoint",
        "backspace": "touchpoint_before",
        "o": "new_evidence",
        **dict.fromkeys("1234", "gap_word"),
        **dict.fromkeys(("minus", "0", "plus"), "feeling"),
        "i": "next_word",
        "I": "inside_words",
    },
    "Compare": {
        "k": "keep",
        "x": "park_line",
        "a": "take_proposal",
        "c": "compare",
        "enter": "rename",
        "m": "match",
        "h": "whose",
    },
    "SettlePage": {
        **dict.fromkeys("123456789", "take_text"),
        **dict.fromkeys(("minus", "0", "plus"), "feeling"),
        "space": "take_text",
        "enter": "next_page",
        "backspace": "page_before",
        "tab": "lane",
        "a": "take_most",
        "A": "take_agreed",
        "e": "own_words",
        "h": "whose",
        "k": "keep_ours",
        "v": "order",
        "z": "line_up",
    },
    "Picker": {
        "z": "marked",
        "s": "stuck",
        "w": "wow",
        "b": "better",
        "t": "flags",
        "m": "flags",
        "f": "flags",
        "x": "drop",
        "delete": "drop",
        "enter": "describe",
        "o": "idea",
        "r": "vote",
        **dict.fromkeys("123456789", "take_idea"),
        **dict.fromkeys(("left_square_bracket", "right_square_bracket", "shift+up", "shift+down"), "rank"),
    },
    "Numbers": dict(zip(("up", "down", "pageup", "pagedown"), ("page_up", "page_down") * 2, strict=True)),
    "VotePage": {
        "enter": "count_slip",
        "backspace": "mend_slip",
        "y": "take_slip_back",
        "r": "reveal",
    },
    "ResultPage": {
        "a": "take_vote",
        "w": "wow",
        "b": "better",
        "x": "drop",
        "delete": "drop",
        "y": "decide_six",
        "enter": "why_against",
        "o": "vote_again",
    },
    "OfSix": dict.fromkeys("123456", "other_pick"),
    "PickPage": {"delete": "clear", "n": "no", "s": "stuck"},
    "Ownership": {
        "y": "owner_yes",
        "z": "whole",
        "v": "other_view",
        "h": "looks_after",
        "W": "owner_pages",
        "delete": "clear",
        **dict.fromkeys("12345", "card_status"),
        **dict.fromkeys(
            ("left_square_bracket", "right_square_bracket", "shift+up", "shift+down"), "card_status"
        ),
    },
    "OwnersPage": {**dict.fromkeys("123456789", "give_owner"), "delete": "clear"},
    "UpgradePage": {"o": "new_kpi"},
    "Commitments": {
        "a": "to_action",
        "l": "to_audit",
        "x": "let_go",
        "y": "owner_yes",
        "W": "card",
        "c": "closing",
    },
    "Readback": {
        "y": "owner_yes",
        "right": "next_upgrade",
        "enter": "next_upgrade",
        "left": "upgrade_before",
        "z": "whole",
        "c": "closing",
    },
    "PromisePage": {"l": "lock_promise", "z": "all_traits"},
    "PlanPage": {
        "v": "plan_or_report",
        "o": "new_break",
        **dict.fromkeys("123", "preset"),
        "a": "take_took",
        "A": "take_all_took",
    },
    "ReportPage": {"v": "plan_or_report"},
    "HandedInPage": {"enter": "to_compare", "m": "import"},
    "Checklist": {
        "enter": "answer",
        "S": "submit",
        "W": "workbook",
        "z": "since_submitted",
        "c": "closing",
        "delete": "clear",
    },
    "DifferencePage": {"enter": "go_there"},
    "InsideWordsPage": {"space": "let_pass"},
    "Answer": {"enter": "done"},
    "FieldEditor": {
        "enter": "new_line",
        "escape": "done",
        "ctrl+z": "undo_typing",
        "ctrl+y": "redo_typing",
    },
    "Options": {"enter": "take", **dict.fromkeys("123456789abcdefgh", "take_digit")},
    "BackToCustomer": dict.fromkeys(("enter", "space", "exclamation_mark"), "back"),
    "Whole": {"enter": "back", "down": "more", "space": "page_down"},
    "Help": {"f1": "back", "q": "back", "down": "more", "space": "page_down"},
}
"""What each key means: everywhere, and where a screen or a widget has a meaning of its own for it."""
TABLE["ClockStrip"] = {key: TABLE["Agenda"][key] for key in TABLE["Agenda"] if key not in {"enter", "v"}} | {
    "ctrl+t": "back"
}
TABLE["WallWindow"] = {"q": "quit"}
TABLE["WallScreen"] = {"f2": "back"}
CLOSED_BY_WHAT_OPENED_THEM = {("Help", "f1"), ("ClockStrip", "ctrl+t"), ("WallScreen", "f2")}
SAID_BY_THEMSELVES = {
    *("up", "down", "left", "right", "first", "last", "page_up", "page_down", "more"),
    *("done", "back", "new_line", "take", "take_digit", "undo_typing", "redo_typing"),
}
"""Keys of moving and typing, which nobody looks up."""


def classes() -> Iterator[type[DOMNode]]:
    """Every screen, widget and app of ours that has keys of its own."""
    for info in pkgutil.walk_packages(sprint_tui.__path__, "sprint_tui."):
        if info.name.split(".")[1] in {"app", "screens", "widgets"}:
            for one in vars(import_module(info.name)).values():
                if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == info.name:
                    yield one


def own(kind: type[DOMNode]) -> Iterator[tuple[str, Binding]]:
    """The keys that a class adds, one by one."""
    for binding in vars(kind).get("BINDINGS", ()):
        for key in binding.key.split(","):
            yield key, binding


ALL = sorted({(kind.__name__, key, one) for kind in classes() for key, one in own(kind)}, key=str)


def test_there_are_keys_to_look_at() -> None:
    assert {"MapEditor", "Home", "FieldEditor", "KeysEverywhere", "FormScreen", "ClockStrip"} <= {
        name for name, *_ in ALL
    }


def test_each_key_means_what_the_table_says() -> None:
    for name, key, binding in ALL:
        meaning = TABLE.get(name, {}).get(key, TABLE["everywhere"].get(key))
        assert binding.description == meaning, f"{name}: {key}"


def test_the_table_has_no_key_that_is_not_there() -> None:
    for name in TABLE.keys() - {"everywhere"}:
        assert set(TABLE[name]) <= {key for owner, key, _ in ALL if owner == name}, name


def test_each_key_has_its_words() -> None:
    for name in {one.description for _, _, one in ALL}:
        assert name in content().words.table("keys"), name
        assert name in content().words.table("keys_long") or name in SAID_BY_THEMSELVES, name


def test_there_are_no_words_for_a_key_that_is_not_there() -> None:
    for name in ("keys", "keys_long"):
        assert set(content().words.table(name)) <= {one.description for _, _, one in ALL}, name


def test_each_key_has_an_action() -> None:
    for kind in classes():
        for key, binding in own(kind):
            target, _, name = binding.action.split("(")[0].rpartition(".")
            where = KeysEverywhere if target == "app" else kind
            assert hasattr(where, f"action_{name}"), f"{kind.__name__}: {key}"


# On each screen, as it stands


def meanings(hand: Hand) -> dict[str, set[str]]:
    """What our keys mean now, on the focused widget, the screen and the app.

    A key that a class binds anew has lost the meaning of the classes that it is made from.
    """
    found: dict[str, set[str]] = defaultdict(set)
    focused = hand.screen.focused
    nodes = [*(focused.ancestors_with_self if focused is not None else (hand.screen,))]
    chain: list[Any] = [*nodes, *((hand.app,) if hand.app not in nodes else ())]
    for node in chain:
        if node is not hand.app and node.is_modal and node is not hand.screen:
            continue
        bound: set[str] = set()
        for kind in type(node).__mro__:
            if not kind.__module__.startswith("sprint_tui"):
                continue
            anew, bound = frozenset(bound), bound | {key for key, _ in own(kind)}
            for key, binding in own(kind):
                if key in anew:
                    continue
                target, _, call = binding.action.rpartition(".")
                action = call.split("(")[0]
                owner = hand.app if target == "app" else node
                if owner.check_action(action, ()):
                    found[key].add(binding.description)
    return found


def clashes(hand: Hand) -> dict[str, set[str]]:
    return {
        key: found
        for key, found in meanings(hand).items()
        if len(found) > 1 and (type(hand.screen).__name__, key) not in CLOSED_BY_WHAT_OPENED_THEM
    }


def shown_and_dead(hand: Hand) -> list[str]:
    """Keys of the key bar that are not in force on this screen."""
    targets = {key for _, key in hand.screen.query_one("KeyBar")._targets}
    return sorted(targets - {key.split(",")[0] for key in meanings(hand)} - {"f1"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def sprint(path: Path) -> str:
    with example(path) as door:
        return door.sprint_id


WAYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "brief": ("brief", ()),
    "brief, typing": ("brief", ("enter",)),
    "ready": ("ready", ()),
    "tune-in": ("tune_in", ()),
    "prep guide": ("prep", ()),
    "hand over": ("prep", ("S", "1")),
    "prep guide, how long": ("prep", ("down",)),
    "think": ("think", ()),
    "rehearsal": ("rehearsal", ()),
    "ready, a tick by hand": ("ready", ("end",)),
    "the mirror's path": ("ready", ("end", "up", "enter")),
    "reading": ("reading", ()),
    "reading, a text": ("reading", ("enter",)),
    "reading, a question": ("reading", ("end", "enter", "left", "end", "tab")),
    "reading, what was written": ("reading", ("v",)),
    "the path of what came in": ("ready", ("m",)),
    "the files that came in": ("ready", ("m", *"/", "enter")),
    "agenda": ("agenda", ()),
    "the plan": ("agenda", ("v", "v")),
    "the report": ("agenda", ("v",)),
    "journey": ("journey", ()),
    "journey, a feeling": ("journey", ("enter",)),
    "a touchpoint": ("journey", ("p",)),
    "journey, ticks": ("journey", ("end", "down", "down", "down", "down", "down", "enter")),
    "the curve": ("journey", ("z",)),
    "journey, its lanes": ("journey", ("H",)),
    "compare": ("compare", ()),
    "picker": ("picker", ()),
    "vote": ("picker", ("r",)),
    "the result": ("picker", ("r", *"147", "enter", "r", "r", "x")),
    "a pick": ("picker", ("down", "enter")),
    "ownership": ("ownership", ()),
    "ownership, a KPI": ("ownership", ("tab", "tab", "enter")),
    "ownership, the board": ("ownership", ("v",)),
    "owners": ("ownership", ("h",)),
    "an upgrade": ("ownership", ("z",)),
    "an upgrade, typing": ("ownership", ("z", "tab", "enter")),
    "commitments": ("commitments", ()),
    "commitments, the six": ("commitments", ("down",) * 5),
    "commitments, an action": ("commitments", ("o", "x", "enter")),
    "commitments, typing": ("commitments", ("end", "enter")),
    "read back": ("commitments", ("down",) * 5 + ("enter",)),
    "opening": ("brief", ("ctrl+p", *"block 1", "enter")),
    "promise": ("brief", ("ctrl+p", *"block", "space", "2", "enter")),
    "checklist": ("checklist", ()),
    "checklist, since submitted": ("checklist", ("z",)),
    "checklist, before we part": ("checklist", ("c",)),
    "checklist, an answer": ("checklist", ("enter",)),
    "the workbook's path": ("checklist", ("W",)),
    "help": ("journey", ("f1",)),
    "where to": ("journey", ("ctrl+g",)),
    "clock strip": ("journey", ("ctrl+t",)),
    "clock strip while typing": ("brief", ("enter", "ctrl+t")),
}


@pytest.mark.parametrize("way", WAYS)
async def test_no_key_means_two_things_and_none_that_is_shown_is_dead(
    path: Path, sprint: str, way: str
) -> None:
    stage, keys = WAYS[way]
    async with whole_app(path, sprint=sprint, stage=stage) as hand:
        await hand.press(*keys)
        if keys and (keys[-1] in {"W", "ctrl+g", "f1"} or way == "the mirror's path"):
            await hand.until(lambda: hand.screen.is_modal)
        await hand.settle()
        assert clashes(hand) == {}
        assert shown_and_dead(hand) == []
        assert 1 <= len(hand.screen.query_one("KeyBar")._targets) <= 7


async def test_no_key_of_home_means_two_things(path: Path, sprint: str) -> None:
    async with whole_app(path) as hand:
        assert clashes(hand) == {}
        assert shown_and_dead(hand) == []
