"""The way out: everything typed is stored first, or the person says what is to become of it."""

from __future__ import annotations

from contextlib import suppress

from textual import work

from sprint_tui.app.keys import KeysEverywhere
from sprint_tui.store.errors import StoreError
from sprint_tui.store.place import Place


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
            self.say("elsewhere.done", path=str(self.workplace.path))

    def keep_place(self) -> None:
        """Note where the person is, for the next start."""
        stage = self.stage
        if stage is not None:
            row_id, field = stage.place()
            typed = stage.strip.caret, stage.strip.field is not None
            self.workplace.keep_place(
                Place(stage.key, stage.desk.map_id, row_id, field, *typed, *stage.opened_as)
            )

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
