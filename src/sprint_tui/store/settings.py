"""What a person chose for this machine (the theme), in one small file in the config folder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from sprint_tui.store.whole import whole_file


def read(folder: Path) -> dict[str, str]:
    """Return the settings; a lost or broken file is none."""
    try:
        read = json.loads((folder / "settings.json").read_text())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in read.items()} if isinstance(read, dict) else {}


def keep(folder: Path, **chosen: str) -> None:
    """Remember settings. A disk that refuses costs the choice only."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file(folder / "settings.json") as part:
            part.write_text(json.dumps({**read(folder), **chosen}))
