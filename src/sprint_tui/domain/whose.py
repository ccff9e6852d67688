"""Whose a file is that came in: by the name that stands in it, else by what the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from sprint_tui.domain.headings import plain


def whose(people: Mapping[str, str], written: str, file_name: str) -> str:
    """Return the id of the one person that is meant, of names by id; empty where none is, or several are.

    A name that is written is never overruled by what the file is called: it may be somebody who is not here.
    """
    return named(people, written if written.strip() else PurePath(file_name).name.partition(".")[0])


def named(people: Mapping[str, str], written: str) -> str:
    """Return the id of the one whose name this is: in full, or as far as it fits no other."""
    words = plain(written)
    if not words:
        return ""
    full = [row_id for row_id, name in people.items() if plain(name) == words]
    if full:
        return full[0] if len(full) == 1 else ""
    given = set(words.split())
    names = {row_id: set(plain(name).split()) for row_id, name in people.items() if plain(name)}
    own = {row_id: name - _of_others(names, row_id) for row_id, name in names.items()}
    for found in (
        [row_id for row_id, name in names.items() if given <= name],
        [row_id for row_id, name in own.items() if name and name <= given],
    ):
        if len(found) == 1:
            return found[0]
    return ""


def _of_others(names: Mapping[str, set[str]], row_id: str) -> set[str]:
    """Return the words of all names but one: what tells that one from them is not among these."""
    return {word for other, name in names.items() if other != row_id for word in name}
