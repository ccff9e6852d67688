"""One table of a TOML file, read key by key, so that each error names file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeVar

from sprint_tui.content.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


def read_text(folder: Path, file: str) -> str:
    """Return the text of a file. Raises ContentError."""
    try:
        return folder.joinpath(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(file, "", f"cannot be read ({error})") from error


def read_toml(folder: Path, file: str) -> dict[str, object]:
    """Return what a TOML file holds. Raises ContentError."""
    try:
        return tomllib.loads(read_text(folder, file))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, "", f"is not TOML ({error})") from error


class Table:
    """A table at the path `where` of a file. Every key must be asked for before `close`, or it is refused."""

    def __init__(self, file: str, where: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.where = where
        self._values = values
        self._asked: set[str] = set()

    def text(self, key: str, *, longest: int = 0, may_be_empty: bool = False) -> str:
        """Return a text of at most `longest` characters (0: any length)."""
        value = self._value(key)
        if not isinstance(value, str):
            self.refuse(key, "is not a text")
        if not value.strip() and not may_be_empty:
            self.refuse(key, "is empty")
        if longest and len(value) > longest:
            self.refuse(key, f"has {len(value)} characters, more than {longest}")
        return value

    def texts(self, key: str, *, least: int, most: int, longest: int = 0) -> tuple[str, ...]:
        """Return a list of `least` to `most` different texts."""
        values = self._value(key)
        if not isinstance(values, list):
            self.refuse(key, "is not a list")
        if not least <= len(values) <= most:
            self.refuse(key, f"has {len(values)} entries, not {least} to {most}")
        if len(set(map(str, values))) < len(values):
            self.refuse(key, "has the same entry twice")
        numbered = Table(self.file, self._path(key), {str(at): value for at, value in enumerate(values, 1)})
        return tuple(numbered.text(str(at), longest=longest) for at in range(1, len(values) + 1))

    def number(self, key: str) -> int:
        """Return a whole number above zero."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(key, "is not a whole number")
        if value < 1:
            self.refuse(key, "is not above zero")
        return value

    def numbers(self, key: str, known: Collection[int]) -> tuple[int, ...]:
        """Return a list of different numbers, each one that the program knows."""
        values = self._value(key)
        if not isinstance(values, list) or not values or len(set(map(str, values))) < len(values):
            self.refuse(key, "is not a list of different numbers")
        for value in values:
            if value not in known:
                self.refuse(key, f'has the unknown number "{value}"')
        return tuple(values)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            self.refuse(key, "is neither true nor false")
        return value

    def code(self, key: str, known: Collection[str]) -> str:
        """Return one of the codes that the program knows."""
        value = self.text(key)
        if value not in known:
            self.refuse(key, f'has the unknown code "{value}"')
        return value

    def each(
        self, key: str, build: Callable[[Table], T], named_by: tuple[str, ...] = ("key",)
    ) -> tuple[T, ...]:
        """Return what `build` makes of every table of a list, whose `named_by` tell them apart."""
        values = self._value(key)
        if not isinstance(values, list) or not values:
            self.refuse(key, "is not a list of tables")
        built: dict[str, T] = {}
        for at, value in enumerate(values, 1):
            if not isinstance(value, dict):
                self.refuse(key, "is not a list of tables")
            where = f"{self.where or key}.{_name(value, named_by) or at}"
            if where in built:
                raise ContentError(self.file, where, "is there twice")
            built[where] = self._built(where, value, build)
        return tuple(built.values())

    def group(self, key: str, build: Callable[[Table], T]) -> T:
        """Return what `build` makes of a table within this one."""
        value = self._value(key)
        if not isinstance(value, dict):
            self.refuse(key, "is not a table")
        return self._built(self._path(key), value, build)

    def close(self) -> None:
        """Refuse what nobody asked for: a typo in a key must be found."""
        for key in self._values:
            if key not in self._asked:
                self.refuse(key, "is unknown")

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raise ContentError for this key."""
        raise ContentError(self.file, self.where, f"{key} {problem}")

    def _built(self, where: str, values: Mapping[str, object], build: Callable[[Table], T]) -> T:
        table = Table(self.file, where, values)
        built = build(table)
        table.close()
        return built

    def _value(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._values:
            self.refuse(key, "is missing")
        return self._values[key]

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def _name(values: Mapping[str, object], named_by: tuple[str, ...]) -> str:
    """Return what tells a table apart from its neighbours; empty when it lacks a part of it."""
    parts = [values.get(key) for key in named_by]
    return ".".join(map(str, parts)) if all(isinstance(part, str) and part for part in parts) else ""
