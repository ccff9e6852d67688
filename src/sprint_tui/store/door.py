"""The one door to a sprint: steps, visits, undo, and what is stored now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from sprint_tui.domain.ids import new_id
from sprint_tui.store import history, sqlite
from sprint_tui.store.decided import Decided, decided
from sprint_tui.store.errors import NotSavedError, RefusedError
from sprint_tui.store.felt import Before, felt_before
from sprint_tui.store.past import PastMeeting, past_meetings
from sprint_tui.store.read import read_rows
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step, StepHead
from sprint_tui.store.tables import Change, columns

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from sprint_tui.store.lock import WriterLock


@dataclass(frozen=True)
class Changed:
    """Rows of a sprint were written; `seq` is the newest line of the history."""

    sprint_id: str
    seq: int
    ids: frozenset[str]
    scope: str = "work"


@dataclass(frozen=True)
class Tools:
    """What all doors of a store work with: the file, its engine, randomness, the time, and who writes.

    `listeners` hear of each step on any sprint of the store.
    """

    path: Path
    engine: Engine
    random: Random
    now: Callable[[], datetime]
    actor: str
    inode: int
    listeners: list[Callable[[Changed], None]] = field(default_factory=list)


class Door:
    """One sprint: read as a whole, written in steps. Made by the store."""

    def __init__(
        self, tools: Tools, sprint_id: str, lock: WriterLock | None, *, reads_only: bool = False
    ) -> None:
        """Make the door; one that `reads_only` never writes, and never asks for the right to."""
        self.sprint_id = sprint_id
        self.listeners: list[Callable[[Changed], None]] = []
        self._tools = tools
        self._lock = lock
        self._reads_only = reads_only
        self._known: SprintRows | None = None

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self._tools.path

    @property
    def lock(self) -> WriterLock | None:
        """The right to write; None where nobody else can be there (tests, commands)."""
        return self._lock

    def move_to(self, tools: Tools, lock: WriterLock | None) -> None:
        """Go on in another store that has this sprint; visits that are open go on there too."""
        if self._lock is not None:
            self._lock.release()
        self._tools, self._lock, self._known = tools, lock, None

    @property
    def is_writer(self) -> bool:
        """Whether this window may write."""
        return not self._reads_only and (self._lock is None or self._lock.is_held)

    def rows(self) -> SprintRows:
        """Return the sprint as it is stored now. Raises RefusedError when it is gone, StoreError."""
        with self._reading() as session:
            seq = self._newest(session)
            if self._known is None or self._known.seq != seq:
                self._known = read_rows(session, self.sprint_id, seq)
        return self._known

    def past_meetings(self) -> tuple[PastMeeting, ...]:
        """Return the newest meetings of the store's other sprints. Raises StoreError."""
        with self._reading() as session:
            return past_meetings(session, self.sprint_id)

    def felt_before(self) -> Before | None:
        """Return what the sprint that this one was made from was felt to be, or None. Raises StoreError."""
        with self._reading() as session:
            return felt_before(session, self.rows())

    def decided(self) -> dict[str, Decided]:
        """Return what was noted of three and three, by the id of its decision. Raises StoreError."""
        with self._reading() as session:
            return decided(session, self.rows())

    def newest(self) -> int:
        """Return the newest line of the sprint's history: another number means news."""
        with self._reading() as session:
            return self._newest(session)

    @contextmanager
    def step(self, label: str, *, scope: str = "work") -> Iterator[Step]:
        """Open one user action; it is stored whole when the block ends, or not at all.

        `label` names it for undo (`did.<label>` in the words). Raises NotSavedError when the disk did not
        take it, RefusedError in a window that only reads.
        """
        with self._transaction(self._head(label, scope)) as (_, step):
            yield step

    def visit(self, label: str, *, scope: str = "work") -> Visit:
        """Begin a visit to a field: many saves that become one step."""
        return Visit(self, self._head(label, scope))

    def stacks(self, scope: str = "work") -> history.Stacks:
        """Return what this person can undo and redo."""
        with self._reading() as session:
            return history.stacks(session, self.sprint_id, self._tools.actor, scope)

    def undo(self, scope: str = "work") -> tuple[history.PastStep, history.Touched] | None:
        """Take back the newest step and return what it was, or None. Raises RefusedError, NotSavedError."""
        return self._take_back(self.stacks(scope).undo, scope)

    def redo(self, scope: str = "work") -> tuple[history.PastStep, history.Touched] | None:
        """Do the newest undone step again and return what it was, or None. Raises like `undo`."""
        return self._take_back(self.stacks(scope).redo, scope)

    def _take_back(
        self, stack: tuple[history.PastStep, ...], scope: str
    ) -> tuple[history.PastStep, history.Touched] | None:
        if not stack:
            return None
        past = stack[-1]
        with self._transaction(self._head(past.label, scope, undoes=past.step)) as (session, step):
            sqlite.check_keys_at_commit(session.connection())
            touched = history.take_back(session, step, past)
        return past, touched

    def _head(self, label: str, scope: str, undoes: str = "") -> StepHead:
        at = self._tools.now()
        return StepHead(
            new_id(self._tools.random), self.sprint_id, at, self._tools.actor, scope, label, undoes
        )

    def _newest(self, session: Session) -> int:
        query = select(func.max(columns(Change).seq)).where(columns(Change).sprint_id == self.sprint_id)
        return int(session.execute(query).scalar_one() or 0)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """Open a session that only reads. Raises StoreError where the file is gone or damaged."""
        try:
            with Session(self._tools.engine) as session:
                yield session
        except DBAPIError as error:
            self._check_file_is_there()
            raise sqlite.opening_error(self._tools.path, error.orig) from error

    @contextmanager
    def _transaction(self, head: StepHead) -> Iterator[tuple[Session, Step]]:
        if not self.is_writer:
            raise RefusedError("read_only_window")
        self._check_file_is_there()
        try:
            with (
                self._tools.engine.connect() as connection,
                Session(sqlite.for_writing(connection), autoflush=False) as session,
                session.begin(),
            ):
                step = Step(session, head, lambda: new_id(self._tools.random))
                yield session, step
                seq = step.finish()
        except DBAPIError as error:
            raise sqlite.saving_error(self._tools.path, error.orig) from error
        if step.touched:
            changed = Changed(self.sprint_id, seq, frozenset(step.touched), head.scope)
            for listener in (*self._tools.listeners, *self.listeners):
                listener(changed)

    @property
    def has_file(self) -> bool:
        """Whether the store's file is there: one deleted or replaced under us takes commits into nothing."""
        try:
            return self._tools.path.stat().st_ino == self._tools.inode
        except OSError:
            return False

    def _check_file_is_there(self) -> None:
        if not self.has_file:
            raise NotSavedError("gone", path=str(self._tools.path))

    def _in_visit(self, head: StepHead) -> StepHead:
        return StepHead(**{**vars(head), "at": self._tools.now()})


class Visit:
    """Many saves of one visit to a field: each durable at once, one line in the history at the end."""

    def __init__(self, door: Door, head: StepHead) -> None:
        self._door = door
        self._head = head
        self._saves = 0

    @contextmanager
    def step(self) -> Iterator[Step]:
        """Open one save. Raises like `Door.step`."""
        with self._door._transaction(self._door._in_visit(self._head)) as (_, step):
            yield step
        self._saves += 1

    def close(self) -> None:
        """End the visit: its saves become one line a field. Raises NotSavedError."""
        if self._saves > 1:
            with self._door._transaction(self._head) as (session, _):
                history.fold(session, self._head.step)
        self._saves = min(self._saves, 1)  # what is folded counts as one, should the visit go on
