"""The clock log of the scribe's notes (section 12), pressed into the real app, which is killed in block 4."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from machine import Machine
from pseudo_terminal import Terminal
from stage import example

if sys.platform == "win32":
    pytest.skip("pseudo terminals are for POSIX", allow_module_level=True)

RUNNER = Path(__file__).with_name("with_clock.py")
REPORT = [
    "Introduction 10:00 10:00 10:40 0:40",
    "Segment + promise 15:00 15:00 16:30 1:30",
    "Journey mapping 20:00 21:00 24:10 3:10 4:30",
    "WOW + Just Better 20:00 14:05 15:40 1:35",
    "Ownership 15:00 12:00 12:00",
    "Action planning 10:00 8:00 8:50 0:50",
    "Together 90:00 80:05 87:50 7:45 4:30",
    "92:20 on the wall's clock",
    "09:33 Journey mapping 4:30 Alarm test on platform 2",
]
"""Planned, after re-timing, actual, over and paused, as the notes have them."""


class Meeting:
    """The app in a terminal with a clock that the test sets by the time of day."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._folder = machine.folder
        machine.env |= {"TEST_CLOCK": str(self._folder), "TZ": "Europe/Brussels"}
        self.terminal: Terminal
        self.set("08:59:00")

    def set(self, time: str) -> None:
        """Set the second to go to; the sprint's day begins at 09:00."""
        hours, minutes, seconds = map(int, time.split(":"))
        self._wanted = float((hours - 9) * 3600 + minutes * 60 + seconds)
        part = self._folder / "target.part"
        part.write_text(str(self._wanted))
        part.replace(self._folder / "target")

    @contextmanager
    def open(self, *words: str) -> Iterator[None]:
        with self._machine.run_python(str(RUNNER), "open", "Mornings", *words) as self.terminal:
            yield

    def at(self, time: str, *keys: str) -> None:
        """Let the app come to a time of day, then press."""
        self.set(time)
        self.terminal.wait_until(self._is_there, time)
        self.terminal.press(*keys)

    def _is_there(self) -> bool:
        reached = self._folder / "reached"
        return reached.exists() and reached.read_text() == str(self._wanted)

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.terminal.wait_for(text)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    machine = Machine(tmp_path)
    with example(machine.store) as door, door.step("start_anew", scope="clock") as step:
        for event in door.rows().clock_events:
            step.remove(event)
    return Meeting(machine)


def test_the_report_has_the_minutes_of_the_notes_to_the_second(meeting: Meeting) -> None:
    with meeting.open("agenda"):
        meeting.sees("not started")
        meeting.at("09:02:00", "space")
        meeting.sees("The start was 02:00 late.")
        meeting.terminal.press("2")
        meeting.sees("block 1 of 6")
        _goes_on(meeting, "09:12:40", "block 2 of 6")
        _goes_on(meeting, "09:29:10", "block 3 of 6")
        meeting.at("09:33:05", "space")
        meeting.sees("PAUSED")
        meeting.terminal.press("e")
        meeting.sees("Why we paused")
        meeting.terminal.send("Alarm test on platform 2")
        meeting.terminal.press("enter")
        meeting.sees("enter to the block")
        meeting.at("09:37:35", "space")
        meeting.sees("The clock runs again.")
        meeting.at("09:49:00", "+")
        meeting.sees("Changed by 1 min")
        _goes_on(meeting, "09:57:50", "block 4 of 6")
        meeting.at("09:58:20", "r")
        meeting.sees("Keep the end at 10:32", "WOW 20 › 14:05", "Ownership 15 › 12:03")
        meeting.terminal.press("1")
        meeting.sees("Re-timed.")
        meeting.at("10:03:00")
        meeting.terminal.kill()
    meeting.set("10:03:20")
    with meeting.open():
        meeting.sees("block 4 of 6")
        _goes_on(meeting, "10:13:30", "block 5 of 6")
        meeting.at("10:13:55", "r")
        meeting.sees("Even the shortest blocks lack 01:30.")
        meeting.terminal.press("1")
        meeting.sees("Re-timed.")
        meeting.at("10:20:00", "n")
        meeting.sees("n again goes to the next")
        meeting.terminal.press("n")
        meeting.sees("block 6 of 6")
        meeting.at("10:20:12", "backspace")
        meeting.sees("block 5 of 6")
        _goes_on(meeting, "10:25:30", "block 6 of 6", asks=False)
        meeting.at("10:34:20", "n")
        meeting.sees("the meeting is over")
        meeting.terminal.press("v")
        meeting.sees("92:20")
        shown = " ".join(meeting.terminal.screen.text.split())
        assert [line for line in REPORT if line not in shown] == []
        meeting.terminal.press("ctrl+q")
        assert meeting.terminal.exit_code() == 0


def _goes_on(meeting: Meeting, time: str, block: str, *, asks: bool = True) -> None:
    """Go to the next block; where the end no longer holds, nothing is answered now."""
    meeting.at(time, "n")
    meeting.sees(block)
    if asks:
        meeting.sees("Shortest: ")
        meeting.terminal.press("esc")
        meeting.terminal.wait_until(lambda: "Shortest: " not in meeting.terminal.screen.text, "esc")
