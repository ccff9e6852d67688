"""The app in a real terminal: killed, closed, resized, fed with garbage; and where there is no terminal."""

from __future__ import annotations

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from filled import filled
from machine import Machine
from pseudo_terminal import PATIENCE, Terminal

if sys.platform == "win32":
    pytest.skip("pseudo terminals are for POSIX", allow_module_level=True)

TEXT = "Your coffee is ready before you are."
MOUSE = (1000, 1003, 1006, 1015)
HOSTILE = "A \x1b[31mB \x1b]52;c;ZXZpbA==\x07 C \u202e\x9b2J "
OBEYED = (b"\x1b[31mB", b"\x1b]52", b"\x1b]0;", b"\x9b2J", "\u202e".encode(), b"\x07 C")
"""What of it must never reach the terminal as it is."""
TYPING = 3.0
"""Seconds of typing without a rest: the store has to be written three times meanwhile."""
ALTERNATE_SCREEN, PASTES = 1049, 2004
AS_EVER = {7, 25}
"""Private modes that a terminal has on when nobody has switched it: lines wrap, the cursor shows."""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def begin_promise(terminal: Terminal) -> None:
    """Make the first sprint of a store, and open its first field."""
    terminal.wait_for("a new sprint")
    terminal.press("o")
    terminal.wait_for("What is this sprint called?")
    terminal.send("Mornings")
    terminal.wait_for("Mornings")
    terminal.press("enter")
    terminal.wait_for("BRIEF")
    terminal.press("enter")
    terminal.wait_for("esc done")


def is_restored(terminal: Terminal) -> bool:
    """Say whether the terminal is as it was: no alternate screen, no mouse, no pastes; the cursor there."""
    modes = terminal.modes
    return ALTERNATE_SCREEN in modes and all(on == (mode in AS_EVER) for mode, on in modes.items())


# Killed, ended, closed


def test_what_was_typed_outlives_a_power_cut(machine: Machine) -> None:
    """Whoever types without a rest loses at most the last second; one more is left for a slow machine."""
    with machine.run() as terminal:
        begin_promise(terminal)
        begun, typed = monotonic(), ""
        seen: list[tuple[float, int]] = []
        while monotonic() - begun < TYPING:
            typed += f"{len(seen)}. "
            terminal.send(f"{len(seen)}. ")
            terminal.wait_for(f"{len(seen)}.")
            seen.append((monotonic(), len(typed)))
        terminal.kill()
        killed = monotonic()
    kept = machine.promise
    assert typed.startswith(kept)
    assert len(kept) >= max(length for at, length in seen if at < killed - 2)
    with machine.run("open", "Mornings") as terminal:
        terminal.wait_for("BRIEF")
        terminal.wait_for(kept[:30])
        terminal.wait_for("esc done")
        terminal.send(" And warm.")
        terminal.wait_for("warm.")
        terminal.press("esc")
        terminal.wait_for("enter edit")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert machine.promise == f"{kept} And warm."


def test_saved_means_saved(machine: Machine) -> None:
    with machine.run() as terminal:
        begin_promise(terminal)
        terminal.send(TEXT)
        terminal.wait_for("editing")
        terminal.wait_for("saved")
        terminal.kill()
    assert machine.promise == TEXT


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_signal_stores_what_was_just_typed(machine: Machine, name: str, code: int) -> None:
    with machine.run() as terminal:
        begin_promise(terminal)
        terminal.send(TEXT)
        terminal.wait_for(TEXT)
        terminal.signal(signal.Signals[name])
        assert terminal.exit_code() == code
        assert is_restored(terminal)
    assert machine.promise == TEXT


def test_a_closed_window_stores_what_was_just_typed(machine: Machine) -> None:
    """The system says so by SIGHUP."""
    with machine.run() as terminal:
        begin_promise(terminal)
        terminal.send(TEXT)
        terminal.wait_for(TEXT)
        terminal.close()
        assert terminal.exit_code() == 129
    assert machine.promise == TEXT


# Windows and bytes


def test_a_tiny_window_says_what_it_needs_and_recovers_and_quitting_restores_it(machine: Machine) -> None:
    with machine.run(size=(20, 5)) as terminal:
        terminal.wait_for("and 20 rows.")
        terminal.resize(100, 28)
        terminal.wait_for("a new sprint")
        terminal.resize(20, 5)
        terminal.wait_for("and 20 rows.")
        terminal.resize(80, 24)
        terminal.wait_for("a new sprint")
        assert all(terminal.modes[mode] for mode in (ALTERNATE_SCREEN, *MOUSE, PASTES))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert is_restored(terminal)


