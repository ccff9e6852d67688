"""The vote of the example's meeting by keys: six slips over a restart, a wall that is silent, a decision."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from filled import opened
from hand import Hand
from in_workbook import Entry, not_found
from sprint_tui.app import wall_window as room_window
from sprint_tui.exchange import sprint_json
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.store import sprints, voting
from sprint_tui.store.rows import SprintRows
from stage import Now, content, example, wall_window, whole_app, words

SLIPS = ("673 529", "673 529", "678 521", "678 521", "645 593", "341/913")
"""Six slips that come to the sums of the example's meeting."""
WOW = {"Pick-up shelf": 5, "Late-train morning": 4, "First order": 3, "App order": 2, "Platform sign": 1}
CHOSEN = (
    *("Pick-up shelf", "Late-train morning", "First order"),
    *("Counter order", "Menu in the app", "Message when the cup is wrong"),
)


@pytest.fixture
def sprint(tmp_path: Path) -> str:
    """The example before anything was picked."""
    with example(tmp_path / "store.db") as door:
        with door.step("empty") as step:
            for pick in door.rows().picks:
                step.remove(pick)
            step.forget()
        return door.sprint_id


def rows_of(path: Path, sprint: str) -> SprintRows:
    with opened(path) as store:
        return store.door(sprint).rows()


def told(path: Path) -> list[tuple[str, str]]:
    """What the history tells of: each kind of row, and who changed it."""
    with closing(sqlite3.connect(path)) as store:
        return store.execute("SELECT DISTINCT entity, actor FROM change").fetchall()


async def type_slips(hand: Hand, *slips: str) -> None:
    for slip in slips:
        await hand.write(slip)
        for part in slip.replace("/", " ").split():
            assert part not in hand.text
        await hand.press("enter")


async def test_six_slips_and_a_decision(tmp_path: Path, sprint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_window, "FOLLOW_EVERY", 0.05)
    path = tmp_path / "store.db"
    async with whole_app(path, sprint=sprint, stage="picker") as hand, wall_window(path, sprint) as wall:
        await hand.press("r")
        await type_slips(hand, *SLIPS[:3])
        await hand.write("67")
        await wall.until_seen(words("vote.slips_in.of", n=3, people=6))
        assert "●" not in wall.text
        assert "Late-train morning" in wall.text
    whole = json.loads(sprint_json.dumps(rows_of(path, sprint), "test"))
    assert (whole["ballot"], whole["vote"]) == ([], [])
    assert told(path) == [("ballot", "")]
    async with whole_app(path, sprint=sprint) as hand:
        assert words("vote.slips_in.of", n=3, people=6) in hand.text
        await type_slips(hand, *SLIPS[3:])
        assert hand.text_of("Say").strip() == words("vote.all_in")
        await hand.press("r")
        await hand.until_seen(words("vote.result.slips", n=6))
        for name, votes in WOW.items():
            assert next(line[:50] for line in hand.lines if name in line[:50]).split()[-1] == str(votes)
        await hand.press("a", "y")
        await hand.until_seen("decided at")
        await hand.press("escape")
        await hand.until_seen(words("picker.counts.better", n=3))
        assert "votes" in hand.text
    rows = rows_of(path, sprint)
    map_id = rows.maps[0].id
    assert voting.slips(rows, map_id) == 6
    names = {one.id: one.name for one in rows.touchpoints}
    assert tuple(names[pick.touchpoint_id or ""] for pick in rows.chosen_of(map_id)) == CHOSEN
    assert rows.decisions[-1].votes == words("vote.decided_by", n=6)
    with opened(tmp_path / "other.db") as store:
        sprints.put_in(store, sprint_json.loads(sprint_json.dumps(rows, "test")), "new_sprint")
    again = rows_of(tmp_path / "other.db", sprint)
    assert (again.votes, again.ballots) == (rows.votes, rows.ballots)
    book = make_workbook(rows, content(), Now()())
    wanted = [Entry("votes", votes, "WOW", row_of=words("workbook.votes")) for votes in "543"]
    assert not_found(book, wanted) == []
