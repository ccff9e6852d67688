"""Text in an editor: what a terminal would obey stands there as a sign, and leaves as it came."""

from __future__ import annotations

from sprint_tui.domain import text as safe

_FIRST = 0x100000
_LAST = 0x10FFFD


class Veil:
    """Puts a stand-in for each character that must not reach the terminal, one for one, and takes it off.

    Stand-ins come from the last private plane of Unicode; such a character in the text itself gets one too.
    """

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}
        self._meant: dict[str, str] = {}

    def on(self, text: str) -> str:
        """Return the text for the editor: the same length, nothing in it that a terminal obeys."""
        return "".join(
            self._stand_in(char) if self._is_hidden(char, text, at) else char for at, char in enumerate(text)
        )

    def off(self, text: str) -> str:
        """Return the text that is meant by what stands in the editor."""
        return "".join(self._meant.get(char, char) for char in text)

    def signs(self, text: str) -> str:
        """Return what the screen shows for a piece of the editor's text."""
        return "".join(safe.shown(self._meant[char]) if char in self._meant else char for char in text)

    def _is_hidden(self, char: str, text: str, at: int) -> bool:
        if char in "\n\t" or " " <= char <= "~":
            return False
        near = text[max(at - 2, 0) : at + 2]
        return _FIRST <= ord(char) <= _LAST or safe.shown(near)[min(at, 2)] != char

    def _stand_in(self, char: str) -> str:
        if char not in self._stand_ins:
            stand_in = chr(_FIRST + len(self._stand_ins))
            self._stand_ins[char] = stand_in
            self._meant[stand_in] = char
        return self._stand_ins[char]
