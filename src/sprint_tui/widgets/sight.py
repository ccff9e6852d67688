"""One sprint as it is stored now, with its clock: what a wall is painted from, without a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sprint_tui.store.facts import sprint_facts

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk


class InSight(Protocol):
    """What is read of a sprint to show its clock: every stage has it, and so has a wall."""

    desk: Desk
    content: Content
    words: Words
    rows: SprintRows
    facts: SprintFacts
    agenda: Agenda


class Sight:
    """A sprint read for a wall; `read` it again when there is news."""

    def __init__(self, desk: Desk) -> None:
        """Read the sprint on the desk. Raises StoreError."""
        self.desk = desk
        self.content = desk.content
        self.words = desk.content.words
        self.read()

    def read(self) -> None:
        """Read the sprint as it is stored now. Raises StoreError: then it stays as it was."""
        self.rows = self.desk.door.rows()
        self.facts = sprint_facts(self.rows)
        self.agenda = self.content.agenda(self.rows.planned_blocks)

    def clock(self) -> Clock:
        """Return the timekeeper at this moment."""
        return self.desk.clock(self.agenda, self.rows)
