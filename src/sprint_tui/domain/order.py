"""Order of rows as text keys: a row moves by writing its own key, its neighbours stay untouched."""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_HEAD = 4
_MIDDLE = "i"


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts after `before` and before `after` (None: no neighbour on that side).

    Raises ValueError when `before` does not sort below `after`: then there is no room.
    """
    if before is not None and after is not None and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    if before is None and after is None:
        return _MIDDLE.ljust(_HEAD, "0") + _MIDDLE
    if after is None:
        return _stepped(before or "", 1) or _middle(before or "", None)
    if before is None:
        return _stepped(after, -1) or _middle("", after)
    return _middle(before, after)


def key_at(siblings: Sequence[str], index: int) -> str:
    """Return the key that puts a row at `index` among siblings given in their order.

    Between siblings that share one key there is no room: the row comes right after them.
    """
    index = max(0, min(index, len(siblings)))
    before = siblings[index - 1] if index else None
    after = next((key for key in siblings[index:] if before is None or key > before), None)
    return key_between(before, after)


def _stepped(key: str, by: int) -> str | None:
    """Step the first four digits, so that a row added at an end keeps a short key; None at the border.

    No key ends in 0: `i` and `i0` would leave no room between them.
    """
    head = int(key[:_HEAD].ljust(_HEAD, "0"), _BASE) + by
    if not 0 < head < _BASE**_HEAD:
        return None
    digits = []
    for _ in range(_HEAD):
        head, digit = divmod(head, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)) + _MIDDLE


def _middle(low: str, high: str | None) -> str:
    """Halve the gap digit by digit; the result never ends in 0, so there is always room below it."""
    key = ""
    place = 0
    while True:
        floor = DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = DIGITS.index(high[place]) if high is not None and place < len(high) else _BASE
        if ceiling - floor > 1:
            return key + DIGITS[(floor + ceiling) // 2]
        key += DIGITS[floor]
        if ceiling > floor:
            high = None
        place += 1
