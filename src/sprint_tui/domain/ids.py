"""Names of rows: random, so that rows made on two machines never meet under one name."""

from __future__ import annotations

from random import Random

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 12
PATTERN = f"^[{ALPHABET}]{{{LENGTH}}}$"
"""The form of a row's id."""


def new_id(random: Random) -> str:
    """Return 12 lower-case base32 characters (60 random bits)."""
    return "".join(random.choices(ALPHABET, k=LENGTH))