def test_neither_garbled_bytes_nor_a_paste_without_an_end_stop_the_app(machine: Machine) -> None:
    """A paste counts as ended after some silence; what was pasted until then is there."""
    with machine.run() as terminal:
        terminal.wait_for("a new sprint")
        terminal.send(b"\xff\xfe\xc3")
        begin_promise(terminal)
        terminal.send(b"caf\xe9 \xff")
        terminal.send(TEXT)
        terminal.wait_for(TEXT)
        terminal.send("\x1b[200~ Every")
        terminal.wait_for(" Every")
        terminal.send(" single day")
        terminal.wait_for(" Every single day")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert machine.promise.startswith("caf")
    assert machine.promise.endswith(f"{TEXT} Every single day")


def test_a_paste_is_text_whatever_is_in_it(machine: Machine) -> None:
    with machine.run() as terminal:
        begin_promise(terminal)
        terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~{TEXT}")
        terminal.wait_for(TEXT)
        terminal.press("esc")
        terminal.wait_for("enter edit")
        terminal.press("ctrl+p")
        terminal.wait_for("Go to Journey")
        terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~")
        terminal.wait_for("ZXZpbA")
        terminal.press("esc", "ctrl+q")
        assert terminal.exit_code() == 0
        assert is_restored(terminal)
        assert not [sequence for sequence in OBEYED if sequence in terminal.output]
    assert machine.promise == HOSTILE + TEXT


# The example, and stores that are none


@pytest.mark.parametrize(("end", "code"), [("ctrl+q", 0), ("SIGTERM", 143)])
def test_the_example_leaves_nothing_behind(machine: Machine, end: str, code: int) -> None:
    with machine.run("demo") as terminal:
        terminal.wait_for("JOURNEY")
        terminal.wait_for("Platform sign")
        assert list(machine.temporary.iterdir())
        if end == "SIGTERM":
            terminal.signal(signal.SIGTERM)
        else:
            terminal.press(end)
        assert terminal.exit_code() == code
        assert is_restored(terminal)
    assert list(machine.temporary.iterdir()) == []
    assert not machine.store.exists()


def a_folder(machine: Machine) -> None:
    machine.store.mkdir()


def a_text(machine: Machine) -> None:
    machine.store.write_text("Dear diary")


def cut_off(machine: Machine) -> None:
    a_store(machine)
    machine.store.write_bytes(machine.store.read_bytes()[:-9000])


def a_newer_one(machine: Machine) -> None:
    a_store(machine)
    with closing(sqlite3.connect(machine.store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def a_store(machine: Machine) -> None:
    with filled(machine.store):
        pass


@pytest.mark.parametrize("made", [a_folder, a_text, cut_off, a_newer_one])
def test_a_store_that_cannot_be_read_is_named_in_one_line(
    machine: Machine, made: Callable[[Machine], None]
) -> None:
    made(machine)
    before = files(machine)
    with machine.run() as terminal:
        assert terminal.exit_code() == 1
        assert is_one_line(terminal.output.decode(), str(machine.store))
    assert files(machine) == before


def files(machine: Machine) -> dict[str, bytes]:
    """Return what lies in the machine's folder."""
    found = machine.folder.rglob("*")
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in found}


def is_one_line(output: str, holding: str) -> bool:
    """Say whether this is one line of complaint, and nothing else."""
    line, end, rest = output.replace("\r\n", "\n").partition("\n")
    return (
        line.startswith("sprint-tui: ")
        and holding in line
        and "\x1b" not in line
        and (end, rest) == ("\n", "")
    )


# No terminal


def test_a_terminal_that_only_prints_is_refused(machine: Machine) -> None:
    machine.env["TERM"] = "dumb"
    with machine.run() as terminal:
        assert terminal.exit_code() == 2
        assert is_one_line(terminal.output.decode(), "TERM=dumb")


@pytest.mark.parametrize("redirected", ["stdin", "stdout"])
def test_where_there_is_no_terminal_the_app_is_refused(machine: Machine, redirected: str) -> None:
    outer, inner = pty.openpty()
    try:
        told = subprocess.run(
            [sys.executable, "-m", "sprint_tui"],
            stdin=subprocess.DEVNULL if redirected == "stdin" else inner,
            stdout=subprocess.PIPE if redirected == "stdout" else inner,
            stderr=subprocess.PIPE,
            env=machine.env,
            timeout=PATIENCE,
            check=False,
        )
    finally:
        os.close(outer)
        os.close(inner)
    assert told.returncode == 2
    assert not told.stdout
    assert is_one_line(told.stderr.decode(), "sprint-tui list")
