"""Paths as people give them: typed, completed by tab, or dropped on the terminal."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path

from sprint_tui.widgets.field import NotUnderstoodError

Wanted = Callable[[Path], bool]


def meant(typed: str) -> tuple[Path, ...]:
    """Return the files or folders that are meant: one as it stands, or several in quotes, parted by blanks.

    Raises NotUnderstoodError where one is not there.
    """
    if not typed.strip():
        raise NotUnderstoodError("nothing_typed")
    whole = _path(typed.strip())
    if _is_there(whole):
        return (whole,)
    try:
        paths = tuple(map(_path, shlex.split(typed)))
    except ValueError:
        paths = (whole,)
    for path in paths:
        if not _is_there(path):
            raise NotUnderstoodError("no_file_named", path=str(whole if len(paths) == 1 else path))
    return paths


def completed(typed: str, wanted: Wanted) -> tuple[str, tuple[str, ...]]:
    """Return what is typed with all that can only follow, and the names that it may still become."""
    head, begun = os.path.split(typed)
    try:
        inside = sorted(_path(head or ".").iterdir(), key=lambda file: file.name.casefold())
        names = [file.name + os.sep * file.is_dir() for file in inside if file.is_dir() or wanted(file)]
    except OSError:
        return typed, ()
    fitting = [name for name in names if name.startswith(begun) and (begun or not name.startswith("."))]
    shared = os.path.commonprefix(fitting) if fitting else begun  # noqa: RUF071 - letters are meant
    return os.path.join(head, shared), tuple(fitting) if len(fitting) > 1 else ()  # noqa: PTH118 - ~ stays


def _path(text: str) -> Path:
    try:
        return Path(text.removeprefix("file://")).expanduser()
    except RuntimeError:  # there is no such person
        return Path(text)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
