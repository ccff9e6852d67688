"""What every command is handed: its options, the file of the store, and the text of the app."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words


class Job:
    """One command as it was typed."""

    def __init__(self, options: SimpleNamespace) -> None:
        self.options = options

    @cached_property
    def path(self) -> Path:
        """The file of the store: `--db`, else where this machine keeps it."""
        from sprint_tui.store import paths  # noqa: PLC0415 - `--version` needs no paths

        given: Path | None = self.options.db
        return given.expanduser() if given is not None else paths.store_path()

    @cached_property
    def content(self) -> Content:
        """All text of a sprint."""
        from sprint_tui.content.load import load  # noqa: PLC0415 - `--version` needs no words

        return load()

    @property
    def words(self) -> Words:
        """The words of the app."""
        return self.content.words
