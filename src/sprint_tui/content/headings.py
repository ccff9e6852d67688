"""How people name the columns and answers of a sheet of their own, read from `headings.toml`."""

# No postponed annotations: a named tuple would compile each anew.

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sprint_tui.content.shapes import Choice
from sprint_tui.content.table import Table
from sprint_tui.domain import codes
from sprint_tui.domain.headings import plain, readings

FILE = "headings.toml"
NAMING = ("touchpoint", "stage")
"""The columns that say what a row is about: a table has one of them."""
TEXTS = ("goal", "action", "thought", "channel", "expected", "promised", "delivered", "gap_line")
COLUMNS = (*NAMING, "phase", "feeling", "gap", *TEXTS, "evidence", "dated", "number", "wow", "better")


class Headings(NamedTuple):
    """What a heading, and a word in a cell, is taken for."""

    columns: Mapping[str, str]
    phases: Mapping[str, str]
    feelings: Mapping[str, int]
    gaps: Mapping[str, str]
    fillers: frozenset[str]
    footers: frozenset[str]
    senders: frozenset[str]

    def column(self, heading: str) -> str:
        """Return which column a heading names; empty for none that we know."""
        found = (self.columns.get(one, "") for one in readings(heading, self.fillers))
        return next(filter(None, found), "")


def headings(table: Table, choices: Mapping[str, Collection[Choice]]) -> Headings:
    """Make them, with the words that the app itself uses for its answers put in."""
    fillers = table.texts("fillers", least=1, most=60)
    found = Headings(
        columns=table.group("columns", lambda one: _by_name(one, COLUMNS)),
        phases=table.group("phases", lambda one: _by_name(one, codes.PHASES[1:])),
        feelings={
            name: int(code)
            for name, code in table.group("feelings", lambda one: _by_name(one, _FEELINGS)).items()
        },
        gaps=table.group("gaps", lambda one: _by_name(one, codes.GAPS[1:])),
        fillers=frozenset(map(plain, fillers)),
        footers=frozenset(map(plain, table.texts("footers", least=1, most=30))),
        senders=frozenset(map(plain, table.texts("senders", least=1, most=30))),
    )
    return found._replace(
        phases={**found.phases, **_ours(choices["phase"])},
        feelings={**found.feelings, **{name: int(code) for name, code in _ours(choices["feeling"]).items()}},
        gaps={**found.gaps, **_ours(choices["gap"])},
    )


_FEELINGS = tuple(str(feeling) for feeling in codes.FEELINGS)


def _ours(choices: Iterable[Choice]) -> dict[str, str]:
    return {plain(choice.label): choice.code for choice in choices}


def _by_name(table: Table, known: Iterable[str]) -> dict[str, str]:
    """Return the code for each name. Raises ContentError for a name that stands for two."""
    found: dict[str, str] = {}
    for code in known:
        for name in table.texts(code, least=1, most=40):
            if found.setdefault(plain(name), code) != code:
                table.refuse(code, f'has "{name}", which stands for {found[plain(name)]} too')
    return found
