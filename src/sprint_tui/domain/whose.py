"""Whose a file is that came in: by the name that stands in it, else by what the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from sprint_tui.domain.headings import plain


def whose(people: Mapping[str, str], written: str, file_name: str) -> str:
    """Return the id of the one person that is meant, of names by id; empty where none is, or several are."""
    return named(people, written) or named(people, PurePath(file_name).name.partition(".")[0])


def named(people: Mapping[str, str], written: str) -> str:
    """Return the id of the one whose name this is: in full, or as far as it fits no other."""
    words = plain(written)
    if not words:
        return ""
    full = [row_id for row_id, name in people.items() if plain(name) == words]
    if full:
        return full[0] if len(full) == 1 else ""
    given = set(words.split())
    for fits in (given.issubset, given.issuperset):
        found = [row_id for row_id, name in people.items() if plain(name) and fits(plain(name).split())]
        if len(found) == 1:
            return found[0]
    return ""
