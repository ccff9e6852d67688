"""How Home asks, and does what was asked to whole sprints of the store."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.screen import Screen

from sprint_tui.content.words import Words
from sprint_tui.screens.home.place import StorePlace
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.messages import OPENING

if TYPE_CHECKING:
    from sprint_tui.store.store import Store

T = TypeVar("T")
Job = Callable[[Any, "Store"], T]
"""What is done with the module of jobs, imported when first asked for, and the store."""


class AtTheStore(Guarded, Screen[None]):
    """What Home does beside being looked at."""

    _place: StorePlace
    _words: Words

    def reload(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def tell(self, said: str, *, is_refusal: bool = False) -> None:
        """Say something where the person looks."""
        raise NotImplementedError

    async def _ask(self, question: str, *given: str) -> str | None:
        """Ask one of Home's questions; return the answer, None when there was none."""
        ask = getattr(import_module("sprint_tui.screens.home.questions"), question)
        answer: str | None = await self.app.push_screen_wait(ask(self._words, *given))
        return answer

    async def _do(self, job: Job[T], alone: str = "") -> T | None:
        """Do a job on the store and read the list again; return what it gives, None with the reason said.

        `alone` is the sprint that the job needs to have alone. Keys wait for it: they may be meant for the
        sprint that it opens.
        """
        return await self._at_it(job, alone).wait()

    @work(group=OPENING)
    async def _at_it(self, job: Job[T], alone: str) -> T | None:
        try:
            store = await self._place.store()
            with self._place.set_aside(alone):
                done = job(import_module("sprint_tui.screens.home.jobs"), store)
        except StoreError as error:
            self.tell(self._words(f"errors.{error.code}", **error.details), is_refusal=True)
            return None
        self.reload()
        return done
