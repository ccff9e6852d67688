"""Where a person was: stage, map, row and caret of each sprint, in a small file beside the store."""

# No postponed annotations: a named tuple would compile each anew, at every start.

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sprint_tui.store import notes

_KEPT = 200


class Place(NamedTuple):
    """One place in a sprint; empty texts mean "wherever the stage begins"."""

    stage: str = ""
    map_id: str = ""
    row_id: str = ""
    field: str = ""
    caret: int = 0
    is_open: bool = False
    """Whether the field was being typed in."""
    page: str = ""
    page_id: str = ""
    """The page that lay over the stage, and the row it is of."""
    is_away: bool = False
    """Whether the person looks at something else: at the wall, or at Home."""


def file_of(store_path: Path) -> Path:
    """Return the file beside a store that holds its places."""
    return store_path.with_name(store_path.name + ".places.json")


class Places:
    """The places of all sprints of a store. A lost file loses no text: sprints open at their start."""

    def __init__(self, store_path: Path) -> None:
        self._path = file_of(store_path)

    def of(self, sprint_id: str) -> Place:
        """Return where this sprint was left."""
        try:
            place = Place(**notes.read(self._path)[sprint_id])
        except (KeyError, TypeError):
            return Place()
        return place if _is_sound(place) else Place()

    def stamp(self) -> int:
        """Return a number that changes when a place is kept; 0 while there is none."""
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def keep(self, sprint_id: str, place: Place) -> None:
        """Remember a place. A disk that refuses is not worth a word: only the place is lost."""
        self._put(sprint_id, place._asdict())

    def in_texts(self, sprint_id: str) -> dict[str, str]:
        """Return where each text of the reading was left; under "" the one that was read last."""
        return self._held(_texts(sprint_id))

    def keep_in_texts(self, sprint_id: str, left_at: Mapping[str, str]) -> None:
        """Remember where each text was left."""
        self._put(_texts(sprint_id), dict(left_at))

    def looks(self, sprint_id: str) -> dict[str, str]:
        """Return how a sprint is looked at, which lanes of its map are hidden for instance, by name."""
        return self._held(_looks(sprint_id))

    def keep_look(self, sprint_id: str, name: str, value: str) -> None:
        """Remember one way of looking at a sprint."""
        self._put(_looks(sprint_id), {**self.looks(sprint_id), name: value})

    def _held(self, name: str) -> dict[str, str]:
        held = notes.read(self._path).get(name)
        texts = held.items() if isinstance(held, dict) else ()
        return {key: text for key, text in texts if isinstance(text, str)}

    def _put(self, name: str, held: Mapping[str, object]) -> None:
        known = {key: value for key, value in notes.read(self._path).items() if key != name}
        notes.keep(self._path, dict(list(known.items())[-_KEPT:]) | {name: held})


def _texts(sprint_id: str) -> str:
    """Return the name under which the file holds the texts' places: no id has a sign like this."""
    return f"{sprint_id}/texts"


def _looks(sprint_id: str) -> str:
    return f"{sprint_id}/looks"


def _is_sound(place: Place) -> bool:
    """Say whether each value read is of its kind: the file is JSON that anyone may have changed."""
    return all(type(value) is type(default) for value, default in zip(place, Place(), strict=True))
