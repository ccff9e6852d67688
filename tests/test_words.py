"""Every word that the code asks for is in the assets, and every word in the assets is asked for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import sprint_tui
from sprint_tui.content.load import load
from sprint_tui.domain import checklist, picks, route
from sprint_tui.domain.timebox import KINDS

SOURCE = Path(sprint_tui.__file__).parent
WORDS = load().words
ASKING = {"words", "_words", "say", "_say", "refuse", "_refuse"}
COMPUTED = {
    *("months", "weekdays", "key_names", "keys", "keys_long", "proof", "workbook", "cli", "did", "errors"),
    *("stages", "groups", "palette", "unsaved", "prep_form", "on_wall"),
}
"""Tables whose keys are put together from codes; their own tests are below or beside the code they serve."""


@cache
def calls() -> list[ast.Call]:
    """Return every call in the source."""
    trees = (ast.parse(file.read_text()) for file in SOURCE.rglob("*.py"))
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]


def asked() -> Iterator[str]:
    """Yield the keys of words that stand in the code as they are; `*` for a part that is put in."""
    for call in calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in ASKING and call.args:
            yield from literals(call.args[0])


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
        if "." in "".join(map(str, parts)):
            yield "".join(map(str, parts))


def entries(table: object = None, path: str = "") -> Iterator[str]:
    """Yield the dotted key of every entry; one that counts is one entry."""
    WORDS.read_ahead()
    table = WORDS._entries if table is None else table
    assert isinstance(table, dict)
    for key, value in table.items():
        dotted = f"{path}.{key}" if path else key
        if isinstance(value, dict) and value.keys() != {"one", "other"}:
            yield from entries(value, dotted)
        else:
            yield dotted


def test_every_word_asked_for_is_there() -> None:
    known = set(entries())
    missing = [key for key in {*asked()} - known if not any(matches(key, one) for one in known)]
    assert not missing


def test_every_word_there_is_asked_for() -> None:
    wanted = set(asked())
    tables = {key for key in wanted if key.endswith("*")}
    left = [
        one
        for one in entries()
        if one.split(".")[0] not in COMPUTED
        and one not in wanted
        and not any(matches(key, one) for key in tables)
        and f'"{one}"' not in TEXT
        and f'"{one.rpartition(".")[0]}"' not in TEXT
    ]
    assert not left


def test_the_words_of_the_wall_stand_in_the_place_of_others_and_need_no_more_values() -> None:
    for key in entries(WORDS.table("on_wall")):
        below, above = WORDS._entry(key), WORDS._entry(f"on_wall.{key}")
        assert set(re.findall(r"{\w+}", str(above))) <= set(re.findall(r"{\w+}", str(below)))
        assert WORDS.on_wall()._entry(key) == above


def test_every_step_has_a_name_for_undo() -> None:
    labels = set()
    for call in calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"step", "visit"} and call.args:
            labels |= set(label_of(call.args[0]))
        labels |= {one for word in call.keywords if word.arg == "did" for one in label_of(word.value)}
    known = WORDS.table("did")
    undone = labels - {"new_sprint", "trash", "untrash", "remove_sprint"}
    assert [one for one in undone if not any(matches(one, key) for key in known)] == []


def label_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def matches(asked_for: str, entry: str) -> bool:
    return pattern_of(asked_for).fullmatch(entry) is not None


@cache
def pattern_of(asked_for: str) -> re.Pattern[str]:
    return re.compile(re.escape(asked_for).replace(r"\*", "[^.]+"))


def test_codes_of_the_rules_have_words() -> None:
    for key in route.KEYS:
        assert WORDS(f"stages.{key}")
        assert WORDS(f"palette.stages.{key}")
    for kind in KINDS:
        assert WORDS(f"did.clock_{kind}")
        assert WORDS(f"clock.said.{kind}", n=1)
        assert WORDS(f"workbook.event.{kind}", amount="+1:00")
    for upgrade in ("wow", "better"):
        assert WORDS(f"picker.refused.taken_{upgrade}")
        assert WORDS(f"picker.refused.full_{upgrade}")
    assert picks.EACH == 3
    assert set(checklist.ITEMS) == {item.key for item in load().checklist}


TEXT = "\n".join(file.read_text() for file in SOURCE.rglob("*.py"))
