"""Editing in the strip: what is typed is stored by itself, what is not understood stays, esc leaves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session

from prepared import prepared
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.prep import PrepGuide
from sprint_tui.screens.think import Think
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Change
from sprint_tui.widgets import saving
from sprint_tui.widgets.stage import StageScreen
from stage import SMALL, WIDE, example, fresh, staged, words

LONG = "Ready on time, by name. " * 80


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with fresh(path) as door:
        yield door


@pytest.fixture
def finished(path: Path) -> Iterator[Door]:
    with example(path) as door:
        yield door


def history(door: Door, field: str) -> list[tuple[str | None, str | None]]:
    with Session(door._tools.engine) as session:
        query = select(Change).where(Change.field == field).order_by(Change.seq)  # type: ignore[arg-type]
        return [(line.before, line.after) for line in session.scalars(query)]


async def test_enter_opens_a_field_and_shows_what_is_asked_with_an_example(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        assert "What do you promise your customers" in hand.text_of("Strip")
        assert hand.foot.startswith("for example: You reach someone")
        assert hand.keys_shown == " esc done   tab next   ctrl+z undo typing   f1 help"
        await hand.write("R")
        assert hand.foot == ""


async def test_what_is_typed_is_stored_within_a_second_while_the_field_is_open(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready")
        assert "editing" in hand.lines[0]
        await hand.until(lambda: hand.sprint.promise == "Ready")
        assert hand.is_editing()
        assert "“Ready”" not in hand.lines[0]
        assert "✓ saved" in hand.lines[0]


@pytest.mark.parametrize("longest", [0.2, 1e6])
async def test_who_types_without_a_rest_is_stored_in_time_and_once_a_key_is_painted(
    longest: float, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "REST", 1e6)
    monkeypatch.setattr(saving, "LONGEST", longest)
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await hand.until(lambda: hand.sprint.promise == "Ready")


async def test_a_save_that_is_overdue_when_a_key_comes_is_made_at_once(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "LONGEST", 0.0)
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Re")
        assert hand.sprint.promise == "Re"


async def test_one_visit_to_a_field_is_one_line_of_the_history(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "REST", 0.01)
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready ")
        await hand.until(lambda: hand.sprint.promise == "Ready ")
        await hand.write("before you.")
        await hand.until(lambda: hand.sprint.promise == "Ready before you.")
        await hand.press("escape")
        assert history(door, "promise") == [('""', '"Ready before you."')]
        assert hand.done[-1] == "edit"
        await hand.press("u")
        assert hand.sprint.promise == ""
        assert hand.app.went[-1] == ("brief", door.sprint_id, "promise")
        assert hand.said == words("undo.undo", what=words("did.edit", name="Promise"))
        await hand.press("ctrl+y")
        assert hand.sprint.promise == "Ready before you."
        assert hand.said == words("undo.redo", what=words("did.edit", name="Promise"))


async def test_leaving_a_field_unchanged_leaves_nothing_to_undo(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.press("enter", "end", "x", "backspace", "escape")
        await hand.press("enter", "escape")
        assert [label for label in hand.done if label == "edit"] == []
        assert finished.rows().sprint.promise == "Your coffee is ready before you are."


async def test_inside_a_field_ctrl_z_takes_back_typing_only(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        was = hand.sprint.promise
        await hand.press("enter")
        await hand.write(" Always.")
        await hand.press("ctrl+z")
        assert hand.editor.text_meant == was
        await hand.press("ctrl+y")
        assert hand.editor.text_meant == f"{was} Always."
        assert hand.app.went == []
        await hand.press("u", "escape")
        assert hand.sprint.promise == f"{was} Always.u"


async def test_enter_ends_a_field_of_one_line_and_breaks_a_line_in_one_of_many(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready\n")
        assert not hand.is_editing()
        assert hand.sprint.promise == "Ready"
        await hand.go(door.sprint_id, "strategy")
        await hand.press("enter")
        await hand.write("Win the minutes\nbefore the train")
        await hand.press("escape")
        assert hand.sprint.strategy == "Win the minutes\nbefore the train"


async def test_tab_stores_a_field_and_opens_the_next_and_shift_tab_the_one_before(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await hand.press("tab")
        await hand.write("Warm")
        await hand.press("shift+tab")
        assert hand.editor.text_meant == "Ready"
        await hand.press("escape")
        assert (hand.sprint.promise, hand.sprint.tone) == ("Ready", "Warm")
        assert hand.done[-2:] == ["edit", "edit"]


async def test_a_long_text_is_stored_whole_and_shown_with_a_sign_where_it_goes_on(door: Door) -> None:
    async with staged(Brief, door, size=SMALL) as hand:
        await hand.press("enter")
        await hand.write(LONG)
        await hand.press("escape")
        assert hand.sprint.promise == LONG
        assert "…" in hand.text_of("Strip")
        assert "…" in hand.text_of("#form")


async def test_three_lines_pasted_into_a_field_of_one_line_are_joined(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.paste("Ready\r\n  before \nyou are\n")
        assert hand.editor.text_meant == "Ready before you are"
        await hand.press("escape")
        assert hand.sprint.promise == "Ready before you are"


@pytest.mark.parametrize(
    ("typed", "meant", "echo"),
    [
        ("2026-12-11", date(2026, 12, 11), "= Fri 11 Dec 2026"),
        ("11 dec", date(2026, 12, 11), "= Fri 11 Dec 2026"),
        ("fri", date(2026, 11, 13), "= Fri 13 Nov 2026"),
        ("+30d", date(2026, 12, 12), "= Sat 12 Dec 2026"),
    ],
)
async def test_a_date_is_typed_as_people_say_it_and_understood_aloud(
    door: Door, typed: str, meant: date, echo: str
) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "audit_on")
        await hand.press("enter")
        await hand.write(typed)
        assert hand.foot == echo
        await hand.press("enter")
        assert hand.sprint.audit_on == meant
        await hand.press("enter", "escape")
        assert hand.sprint.audit_on == meant
        await hand.press("enter")
        await hand.write("2027-01-29\n")  # typing takes the place of the date that stands there
        assert hand.sprint.audit_on == date(2027, 1, 29)
        await hand.press("enter", "end", "backspace", "backspace")
        await hand.write("30\n")
        assert hand.sprint.audit_on == date(2027, 1, 30)


async def test_what_is_no_date_gets_one_sentence_stays_and_is_left_by_esc(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.go(finished.sprint_id, "audit_on")
        was = hand.sprint.audit_on
        await hand.press("enter")
        await hand.replace("soon")
        for key in ("enter", "tab", "shift+tab", "enter"):
            await hand.press(key)
            assert hand.foot == "! " + words("errors.not_a_date", text="soon", example="2026-12-12")
            assert hand.editor.text_meant == "soon"
            assert hand.sprint.audit_on == was
        await hand.press("escape")
        assert not hand.is_editing()
        assert hand.sprint.audit_on == was
        assert "edit" not in hand.done


async def test_a_long_text_that_is_no_date_leaves_room_to_say_what_is(door: Door) -> None:
    async with staged(Brief, door, size=SMALL) as hand:
        await hand.go(door.sprint_id, "audit_on")
        await hand.press("enter")
        await hand.write("when everybody is back from the mountains\n")
        assert hand.foot.endswith("fri or +30d.")
        assert "…" in hand.foot


async def test_after_a_refusal_typing_on_takes_the_sentence_away_and_esc_asks_again(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "audit_on")
        await hand.press("enter")
        await hand.write("so")
        await hand.press("escape")
        assert hand.foot.startswith("!")
        await hand.write("on")
        assert hand.foot == ""
        await hand.press("escape")
        assert hand.foot == "! " + words("errors.not_a_date", text="soon", example="2026-12-12")
        assert hand.is_editing()
        await hand.press("escape")
        assert not hand.is_editing()
        assert hand.sprint.audit_on is None


async def test_an_emptied_date_is_no_date(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.go(finished.sprint_id, "audit_on")
        await hand.press("enter")
        await hand.replace("")
        await hand.press("enter")
        assert hand.sprint.audit_on is None


@pytest.mark.parametrize(("key", "taken"), [("2", "b2c"), ("3", "both")])
async def test_an_answer_is_taken_by_its_digit(door: Door, key: str, taken: str) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "audience")
        await hand.press("enter")
        assert hand.keys_shown == " enter take   1-9 take   esc back   f1 help"
        await hand.press(key)
        assert not hand.is_editing()
        assert hand.sprint.audience == taken


async def test_an_answer_is_taken_by_arrows_and_enter_and_esc_takes_none(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "offer")
        await hand.press("enter", "down", "enter")
        assert hand.sprint.offer == "service"
        await hand.press("enter", "up", "escape")
        assert hand.sprint.offer == "service"
        await hand.press("enter", "8")
        assert hand.is_editing()


async def test_an_answer_is_taken_by_a_double_click(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "offer")
        await hand.press("enter")
        await hand.click_on("Both together", "Options", times=2)
        assert hand.sprint.offer == "both"


async def test_tab_leaves_answers_as_they_are_and_goes_on(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.go(door.sprint_id, "audience")
        was = hand.sprint.audience
        await hand.press("enter", "tab")
        assert hand.field_key() == f"{door.sprint_id}:offer"
        assert hand.sprint.audience == was


async def test_when_the_disk_refuses_the_text_stays_is_said_unsaved_and_stored_once_it_is_back(
    door: Door, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.05)
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        path.rename(path.with_name("away.db"))
        await hand.write("Ready")
        await hand.until_seen(words("frame.not_saved.gone"))
        await hand.press("escape")
        assert hand.editor.text_meant == "Ready"
        assert hand.is_editing()
        path.with_name("away.db").rename(path)
        await hand.until(lambda: "NOT SAVED" not in hand.text)
        assert hand.sprint.promise == "Ready"
        await hand.press("escape")
        assert not hand.is_editing()
        assert history(door, "promise") == [('""', '"Ready"')]


async def test_a_store_in_other_hands_is_said_to_be_in_use(
    door: Door, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.05)
    with door._tools.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=20")
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            await hand.write("Ready")
            await hand.until_seen(words("frame.not_saved.locked"))
        await hand.until(lambda: hand.sprint.promise == "Ready")
        assert "NOT SAVED" not in hand.text


@pytest.mark.parametrize("stage", [Think, PrepGuide])
async def test_what_stands_below_breaks_anew_in_a_wider_window(
    tmp_path: Path, stage: type[StageScreen]
) -> None:
    with prepared(tmp_path / "store.db") as door:
        shown = []
        for first in (SMALL, WIDE):
            async with staged(stage, door, size=first) as hand:
                await hand.press("down", "down")
                await hand.resize(*WIDE)
                shown.append(hand.text_of("Strip"))
        assert shown[0] == shown[1]
