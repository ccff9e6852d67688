"""When each sprint's running clock was last in sight: a small file each, in a folder beside the store."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sprint_tui.domain.timebox import Instant


class Seen:
    """The last sight of each clock. A lost file costs one question about time that nobody saw."""

    def __init__(self, store_path: Path) -> None:
        self._folder = store_path.with_name(store_path.name + ".seen")

    def of(self, sprint_id: str) -> Instant | None:
        """Return when the clock of this sprint was last in sight; None when that is not known."""
        try:
            at, boot, seconds = (self._folder / sprint_id).read_text().split("\n")
            moment = Instant(datetime.fromisoformat(at), boot, float(seconds))
        except (OSError, ValueError):
            return None
        return moment if moment.at.tzinfo is not None else None

    def keep(self, sprint_id: str, moment: Instant) -> None:
        """Remember that the clock is in sight now. It is written often, so nobody waits for the disk."""
        path = self._folder / sprint_id
        part = path.with_suffix(".part")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            part.write_text(f"{moment.at.isoformat()}\n{moment.boot}\n{moment.seconds}")
            part.replace(path)
