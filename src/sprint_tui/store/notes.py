"""What is remembered on the side, in small files: a lost or broken one holds nothing, and nobody minds."""

# `json` is imported by who reads or keeps something: a start without notes does without.

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from sprint_tui.store.whole import whole_file


def read(path: Path) -> dict[str, Any]:
    """Return what the file holds."""
    if not path.is_file():
        return {}
    import json  # noqa: PLC0415

    try:
        held = json.loads(path.read_text())
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def keep(path: Path, held: dict[str, Any]) -> None:
    """Let the file hold this. A disk that refuses costs no more than that."""
    import json  # noqa: PLC0415

    with suppress(OSError), whole_file(path, survives_power=False) as part:
        part.write_text(json.dumps(held))
