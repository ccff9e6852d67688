"""When each sprint's running clock was last in sight: in a small file beside the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sprint_tui.domain.timebox import Instant
from sprint_tui.store import notes

_KEPT = 20


class Seen:
    """The last sight of each clock. A lost file costs one question about time that nobody saw."""

    def __init__(self, store_path: Path) -> None:
        self._path = store_path.with_name(store_path.name + ".seen.json")

    def of(self, sprint_id: str) -> Instant | None:
        """Return when the clock of this sprint was last in sight; None when that is not known."""
        try:
            at, boot, seconds = notes.read(self._path)[sprint_id]
            moment = Instant(datetime.fromisoformat(at), str(boot), float(seconds))
        except (KeyError, TypeError, ValueError):
            return None
        return moment if moment.at.tzinfo is not None else None

    def keep(self, sprint_id: str, moment: Instant) -> None:
        """Remember that the clock is in sight now."""
        known = {key: value for key, value in notes.read(self._path).items() if key != sprint_id}
        last = [moment.at.isoformat(), moment.boot, moment.seconds]
        notes.keep(self._path, dict(list(known.items())[-_KEPT:]) | {sprint_id: last})
