"""Leaving a field by other ways than its own keys: what is typed is stored, or the person hears that not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from hand import Hand
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.checklist import Checklist
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.ownership import Ownership
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Pick, Stage, Touchpoint
from sprint_tui.widgets import saving
from stage import Staged, example, fresh, staged, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with fresh(path) as door:
        yield door


@contextmanager
def full_disk(door: Door) -> Iterator[None]:
    """Let no commit through."""

    def refuse(_: Any) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("COMMIT", None, error)

    event.listen(door._tools.engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(door._tools.engine, "commit", refuse)


async def new_pain(hand: Staged) -> None:
    await hand.go(f"{hand.rows.segments[0].id}:new", "pain")
    await hand.press("enter")


async def new_stage(hand: Staged) -> None:
    await hand.press("o")


@pytest.mark.parametrize(
    ("kind", "begin", "table"), [(Brief, new_pain, "traits"), (Journey, new_stage, "stages")]
)
async def test_a_row_that_the_disk_refused_is_added_once_there_is_room(
    door: Door, kind: Any, begin: Any, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.05)
    async with staged(kind, door) as hand:
        await begin(hand)
        with full_disk(door):
            await hand.write("Waiting")
            await hand.until_seen(words("frame.not_saved.full"))
            await hand.write(" long")
            await hand.press("escape")
            assert hand.is_editing()
        await hand.until(lambda: getattr(hand.rows, table))
        await hand.press("escape")
        assert not hand.is_editing()
        assert "Waiting long" in str(getattr(hand.rows, table))
        assert len(getattr(hand.rows, table)) == 1


async def test_an_answer_that_the_disk_refused_can_be_given_again(door: Door) -> None:
    async with staged(Checklist, door) as hand:
        with full_disk(door):
            await hand.press("y")
        await hand.press("y")
        assert [answer.answer for answer in hand.rows.answers] == ["yes"]


async def test_an_answer_to_a_question_that_the_disk_refused_is_said_and_ends_nothing(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(660)
        await hand.press("5")
        with full_disk(door):
            await hand.press("1")
        assert "full" in hand.said
        await hand.press("5", "1")
        assert [event.kind for event in hand.rows.clock_events] == ["start", "retime"]


async def test_breaking_off_that_the_disk_refused_is_said_and_ends_nothing(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.app.run_action("app.break_off")
        await hand.settle()
        await hand.write("Fire alarm")
        with full_disk(door):
            await hand.press("enter")
        assert "full" in hand.said
        assert hand.stage.clock().state == "running"


async def test_a_row_removed_under_the_field_is_said_and_the_second_escape_leaves(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await new_pain(hand)
        await hand.write("Waiting")
        await hand.press("escape", "enter")
        with door.step("remove_pain") as step:
            step.remove(hand.rows.traits[0])
        await hand.write(" long")
        await hand.until_seen(words("errors.not_there").split(".")[0])
        await hand.press("escape")
        assert "Waiting long" in hand.editor.text_meant
        await hand.press("escape")
        assert not hand.is_editing()


# What has to be understood first


@pytest.fixture
def finished(path: Path) -> str:
    with example(path) as door:
        return door.sprint_id


def rows(hand: Hand) -> SprintRows:
    found: SprintRows = hand.app.workplace.desk.door.rows()
    return found


async def on_deadline(hand: Hand, text: str) -> str:
    """Type over the first pick's deadline; return the pick's id."""
    pick = next(iter(rows(hand).chosen_of(rows(hand).maps[0].id)))
    hand.app.stage.go_to_row(pick.id, "deadline")
    await hand.settle()
    await hand.press("enter")
    await hand.replace(text)
    return pick.id


async def test_a_typed_date_is_stored_when_somebody_quits(path: Path, finished: str) -> None:
    async with whole_app(path, sprint=finished, stage="ownership") as hand:
        pick = await on_deadline(hand, "2027-03-03")
        await hand.press("ctrl+q")
        await hand.until(lambda: hand.app._exit)
        assert rows(hand).by_id[pick].deadline == date(2027, 3, 3)  # type: ignore[attr-defined]


async def test_who_quits_on_something_that_is_no_date_is_asked(path: Path, finished: str) -> None:
    async with whole_app(path, sprint=finished, stage="ownership") as hand:
        await on_deadline(hand, "sometime")
        await hand.press("ctrl+q")
        await hand.until_seen(words("unsaved.leave"))
        assert words("unsaved.elsewhere") not in hand.text
        await hand.press("1")
        await hand.until(lambda: hand.app.stage.strip.field is not None and not hand.screen.is_modal)
        assert hand.editor.text_meant == "sometime"
        await hand.press("ctrl+q")
        await hand.until_seen(words("unsaved.leave"))
        await hand.press("2")
        await hand.until(lambda: hand.app._exit)


async def test_a_typed_date_is_stored_when_somebody_goes_to_another_stage(path: Path, finished: str) -> None:
    async with whole_app(path, sprint=finished, stage="ownership") as hand:
        pick = await on_deadline(hand, "2027-03-03")
        hand.app.action_go("journey")
        await hand.settle()
        assert rows(hand).by_id[pick].deadline == date(2027, 3, 3)  # type: ignore[attr-defined]
        hand.app.action_go("ownership")
        await hand.settle()
        assert hand.app.stage.strip.field is None


async def test_a_line_being_parked_is_stored_when_somebody_goes_to_another_stage(
    path: Path, finished: str
) -> None:
    async with whole_app(path, sprint=finished, stage="agenda") as hand:
        await hand.press("p")
        await hand.write("Refunds")
        hand.app.action_go("journey")
        await hand.settle()
        assert rows(hand).parked[-1].words == "Refunds"
        assert hand.app.stage.key == "journey"


async def test_who_goes_to_another_stage_keeps_what_a_full_disk_does_not_take(
    path: Path, finished: str
) -> None:
    async with whole_app(path, sprint=finished, stage="agenda") as hand:
        await hand.press("p")
        await hand.write("Refunds")
        with full_disk(hand.app.workplace.desk.door):
            hand.app.action_go("journey")
            await hand.settle()
            assert hand.editor.text_meant == "Refunds"
        hand.app.action_go("journey")
        await hand.settle()
        assert rows(hand).parked[-1].words == "Refunds"


async def test_ctrl_s_stores_what_is_understood(path: Path, finished: str) -> None:
    async with whole_app(path, sprint=finished, stage="ownership") as hand:
        pick = await on_deadline(hand, "2027-03-03")
        await hand.press("ctrl+s")
        assert rows(hand).by_id[pick].deadline == date(2027, 3, 3)  # type: ignore[attr-defined]
        await hand.press("escape")
        assert hand.app.stage.strip.field is None


async def test_what_was_taken_back_elsewhere_does_not_come_again(path: Path) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("First promise")
        hand.app.action_go("journey")
        await hand.settle()
        await hand.press("u")
        await hand.until(lambda: hand.app.stage.key == "brief")
        await hand.settle()
        await hand.press("escape")
        assert rows(hand).sprint.promise == ""
        assert hand.app.stage.strip.field is None


async def test_a_person_is_added_once_however_the_field_is_left(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        with door.step("pick_wow") as step:
            stage = step.add(Stage, map_id=hand.rows.maps[0].id, position="i", name="Order")
            point = step.add(Touchpoint, stage_id=stage.id, position="i", name="Order")
            step.add(
                Pick,
                map_id=hand.rows.maps[0].id,
                kind="wow",
                state="chosen",
                rank=1,
                position="i",
                touchpoint_id=point.id,
            )
        await hand.settle()
        await hand.press("right", "enter")
        await hand.write("Front desk")
        hand.stage.strip.settle()
        await hand.write(" lead")
        await hand.press("enter")
        assert [one.name for one in hand.rows.participants] == ["Front desk lead"]
        assert hand.rows.picks[0].owner_id == hand.rows.participants[0].id
