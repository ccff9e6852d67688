"""Keys, mouse and eyes on a running app.

Nothing here sleeps for a fixed time: after each key the app is let run until it has nothing left to do,
and what takes longer (a save, a thread) is waited for as a condition.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

import quicker_paint
from sprint_tui.widgets.editor import Editor

PATIENCE = 15.0
"""Seconds after which a condition that a test waits for has failed."""
ROUNDS = 8
"""Turns of the loop without anything to do, after which an app is at rest."""
CHARACTERS = {"space": " ", "tab": "\t", "enter": "\r"}


class Hand:
    """A person at the app."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app

    @property
    def screen(self) -> Any:
        """The screen on top."""
        return self.app.screen

    @property
    def editor(self) -> Editor:
        """The editor of the screen on top."""
        editor: Editor = self.screen.query_one(Editor)
        return editor

    # Keys and mouse

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has done its work."""
        for key in keys:
            self.app.post_message(_key_event(key))
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text; a line feed is typed as enter."""
        for char in text:
            self.app.post_message(_key_event("enter" if char == "\n" else char))
        await self.settle()

    async def replace(self, text: str) -> None:
        """Type a text in place of what stands in the open editor."""
        await self.press("f7", "delete")
        await self.write(text)

    async def paste(self, text: str) -> None:
        """Paste a text into what has the focus."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, x: int, y: int, times: int = 1) -> None:
        """Click a cell of the window."""
        await self.pilot.click(offset=(x, y), times=times)
        await self.settle()

    async def click_on(self, text: str, selector: str = "", times: int = 1) -> None:
        """Click on the first place where a text stands in the window, or in one of its widgets."""
        await self.click(*self.place_of(text, selector), times=times)

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    # Waiting

    async def settle(self) -> None:
        """Let the app run until it has nothing left to do; then paint, as the screen's timer does."""
        end = monotonic() + PATIENCE
        quiet = 0
        while quiet < ROUNDS or self._is_key_taken():
            await asyncio.sleep(0)
            quiet = 0 if self._is_busy() else quiet + 1
            if quiet >= ROUNDS // 2 and self._has_to_paint():
                with self.app._context():
                    self.screen._on_timer_update()
                quiet = 0
            if (
                quiet == ROUNDS
                and not self._is_over
                and quicker_paint.paint_what_waits(self.screen._compositor)
            ):
                quiet = 0 if self._is_busy() or self._has_to_paint() else ROUNDS
            assert monotonic() < end, "the app does not come to rest"

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for what takes longer: a thread, a save, another window."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"it did not happen; the window shows:\n{self.text}"
            await asyncio.sleep(0.005)
            await self.settle()

    async def until_seen(self, text: str) -> None:
        """Wait until a text is painted."""
        await self.until(lambda: text in self.text)

    @property
    def _is_over(self) -> bool:
        return self.app._exception is not None or self.app._exit

    def _has_to_paint(self) -> bool:
        screen = self.screen
        return not self._is_over and bool(
            screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks
        )

    def _is_busy(self) -> bool:
        if self._is_over:
            return False
        return any(
            pump._next_callbacks or not pump._message_queue.empty() or not pump._mounted_event.is_set()
            for pump in (self.app, *self.app._registry)
        )

    def _is_key_taken(self) -> bool:
        """Say whether the app still deals with a key, and keeps the next one."""
        return not self._is_over and getattr(self.app, "_is_taken", False)

    # What is seen

    @property
    def lines(self) -> list[str]:
        """The lines of the window as text."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self._strips()]

    @property
    def text(self) -> str:
        """The whole window as text."""
        return "\n".join(self.lines)

    @property
    def keys_shown(self) -> str:
        """The last line of the window."""
        return self.lines[-1]

    @property
    def said(self) -> str:
        """What the message line says, in one line."""
        return " ".join(line.strip() for line in self.lines_of("Say")).strip()

    @property
    def foot(self) -> str:
        """The line below the open editor."""
        return self.lines_of("#strip-foot")[0].strip()

    def lines_of(self, selector: str) -> list[str]:
        """Return what one widget of the screen on top shows."""
        region = self.screen.query_one(selector).region
        strips = self._strips()[region.y : region.bottom]
        cropped = [strip.crop(region.x, region.right) for strip in strips]
        return ["".join(segment.text for segment in strip).rstrip() for strip in cropped] or [""]

    def text_of(self, selector: str) -> str:
        """Return what one widget shows, as one text."""
        return "\n".join(self.lines_of(selector))

    def place_of(self, text: str, selector: str = "") -> tuple[int, int]:
        """Return the cell at which a text begins. Wide characters before it are not counted as two."""
        region = self.screen.query_one(selector).region if selector else None
        for y, row in enumerate(self.lines_of(selector) if selector else self.lines):
            if text in row:
                left, top = (region.x, region.y) if region is not None else (0, 0)
                return left + row.index(text), top + y
        raise AssertionError(f"“{text}” is not shown:\n{self.text}")

    def line_with(self, text: str) -> str:
        """Return the first line of the window that holds a text."""
        return self.lines[self.place_of(text)[1]]

    def _strips(self) -> list[Any]:
        return self.screen._compositor.render_strips()  # type: ignore[no-any-return]


def _key_event(key: str) -> events.Key:
    """Return the event of a key, given by its name or as the character it types."""
    if len(key) == 1:
        return events.Key(key if key.isascii() and key.isalnum() else _character_to_key(key), key)
    return events.Key(key, CHARACTERS.get(key))
