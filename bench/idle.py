"""What the app costs while nobody touches it, beside Textual apps that show nothing new, or one clock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from figures import note, show
from startup import APP
from stores import start_clock, with_journey, with_sprints
from terminal import Program, environment, now

FLOOR = [sys.executable, str(Path(__file__).with_name("floors.py"))]
SETTLED = 3.0
"""Seconds until what is done in the background after the start is done."""
GLANCE = 0.02
"""Seconds of listening to one of the programs before it is the next one's turn."""


def run(folder: Path, seconds: int) -> None:
    """Print CPU and bytes of all programs, idle over the same seconds."""
    if not sys.platform.startswith("linux"):
        note("idle: the CPU of another process can be read to the microsecond on Linux only")
        return
    with ExitStack() as all_:
        programs = {
            name: all_.enter_context(Program(command, environment(str(folder), SPRINT_TUI_DB=str(path))))
            for name, command, path in _commands(folder)
        }
        _listen(programs, SETTLED)
        before = {name: (program.cpu, program.bytes) for name, program in programs.items()}
        began = now()
        _listen(programs, seconds)
        took = now() - began
        spent = {
            name: ((program.cpu - before[name][0]) / took, (program.bytes - before[name][1]) / took)
            for name, program in programs.items()
        }
    for plain, beside in (("empty", ("Home", "Journey")), ("clock", ("Agenda, clock", "Journey, clock"))):
        for name in beside:
            (cpu, written), (plain_cpu, plain_written) = spent[name], spent[plain]
            aims = ("1.2x", "1.2x") if plain == "clock" else ("", "no bytes")
            show(f"idle, {name}: CPU, % of a core", cpu * 100, plain_cpu * 100, aims[0], unit="")
            show(f"idle, {name}: bytes a second", written, plain_written, aims[1], unit="")


def _commands(folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield name, command and store of each program; each has a store of its own, as its only window."""
    for name in ("empty", "clock"):
        yield name, [*FLOOR, name], folder / "none.db"
    path = folder / "idle-home.db"
    with_sprints(path, 3)
    yield "Home", APP, path
    for stage, has_clock in (("Journey", False), ("Agenda", True), ("Journey", True)):
        path = folder / f"idle-{stage}-{has_clock}.db"
        sprint_id = with_journey(path, 0)
        if has_clock:
            start_clock(path, sprint_id)
        name = f"{stage}, clock" if has_clock else stage
        yield name, [*APP, "open", sprint_id, stage.casefold()], path


def _listen(programs: dict[str, Program], seconds: float) -> None:
    """Read what all of them write: one whose bytes nobody reads would be stopped by its terminal."""
    end = now() + seconds
    while now() < end:
        for program in programs.values():
            program.read_for(GLANCE)
