"""A json file that came in: small enough to be read, and one of ours."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.domain import text
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.sprint_json import Source, read

MOST_BYTES = 10_000_000
"""A whole sprint has a hundredth of it."""


def source_in(path: Path) -> Source:
    """Return what a file holds. Raises ImportRefusedError, which names the file."""
    name = text.one_line(path.name)
    try:
        return read(_text_in(path))
    except ImportRefusedError as error:
        raise ImportRefusedError(error.code, **{"file": name, **error.details}) from error
    except (OSError, ValueError) as error:
        raise ImportRefusedError("json_unreadable", file=name) from error


def _text_in(path: Path) -> str:
    """Return the text of a file. Raises ImportRefusedError, OSError; ValueError for a name no file has."""
    if not path.is_file():
        raise ImportRefusedError("json_no_file")
    with path.open("rb") as file:
        held = file.read(MOST_BYTES + 1)
    if len(held) > MOST_BYTES:
        raise ImportRefusedError("json_too_large")
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ImportRefusedError("not_json") from error
