"""The inside words, the vague promises and the voice of a language, read from `inside_words.toml`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.wording import Language, Term, folded

if TYPE_CHECKING:
    from sprint_tui.content.table import Table

FILE = "inside_words.toml"
ASK = 70
"""Characters of a question, so that it stands on one line beside its word."""


def language(table: Table) -> Language:
    """Make what a language ships."""
    inside = table.each("word", _term, ("word",))
    vague = table.each("vague", _term, ("word",))
    endings = table.texts("endings", least=0, most=12)
    joins = table.texts("joins", least=0, most=12)
    for term in (*inside, *vague):
        if not folded(term.word):
            table.refuse(term.word, "has no letter")
    made = table.group("voice", lambda voice: _with_voice(voice, inside, vague, endings))
    return replace(made, joins=joins)


def _with_voice(
    voice: Table, inside: tuple[Term, ...], vague: tuple[Term, ...], endings: tuple[str, ...]
) -> Language:
    return Language(
        inside=inside,
        vague=vague,
        endings=endings,
        first=frozenset(voice.texts("first", least=1, most=40)),
        outside=voice.texts("outside", least=1, most=40),
        harmless=voice.texts("harmless", least=0, most=40),
        they=frozenset(voice.texts("they", least=0, most=20)),
        thinks=frozenset(voice.texts("thinks", least=0, most=80)),
        ask_voice=voice.text("ask", longest=ASK),
    )


def _term(table: Table) -> Term:
    return Term(table.text("word", longest=30), table.text("ask", longest=ASK))
