"""`doctor`: where things live, what is installed, whether the store is sound, and what to do if not."""

from __future__ import annotations

import os
import platform
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sprint_tui import __version__
from sprint_tui.commands import boundary, findings
from sprint_tui.commands.columns import aligned
from sprint_tui.commands.findings import Finding
from sprint_tui.commands.job import Job
from sprint_tui.domain.text import one_line
from sprint_tui.store import backups, glance, lock, paths
from sprint_tui.store.errors import StoreError
from sprint_tui.store.glance import Glance

WIDEST = 200
INDENT = "  "


def run(job: Job) -> int:
    """Print the report; return 1 when something is wrong."""
    found = [
        *findings.of_store(job.path),
        *findings.of_mirror(job.path),
        findings.of_space(job.path),
        *findings.of_sqlite(),
    ]
    for heading, lines in (
        ("versions", _versions()),
        ("places", _places(job)),
        ("store", [_line(job, finding) for finding in found]),
        ("copies", _copies(job)),
        ("windows", _windows(job)),
    ):
        print(job.words(f"cli.doctor.heads.{heading}"))
        print("\n".join(INDENT + line for line in lines) + "\n")
    wrong = sum(finding.level == "wrong" for finding in found)
    print(job.words("cli.doctor.verdict", n=wrong) if wrong else job.words("cli.doctor.sound"))
    return int(wrong > 0)


def _versions() -> list[str]:
    known = [("sprint-tui", __version__), ("Python", platform.python_version())]
    try:
        known.append(("Textual", version("textual")))
    except PackageNotFoundError:
        known.append(("Textual", "-"))
    return aligned([*known, ("SQLite", sqlite3.sqlite_version)], WIDEST)


def _places(job: Job) -> list[str]:
    places = (
        ("store", job.path, paths.STORE),
        ("copies", backups.folder_of(job.path), ""),
        ("settings", paths.config_folder(), paths.CONFIG),
        ("logs", paths.log_folder(), paths.LOGS),
    )
    return aligned(
        [
            (job.words(f"cli.doctor.places.{name}"), _moved(job, one_line(str(path)), variable))
            for name, path, variable in places
        ],
        WIDEST,
    )


def _moved(job: Job, path: str, variable: str) -> str:
    """Return a path, with the variable that moved it."""
    is_moved = bool(variable and os.environ.get(variable, "").strip())
    return job.words("cli.doctor.moved", path=path, variable=variable) if is_moved else path


def _line(job: Job, finding: Finding) -> str:
    """Return one finding as a line, its level first."""
    level = job.words(f"cli.doctor.levels.{finding.level}").ljust(6)
    details = {name: _said(name, value) for name, value in finding.details.items()}
    if finding.code.startswith("errors."):
        return level + boundary.sentence(finding.code.removeprefix("errors."), details)
    return level + job.words(f"cli.doctor.{finding.code}", **details)


def _said(name: str, value: object) -> object:
    if name == "size" and isinstance(value, int):
        return _size(value)
    return value if isinstance(value, int) else one_line(str(value))


def _copies(job: Job) -> list[str]:
    rows = []
    for copy in backups.copies(job.path):
        state = job.words(f"cli.doctor.copy.{'sound' if findings.is_sound(copy) else 'damaged'}")
        made = datetime.fromtimestamp(copy.stat().st_mtime, UTC).astimezone()
        rows.append((f"{made:%Y-%m-%d %H:%M}", _size(copy.stat().st_size), state, one_line(copy.name)))
    return aligned(rows, WIDEST) if rows else [job.words("cli.doctor.no_copies")]


def _windows(job: Job) -> list[str]:
    open_ = [_window(job.path, sprint_id) for sprint_id in lock.held(lock.locks_of(job.path))]
    return open_ or [job.words("cli.doctor.no_windows")]


def _window(path: Path, sprint_id: str) -> str:
    found: list[Glance] = []
    with suppress(StoreError):
        found = glance.matching(path, sprint_id, read_only=True)
    title = next((one_line(one.title) for one in found if one.id == sprint_id), "?")
    return f"{title} ({one_line(sprint_id)})"


def _size(size: int) -> str:
    """Return a size in bytes as people read it."""
    amount, unit = float(size), "B"
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if amount < 1000 or unit == "TB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if amount >= 10 or unit == "B" else f"{amount:.1f} {unit}"
