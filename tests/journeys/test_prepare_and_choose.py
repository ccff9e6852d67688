"""Invited on one store, prepared on another and in the form, settled on the first: by keys, through files."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hand import Hand
from sprint_tui import cli
from sprint_tui.screens.settle import SettlePage
from sprint_tui.store.drafts import draft_map_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from stage import example, key_of, whole_app

FORM = Path(__file__).parent.parent / "drafts" / "form-libreoffice.xlsx"
"""The form of the example's operations lead, filled in and saved by LibreOffice."""
DRAWN = (
    *(("Platform sign", "3"), ("Counter order", "1"), ("Pick-up shelf", "2")),
    *(("Late-train morning", "4"), ("First sip", "5"), ("The day after", "2")),
    *(("Menu in the app", "2"), ("App order", "4")),
)
"""What the front-desk lead draws in twenty minutes, each with its feeling."""
OF_TWENTY = 5
"""Touchpoints of the short plan: each of these leads to the next."""


class Counting(Hand):
    """A hand that counts its keys."""

    keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await super().press(*keys)


@asynccontextmanager
async def at(path: Path, sprint: str = "", stage: str = "") -> AsyncIterator[Counting]:
    async with whole_app(path, sprint=sprint, stage=stage) as hand:
        yield Counting(hand.pilot)


def invited(path: Path) -> str:
    """Make the facilitator's store: the brief and people of the example, an empty map; return its id."""
    with example(path) as door:
        with door.step("empty") as step:
            for stage in door.rows().stages:
                step.remove(stage)
            step.forget()
        return door.sprint_id


def rows_of(path: Path, sprint_id: str) -> SprintRows:
    store = Store(path)
    try:
        return store.reader(sprint_id).rows()
    finally:
        store.close()


async def test_two_prepare_elsewhere_and_the_meeting_chooses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    team, own, sent = tmp_path / "team.db", tmp_path / "own" / "own.db", tmp_path / "sent"
    for folder in (own.parent, sent):
        folder.mkdir()
    sprint_id = invited(team)
    assert cli.run(["--db", str(team), "invite", sprint_id, "-o", str(tmp_path / "invited")]) == 0
    capsys.readouterr()
    monkeypatch.chdir(own.parent)
    (invite,) = (tmp_path / "invited").rglob("Front-desk*.invite.json")
    async with at(own) as alone:
        await prepare_alone(alone, invite)
    (handed,) = own.parent.glob("*.prep.json")
    shutil.copy(handed, sent)
    shutil.copy(FORM, sent / "prep form.xlsx")
    async with at(team, sprint=sprint_id, stage="ready") as wall:
        await take_in(wall, sent)
        await choose(wall)
    check(rows_of(team, sprint_id))


async def go(hand: Counting, stage: str) -> None:
    """Go to a stage by the key beside it in the list of all."""
    await hand.press("ctrl+g", key_of(stage))
    assert hand.app.stage.key == stage


async def prepare_alone(hand: Counting, invite: Path) -> None:
    """Open the invitation from Home, draw a draft in the twenty minutes' plan, and hand it over."""
    await hand.press("m")
    await hand.paste(str(invite))
    await hand.press("enter")
    await hand.until(lambda: hand.app.stage is not None and hand.app.stage.key == "prep")
    await hand.settle()
    await hand.press("1")
    await go(hand, "think")
    await hand.press("enter")
    for number, (name, feeling) in enumerate(DRAWN):
        if number >= OF_TWENTY:
            await hand.press("o")
        await hand.write(name)
        await hand.press("tab", feeling)
    await go(hand, "prep")
    await hand.press("S", "S")
    await hand.until(lambda: hand.app.clipboard)


async def take_in(hand: Counting, folder: Path) -> None:
    """Take all files of a folder, after they were looked at."""
    await hand.press("m")
    await hand.paste(str(folder))
    await hand.press("enter")
    await hand.until(lambda: "prep form.xlsx" in hand.text and not hand.said)
    await hand.press("A")


async def choose(hand: Counting) -> None:
    """Line everything up, keep it all, and settle each touchpoint on its page."""
    await go(hand, "compare")
    hand.keys = 0
    await hand.press("a", "home")
    rows = hand.app.workplace.desk.door.rows()
    for _ in rows.candidates:
        await hand.press("k")
    await hand.press("home", "c")
    await hand.until(lambda: isinstance(hand.screen, SettlePage))
    await hand.settle()
    for _ in rows.candidates:
        await hand.press("1", "1", "1", "1", "enter")
    assert hand.keys < 120


def check(rows: SprintRows) -> None:
    """What is on the team's map came from the two, and says so."""
    segment = rows.segments[0].id
    team = rows.team_map(segment)
    assert team is not None
    people = {person.name: person.id for person in rows.participants}
    front, operations = people["Front-desk lead"], people["Operations lead"]
    for person in (front, operations):
        assert draft_map_of(rows, person, segment) is not None
    found = {one.name: one for one in rows.touchpoints_of(team.id)}
    assert found.keys() == {*(name for name, _ in DRAWN), "A wrong cup"}
    counter = found["Counter order"]
    assert (counter.goal, counter.thought, counter.feeling) == ("Get the usual", "“7:52 …”", -2)
    behind = {
        (cell.lane, cell.way, cell.participant_id)
        for cell in rows.cell_sources
        if cell.touchpoint_id == counter.id
    }
    texts = {(lane, "taken", operations) for lane in ("goal", "action", "thought")}
    assert behind == {*texts, ("feeling", "agreed", operations), ("feeling", "agreed", front)}
    assert (found["Pick-up shelf"].feeling, found["App order"].feeling) == (0, 1)
