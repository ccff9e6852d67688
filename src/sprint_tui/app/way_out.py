"""The way out: everything typed is stored first, or the person says what is to become of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from sprint_tui.app.keys import KeysEverywhere
from sprint_tui.store.errors import StoreError
from sprint_tui.store.place import Place

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


class WayOut(KeysEverywhere):
    """Leaves by key, by signal or because something broke; and goes on elsewhere when the disk refuses."""

    @work
    async def action_save_elsewhere(self) -> None:
        """Ask for another place, copy everything there, and go on there with what is typed."""
        from sprint_tui.app import questions  # noqa: PLC0415 - with the first question
        from sprint_tui.widgets.new_file import new_file  # noqa: PLC0415

        typed = await self.push_screen_wait(questions.elsewhere(self.words))
        if not typed:
            return
        try:
            await self.workplace.move_to(new_file(typed))
        except StoreError as error:
            self.refuse(error)
            return
        if self.stage is not None and self.settle():
            self.stage.reload()
            self.say("elsewhere.done", path=str(self.workplace.path))

    _kept: Place | None = None

    def keep_place(self, *, is_away: bool = False) -> None:
        """Note where the person is, for the next start and for a wall; `is_away` when going home."""
        stage = self.stage
        if stage is not None and stage.is_mounted:  # undo may lead past a stage that nobody saw
            self._kept = self._here(stage)._replace(is_away=is_away or self.wall is not None)
            self.workplace.keep_place(self._kept)

    def keep_changed_place(self) -> None:
        """Note where the person is unless that is noted: a field left for the next one says so twice."""
        stage = self.stage
        if stage is not None and stage.is_mounted and self._here(stage) != self._kept:
            self.keep_place()

    def keep_new_place(self) -> None:
        """Note where the person is when that is another row than was noted: a wall follows."""
        stage = self.stage
        if stage is not None and stage.is_mounted and self._kept is not None:
            here, kept = (_without_typing(one) for one in (self._here(stage), self._kept))
            if here != kept:
                self.keep_place()

    def _here(self, stage: StageScreen) -> Place:
        row_id, field = stage.place()
        typed = stage.strip.caret, stage.strip.field is not None
        return Place(stage.key, stage.desk.map_id, row_id, field, *typed, *stage.opened_as)

    def leave(self, code: int) -> None:
        """Store what is typed and end, with the terminal as it was."""
        try:
            self.settle()
            self.keep_place()
        finally:
            self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Leave; when something typed is not stored, ask first."""
        self._quit()

    @work
    async def _quit(self) -> None:
        if not self.settle():
            from sprint_tui.app import questions  # noqa: PLC0415 - with the first question

            is_waiting = any(strip.is_waiting for strip in self.strips)
            ask = questions.unsaved(self.words, is_waiting=is_waiting)
            chosen = await self.push_screen_wait(ask)
            if chosen == "elsewhere":
                self.action_save_elsewhere()
            if chosen != "leave":
                return
        self.keep_place()
        self.exit(0)

    def _fatal_error(self) -> None:
        """End without showing anybody's text: `run_app` raises what happened, once the terminal is free."""
        with suppress(Exception):  # whatever broke may break this too, and the app has to end
            self.settle()
        self._close_messages_no_wait()


def _without_typing(place: Place) -> Place:
    """Return a place without what changes with each letter."""
    return place._replace(field="", caret=0, is_open=False, is_away=False)
