"""The path of a file or folder, as people type it: of a new one, or of one that is there."""

from __future__ import annotations

import shlex
from itertools import chain, count
from pathlib import Path

from sprint_tui.widgets.field import NotUnderstoodError


def new_file(typed: str, ending: str = "") -> Path:
    """Return the path that is meant, with this ending where it has another.

    Raises NotUnderstoodError where no new file can be made.
    """
    try:
        path = Path(typed).expanduser().absolute()
        if path.suffix.lower() != ending and not path.is_dir():
            path = path.with_name(path.name + ending)
        is_taken, has_folder = _is_there(path), path.parent.is_dir()
    except (OSError, ValueError, RuntimeError) as error:
        raise NotUnderstoodError("no_file_there") from error
    if is_taken:
        raise NotUnderstoodError("file_exists", path=str(path))
    if not has_folder:
        raise NotUnderstoodError("no_folder", path=str(path.parent))
    return path


def old_file(typed: str) -> Path:
    """Return the file that is meant; one that was dropped on the window may stand in quotes.

    Raises NotUnderstoodError where no file is.
    """
    tried = [typed, *_unquoted(typed)]
    try:
        paths = [Path(one).expanduser().absolute() for one in tried]
        return next(path for path in paths if path.is_file())
    except (OSError, ValueError, RuntimeError, StopIteration) as error:
        raise NotUnderstoodError("json_no_file", file=typed) from error


def _unquoted(typed: str) -> list[str]:
    try:
        return shlex.split(typed)[:1]
    except ValueError:
        return []


def free_path(name: str, ending: str = "", folder: str = "") -> str:
    """Return a path that is not taken, in this folder, or else where the app was started."""
    try:
        numbers = chain([""], (f"-{n}" for n in count(2)))
        here = Path(folder).expanduser() if folder else Path.cwd()
        paths = (here / f"{name}{number}{ending}" for number in numbers)
        return str(next(path for path in paths if not path.exists()))
    except (OSError, RuntimeError):  # that folder is gone, or nobody may look into it
        return str(Path("~", name + ending))


def _is_there(path: Path) -> bool:
    """Say whether a file is there; `Path.exists` keeps quiet about a path that no file can have."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
