"""Report: every figure of the meeting, from the clock's own log, to the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from filled import values
from sprint_tui.screens.report import ReportPage
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ClockEvent
from stage import MEETING, ROOM, SMALL, WIDE, Staged, fresh, staged, words

LOG: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("start", 120, {"reason": "two people were still at the machine"}),
    ("next", 760, {"done": 3, "total": 4}),
    ("next", 1750, {}),
    ("pause", 1985, {"reason": "alarm test on platform 2"}),
    ("resume", 2255, {}),
    ("adjust", 2940, {"amount": 60, "reason": "to give the late train a row"}),
    ("drift", 3000, {"reason": "loyalty stamps"}),
    ("next", 3470, {"done": 9, "total": 9}),
    ("retime", 3500, {"lengths": "picks=845 ownership=723 actions=482"}),
    ("next", 4410, {"done": 5, "total": 6}),
    ("retime", 4435, {"amount": 90, "lengths": "ownership=720 actions=480", "is_less": True}),
    ("next", 4800, {}),
    ("back", 4812, {}),
    ("next", 5130, {}),
    ("finish", 5660, {}),
)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db", asks_keepers=True) as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, meeting_start=MEETING, zone="Europe/Brussels")
        yield door


def hold(door: Door, upto: int = len(LOG)) -> None:
    with door.step("clock_start", scope="clock") as step:
        for number, (kind, after, given) in enumerate(LOG[:upto]):
            at = MEETING + timedelta(seconds=after)
            when = {"at": at, "boot": "boot", "seconds": 1000.0 + after}
            position = f"i{number:03}i"
            step.add(ClockEvent, sprint_id=door.sprint_id, position=position, kind=kind, **when, **given)


def figures(hand: Staged, name: str) -> list[str]:
    return [word for word in hand.line_with(name).split() if ":" in word]


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_the_figures_are_those_of_the_notes(door: Door, size: tuple[int, int]) -> None:
    hold(door)
    async with staged(ReportPage, door, door.sprint_id, size=size) as hand:
        assert figures(hand, "Introduction") == ["10:00", "10:00", "10:40", "0:40"]
        assert figures(hand, "Segment + promise") == ["15:00", "15:00", "16:30", "1:30"]
        assert figures(hand, "Journey mapping") == ["20:00", "21:00", "24:10", "3:10", "4:30"]
        assert figures(hand, "WOW + Just Better") == ["20:00", "14:05", "15:40", "1:35"]
        assert figures(hand, "Ownership") == ["15:00", "12:00", "12:00"]
        assert figures(hand, "Action planning") == ["10:00", "8:00", "8:50", "0:50"]
        assert figures(hand, words("report.together")) == ["90:00", "80:05", "87:50", "7:45", "4:30"]
        assert words("report.wall", time="92:20") in hand.text
        assert words("report.span", began="08:02", ended="09:34") in hand.text
        assert words("agenda.zones", zone="Europe/Brussels", time="09:00") in hand.text
        assert words("report.promised", end="09:33") + words("report.late", by="0:50") in hand.text


async def test_below_stands_what_happened(door: Door) -> None:
    hold(door)
    async with staged(ReportPage, door, door.sprint_id, size=WIDE) as hand:
        line = hand.line_with("alarm test on platform 2")
        assert "08:33" in line and "Journey mapping" in line and "4:30" in line
        for text in (
            "Started 2:00 late: two people were still at the machine",
            "Journey mapping 20:00 › 21:00: to give the late train a row",
            "WOW + Just Better 20:00 › 14:05, Ownership 15:00 › 12:03, Action planning 10:00 › 8:02",
            "Ownership 12:03 › 12:00, Action planning 8:02 › 8:00, the end 1:30 later",
            words("report.less"),
            words("report.said.back", block="Ownership"),
            "asked once: loyalty stamps",
        ):
            assert text in " ".join(hand.text.split())
        assert words("report.settled.both", done=3, total=4, now=1) in hand.text


async def test_everything_can_be_reached_in_a_small_window(door: Door) -> None:
    hold(door)
    async with staged(ReportPage, door, door.sprint_id, size=SMALL) as hand:
        await hand.press("end")
        assert "loyalty stamps" in hand.text
        await hand.press("home")
        assert "Introduction" in hand.text


async def test_before_the_clock_has_run_it_says_when_it_fills(door: Door) -> None:
    async with staged(ReportPage, door, door.sprint_id) as hand:
        assert words("report.empty") in hand.text
        await hand.press("v")
        assert hand.app.opened == [("plan", door.sprint_id, "")]


async def test_while_the_clock_runs_its_figures_grow(door: Door) -> None:
    hold(door, 4)
    async with staged(ReportPage, door, door.sprint_id) as hand:
        await hand.passes(1985 + 60)
        assert words("report.since", began="08:02") in hand.text
        assert figures(hand, "Journey mapping")[2:] == ["3:55", "1:00"]
        assert words("report.going_on", reason="alarm test on platform 2") in hand.text
        await hand.passes(30)
        assert figures(hand, "Journey mapping")[2:] == ["3:55", "1:30"]
        assert figures(hand, "Ownership") == ["15:00", "15:00"]


async def test_nothing_can_be_changed_here(door: Door) -> None:
    hold(door)
    async with staged(ReportPage, door, door.sprint_id) as hand:
        before = values(hand.rows)
        await hand.press("enter", "tab", "delete", "o", "space", "1", "a")
        assert values(hand.rows) == before
        assert not hand.is_editing()
        assert hand.keys_shown == " esc back   v plan, report   f1 help"
