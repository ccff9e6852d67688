"""What people type is stored as typed, but for NUL, half characters and CRLF; nothing in it is obeyed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filled import filled, make, opened
from sprint_tui.domain.text import stored
from sprint_tui.store import glance

AS_TYPED = {
    "ten thousand characters": "x" * 10_000,
    "a mebibyte": "é" * (1 << 19),
    "closing markup": "[/] and [/b]",
    "a tick": "[x] done",
    "a colour": "[red] [$primary]x[/]",
    "a link": "[@click=app.quit]x[/]",
    "a formula": "=1+1",
    "a web formula": '=WEBSERVICE("http://x")',
    "an escape sequence": "\x1b[31mred\x1b]52;c;eA==\x07",
    "a C1 control": "\x9b31m\x85",
    "right-to-left marks": "\u202eabc\u2066\u200f",
    "a family": "👩‍👩‍👧‍👦 ☕️",
    "lines": "one\ntwo\n\nfour\n",
    "tabs and spaces": "\t a  b ",
    "SQL": "'; DROP TABLE sprint; --",
    "a placeholder": "{0} %s :name ?",
    "JSON": '{"a": "\\u0000"}',
    "line separators": "a\u2028b\u2029c",
    "a byte order mark": "\ufeffx",
    "a non-character": "\uffff",
}
CHANGED = {
    "NUL": ("a\x00b", "ab"),
    "half of a pair": ("a\ud83db", "a\ufffdb"),
    "CRLF": ("a\r\nb\r\n", "a\nb\n"),
    "CR": ("a\rb", "a\nb"),
}


def round_trip(path: Path, typed: str) -> tuple[str, str]:
    """Return the text as the writing window and as a new one read it."""
    with filled(path) as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, promise=typed)
        here = door.rows().sprint.promise
    with opened(path) as store:
        return here, store.door(door.sprint_id).rows().sprint.promise


@pytest.mark.parametrize("typed", AS_TYPED.values(), ids=list(AS_TYPED))
def test_text_comes_back_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    assert round_trip(tmp_path / "store.db", typed) == (typed, typed)


@pytest.mark.parametrize(("typed", "kept"), CHANGED.values(), ids=list(CHANGED))
def test_what_no_store_can_hold_is_put_right(tmp_path: Path, typed: str, kept: str) -> None:
    assert round_trip(tmp_path / "store.db", typed) == (kept, kept)


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_stored_undone_and_found_again(tmp_path: Path, typed: str) -> None:
    with filled(tmp_path / "store.db") as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, team=typed)
            step.edit(door.rows().touchpoints[0], thought=typed)
        assert door.rows().sprint.team == stored(typed)
        door.undo()
        door.redo()
        assert door.rows().touchpoints[0].thought == stored(typed)
        assert glance.count(tmp_path / "store.db", find=stored(typed)) == 1


@pytest.mark.parametrize("title", [*AS_TYPED.values(), "%", "_", "*"], ids=[*AS_TYPED, "%", "_", "*"])
def test_a_title_is_found_by_its_own_characters(tmp_path: Path, title: str) -> None:
    with opened(tmp_path / "store.db") as store:
        door = make(store, title=title)
        make(store, title="Another")
    assert [one.id for one in glance.matching(tmp_path / "store.db", title)] == [door.sprint_id]
