"""What a person chose for this machine (the theme), in one small file in the config folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Lock

from sprint_tui.store import notes

_FILE = "settings.json"
_KEEPING = Lock()
"""A mirror is noted by the thread that wrote it, while somebody chooses a theme."""


def read(folder: Path) -> dict[str, str]:
    """Return the settings; a lost or broken file is none."""
    return {str(key): str(value) for key, value in notes.read(folder / _FILE).items()}


def keep(folder: Path, **chosen: str) -> None:
    """Remember settings. A disk that refuses costs the choice only."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _KEEPING:
        notes.keep(folder / _FILE, {**read(folder), **chosen})
