"""The words of the app itself: looked up by a dotted key, and filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter
from threading import Lock

from sprint_tui.content.errors import ContentError

FORMS = {"one", "other"}
"""The two forms of an entry that counts something, chosen by the value for `n`."""


class Words:
    """The entries of `words.toml`: `words("home.empty", n=3)` fills `{n}` in entry `empty` of `[home]`.

    `more` reads the tables that a start does not need (`words_*.toml`); it is asked once, when one is wanted.
    """

    def __init__(
        self,
        entries: Mapping[str, object],
        file: str = "words.toml",
        more: Callable[[], Mapping[str, object]] = dict,
    ) -> None:
        self._entries = entries
        self._file = file
        self._more: Callable[[], Mapping[str, object]] | None = more
        self._reading = Lock()

    def __call__(self, key: str, /, **values: object) -> str:
        """Return an entry with its values filled in. Raises ContentError when it or a value is missing."""
        entry = self._entry(key)
        if isinstance(entry, dict) and "n" in values:
            entry = entry.get("one" if values["n"] == 1 else "other")
        elif isinstance(entry, dict) and entry.keys() == FORMS:
            raise ContentError(self._file, key, "n is missing")
        if not isinstance(entry, str):
            raise ContentError(self._file, key, "is not a text")
        try:
            return entry.format_map(values)
        except KeyError as error:
            raise ContentError(self._file, key, f"{error.args[0]} is missing") from error
        except (ValueError, AttributeError, IndexError, TypeError) as error:
            raise ContentError(self._file, key, f"cannot be filled in ({error})") from error

    def table(self, key: str) -> dict[str, str]:
        """Return all entries of a table as they are. Raises ContentError when it is missing."""
        entry = self._entry(key)
        if not isinstance(entry, dict):
            raise ContentError(self._file, key, "is not a table")
        return entry

    def on_wall(self) -> Words:
        """Return the words of a window that nobody works in: none of them names a key."""
        self.read_ahead()
        return Words(_laid_over(self._entries, self.table("on_wall")), self._file)

    def check(self) -> None:
        """Read every entry. Raises ContentError for one that is empty, no text, or cannot be filled in."""
        self.read_ahead()
        self._check_table("", self._entries)

    def _entry(self, key: str) -> object:
        if key.split(".", 1)[0] not in self._entries:
            self.read_ahead()
        entry: object = self._entries
        for part in key.split("."):
            if not isinstance(entry, dict) or part not in entry:
                raise ContentError(self._file, key, "is missing")
            entry = entry[part]
        return entry

    def read_ahead(self) -> None:
        """Read the tables that a start does not need; any thread may."""
        with self._reading:
            if self._more is not None:
                more, self._more = self._more(), None
                if twice := more.keys() & self._entries.keys():
                    raise ContentError(self._file, min(twice), "stands in two files")
                self._entries = {**self._entries, **more}

    def _check_table(self, path: str, table: Mapping[str, object]) -> None:
        if table.keys() & FORMS and table.keys() != FORMS:
            raise ContentError(self._file, path, "needs one and other, and nothing else")
        for name, entry in table.items():
            key = f"{path}.{name}" if path else name
            if isinstance(entry, dict):
                self._check_table(key, entry)
            else:
                self._check_text(key, entry)

    def _check_text(self, key: str, entry: object) -> None:
        if not isinstance(entry, str):
            raise ContentError(self._file, key, "is not a text")
        if not entry.strip():
            raise ContentError(self._file, key, "is empty")
        try:
            names = [name for _, name, _, _ in Formatter().parse(entry) if name is not None]
        except ValueError as error:
            raise ContentError(self._file, key, f"cannot be filled in ({error})") from error
        if not all(name.isidentifier() for name in names):
            raise ContentError(self._file, key, "has a placeholder without a plain name")


def _laid_over(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """Return a table with the entries of another in the place of its own."""
    laid = dict(below)
    for name, entry in above.items():
        under = laid.get(name)
        both = isinstance(entry, dict) and isinstance(under, dict)
        laid[name] = _laid_over(under, entry) if both else entry  # type: ignore[arg-type]
    return laid
