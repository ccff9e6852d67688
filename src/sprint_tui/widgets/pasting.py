"""Reading what a terminal sends: a paste is one text, and ends even when its end is lost; esc is a key of its
own, however soon the next one comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import monotonic

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

PATIENCE = 2.0
"""Seconds of silence after which a paste whose end never came counts as ended."""
_ESCAPE = "\x1b"
_BEGUN = re.compile(r"\x1b\[20{0,2}\Z")
"""The start of a paste that was cut in two on its way; no key ends like that."""


class PasteParser(XTermParser):
    """Textual's parser, for all but pastes: it would take control characters within them for keys."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._begun = ""
        self._pasted: str | None = None
        self._heard = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Yield keys and the like as Textual does, and each paste whole. Empty data is the end of all."""
        if not data:
            yield from super().feed(data)
        data, self._begun = self._begun + data, ""
        while data:
            if self._pasted is None:
                keys, start, data = data.partition(BRACKETED_PASTE_START)
                if not start and (cut := _BEGUN.search(keys)):
                    keys, self._begun = keys[: cut.start()], cut[0]
                if keys:
                    yield from super().feed(keys)
                self._pasted = "" if start else None
            if self._pasted is not None:
                self._heard = monotonic()
                text, end, rest = (self._pasted + data).partition(BRACKETED_PASTE_END)
                self._pasted, data = (None, rest) if end else (text, "")
                if end:
                    yield events.Paste(text.replace("\x00", ""))

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Esc and a key right behind it are two: none of ours is held with alt, and 2 is no `™`."""
        is_pair = len(sequence) == 2 and isinstance(ANSI_SEQUENCES_KEYS.get(sequence), str)
        if alt or is_pair:
            yield events.Key("escape", _ESCAPE)
        yield from super()._sequence_to_key_events(sequence[-1] if is_pair else sequence)

    def tick(self) -> Iterable[Message]:
        """Yield what only the time that passed brings about; called some ten times a second."""
        if self._pasted is not None and monotonic() - self._heard > PATIENCE:
            text, self._pasted = self._pasted, None
            yield events.Paste(text.replace("\x00", ""))
        yield from super().tick()
