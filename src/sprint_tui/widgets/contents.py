"""What a stage says for itself: its body, the field under the cursor, and where the cursor can go."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widget import Widget

from sprint_tui.widgets.field import Field
from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.paint import INK

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk


class StageContents(Guarded, Screen[None]):
    """What the frame asks of a stage; a stage answers what applies to it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)

    key: ClassVar[str]
    SCOPE: ClassVar[str] = "work"
    """What undo takes back here: see `Change`."""
    WRITES: ClassVar[frozenset[str]] = frozenset()
    """Actions that change something, beside those of the kind of stage it is: not offered in a window that
    only reads."""

    FITS_WALL: ClassVar[bool] = False
    """Whether a wall in a window of its own shows this stage, instead of nothing but the clock."""

    WHEN_EMPTY: ClassVar[str] = ""
    """What enter is called while there is nothing under the cursor; empty where nothing is said of it."""
    desk: Desk

    @property
    def topic(self) -> str:
        """What the help is about."""
        return self.key

    def compose_body(self) -> Iterable[Widget]:
        """Return what stands between head and strip."""
        raise NotImplementedError

    def called(self, name: str) -> str:
        """Return the words' key of what a key does now; empty for enter where it edits nothing."""
        if name in {"edit", "describe"} and self.is_mounted and not self.place()[0]:
            name = self.WHEN_EMPTY
        return f"keys.{name}" if name and (name != "edit" or self.desk.door.is_writer) else ""

    def show(self, rows: SprintRows) -> None:
        """Build the view of these rows and paint it."""
        raise NotImplementedError

    def body(self) -> Widget:
        """Return what has the focus while nothing is edited."""
        raise NotImplementedError

    def field_here(self) -> Field | None:
        """Return the field under the cursor."""
        return None

    def step_field(self, direction: int) -> bool:
        """Move to the next field (1) or the one before (-1); say whether there is one."""
        return False

    def after_edit(self, field: Field, direction: int) -> bool:
        """A field was left (0 done, 1 next, -1 before); say whether something else is asked for now."""
        return False

    def shows(self, row_id: str) -> bool:
        """Say whether a page is the place of a row; whole stages are found by what they hold."""
        return False

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a row and field when they are here."""

    def begin(self) -> None:
        """A page was opened from a list: ask at once for what it lacks before all else."""

    def undo_scope(self, way: str) -> str:
        """Return whose steps `undo` and `redo` take here."""
        return self.SCOPE

    def place(self) -> tuple[str, str]:
        """Return the row and field under the cursor."""
        return "", ""

    opened_as: tuple[str, str] = ("", "")
    """The page and its row, when it is one that lies over a stage."""

    def tick(self, clock: Clock) -> None:
        """Show another second; the head does it already."""

    def go_to_added(self, field: Field, known: Iterable[str], rows: SprintRows) -> None:
        """Put the cursor on the row that a field has added: what is typed next belongs below it."""
        if field.did.startswith("add_") or field.did == "kpi":
            added = next((row for row_id, row in rows.by_id.items() if row_id not in known), None)
            if added is not None:
                self.go_to_row(added.id, "words" if hasattr(added, "words") else "name")

    @classmethod
    @cache
    def own_actions(cls) -> frozenset[str]:
        """Return the actions that a stage binds to keys."""
        bindings = (one for kind in cls._kinds() for one in vars(kind).get("BINDINGS", ()))
        return frozenset(one.action.split("(")[0] for one in bindings)

    @classmethod
    @cache
    def writing_actions(cls) -> frozenset[str]:
        """Return the actions that change something."""
        return frozenset().union(*(kind.WRITES for kind in cls._kinds()))

    @classmethod
    def _kinds(cls) -> tuple[type[StageContents], ...]:
        """Return the kinds of stage that this one is."""
        return tuple(kind for kind in cls.__mro__ if issubclass(kind, StageContents))
