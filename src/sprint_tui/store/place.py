"""Where a person was: stage, map, row and caret of each sprint, in a small file beside the store."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sprint_tui.store.whole import whole_file

_KEPT = 200


@dataclass(frozen=True)
class Place:
    """One place in a sprint; empty texts mean "wherever the stage begins"."""

    stage: str = ""
    map_id: str = ""
    row_id: str = ""
    field: str = ""
    caret: int = 0


class Places:
    """The places of all sprints of a store. A lost file loses no text: sprints open at their start."""

    def __init__(self, store_path: Path) -> None:
        self._path = store_path.with_name(store_path.name + ".places.json")

    def of(self, sprint_id: str) -> Place:
        """Return where this sprint was left."""
        try:
            place = Place(**self._read()[sprint_id])
        except (KeyError, TypeError):
            return Place()
        return place if _is_sound(place) else Place()

    def keep(self, sprint_id: str, place: Place) -> None:
        """Remember a place. A disk that refuses is not worth a word: only the place is lost."""
        known = {key: value for key, value in self._read().items() if key != sprint_id}
        kept = dict(list(known.items())[-_KEPT:]) | {sprint_id: asdict(place)}
        with suppress(OSError), whole_file(self._path) as part:
            part.write_text(json.dumps(kept))

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            read = json.loads(self._path.read_text())
        except (OSError, ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}


def _is_sound(place: Place) -> bool:
    """Say whether each value read is of its kind: the file is JSON that anyone may have changed."""
    return all(type(value) is type(getattr(Place(), name)) for name, value in asdict(place).items())
