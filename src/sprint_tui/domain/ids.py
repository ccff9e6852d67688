"""Names of rows: random, so that rows made on two machines never meet under one name."""

from __future__ import annotations

import re
from random import Random

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 12
_ID = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def new_id(random: Random) -> str:
    """Return 12 lower-case base32 characters (60 random bits)."""
    return "".join(random.choices(ALPHABET, k=LENGTH))


def is_id(text: str) -> bool:
    """Say whether `text` has the form of a row's id."""
    return _ID.fullmatch(text) is not None
