"""Files that came in, read once a run: a reading starts a process, and the same file has the same cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sprint_tui.exchange.drafts import sheets

_read = sheets._reply
_HELD: dict[tuple[str, bytes], dict[str, Any]] = {}


def reply_once(path: Path) -> dict[str, Any]:
    """Return what the reading process says of a file; of the same bytes it says the same."""
    key = (path.suffix, path.read_bytes())
    if key not in _HELD:
        _HELD[key] = _read(path)
    return _HELD[key]
