"""The customer's own words: what of a text is our inside language, not their voice, or too vague to keep.

Only points, never blocks. Text in quotation marks is somebody's own and is left alone. Linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sprint_tui.domain.quoted import QUOTES, outside

INSIDE, NOT_THEIR_VOICE, VAGUE = "inside", "voice", "vague"
THOUGHT, PROMISE, PROMISED = "thought", "promise", "promised"
LANES = ("goal", "action", THOUGHT, "name", "stage", PROMISE, PROMISED, "change", "theirs")
"""What a text is. A thought is asked for in the first person, a promise to be more than praise of ourselves;
what is `promised` at a touchpoint too, in whose words it may be; `theirs` is whatever else should be said
as a customer would."""

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
                   "[\\w\u0300-\u036f]*(?:['\u2019][\\w\u0300-\u036f]+)*")  # fmt: skip
_APART = frozenset(".,;:!?…\n") | frozenset(QUOTES)
_WIDEST_GAP = 3
"""Characters between two words that still make one term: a blank, a hyphen with blanks around it."""
_INFLECTED = 3
"""Letters from which on a word takes endings."""
_VOWELS = frozenset("aeiou")


class Term(NamedTuple):
    """A word, or several that belong together, and the question to ask instead."""

    word: str
    ask: str


class Span(NamedTuple):
    """Part of a text, from `start` to before `end`: why it is pointed at, and what to ask instead."""

    start: int
    end: int
    code: str
    ask: str


class OwnWord(NamedTuple):
    """A line of a team's list: a word of its own, or a shipped one that it lets pass or asks otherwise."""

    word: str
    ask: str
    is_fine: bool = False


@dataclass(frozen=True)
class Language:
    """What a language ships.

    `first` are the words of the first person, `outside` those that name the customer from outside, though not
    within `harmless`. A text that begins with one of `thinks`, or with `they` and that, is not theirs either.
    """

    inside: tuple[Term, ...] = ()
    vague: tuple[Term, ...] = ()
    endings: tuple[str, ...] = ()
    first: frozenset[str] = frozenset()
    outside: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    they: frozenset[str] = frozenset()
    thinks: frozenset[str] = frozenset()
    ask_voice: str = ""
    joins: tuple[str, ...] = ()
    """Words that join the phrases of a promise."""


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class Terms:
    """Terms to be found in a text: whole words, in any case, with the endings of the language."""

    def __init__(self, terms: Iterable[Term], endings: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
        for term in terms:
            forms = tuple(_forms(token.text, endings) for token in _tokens(term.word, ((0, len(term.word)),)))
            for first in forms[0] if forms else ():
                self._by_first.setdefault(first, []).append((forms[1:], term.ask))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def at(self, tokens: Sequence[_Token], place: int, text: str) -> tuple[int, str] | None:
        """Return how many tokens the longest term here has, and its question."""
        for rest, ask in self._by_first.get(tokens[place].text, ()):
            behind = tokens[place + 1 : place + 1 + len(rest)]
            if len(behind) == len(rest) and all(
                one.text in forms for one, forms in zip(behind, rest, strict=True)
            ):
                whole = tokens[place : place + 1 + len(rest)]
                if all(_is_near(text[a.end : b.start]) for a, b in pairwise(whole)):
                    return len(whole), ask
        return None


class Checker:
    """A language with the list of one team."""

    def __init__(self, language: Language, own: Sequence[OwnWord] = ()) -> None:
        self._language = language
        endings = language.endings
        self._inside = Terms(in_force(language.inside, own), endings)
        self._vague = Terms(language.vague, endings)
        named = (
            *(Term(word, "") for word in language.harmless),
            *(Term(word, "!") for word in language.outside),
        )
        self._outside = Terms(named, endings)

    def spans(self, text: str, lane: str) -> tuple[Span, ...]:
        """Return what is pointed at in a text, in order and apart from each other."""
        parts = outside(text)
        tokens = tuple(_tokens(text, parts))
        found = [*_found(self._inside, INSIDE, tokens, text)] if lane != PROMISED else []
        if lane in {PROMISE, PROMISED}:
            found += _found(self._vague, VAGUE, tokens, text)
        is_quoting = sum(end - start for start, end in parts) < len(text)
        if lane == THOUGHT and not is_quoting:
            found += self._other_voice(tokens, text)
        return tuple(_apart(sorted(found, key=lambda one: (one.start, -one.end))))

    def _other_voice(self, tokens: Sequence[_Token], text: str) -> Iterator[Span]:
        """Yield where a thought first speaks of the customer instead of being theirs."""
        of = self._language
        if not tokens or any(one.text in of.first for one in tokens):
            return
        begins = 1 if tokens[0].text in of.they and len(tokens) > 1 else 0
        if tokens[begins].text in of.thinks:
            yield Span(tokens[0].start, tokens[begins].end, NOT_THEIR_VOICE, of.ask_voice)
            return
        place = 0
        while place < len(tokens):
            named = self._outside.at(tokens, place, text)
            if named is not None and named[1]:
                last = tokens[place + named[0] - 1]
                yield Span(tokens[place].start, last.end, NOT_THEIR_VOICE, of.ask_voice)
                return
            place += named[0] if named is not None else 1


def in_force(shipped: Sequence[Term], own: Sequence[OwnWord]) -> tuple[Term, ...]:
    """Return the words of a team: the shipped ones that it does not let pass, and its own."""
    ours = {folded(one.word): one for one in own if one.word.strip()}
    kept = (term for term in shipped if folded(term.word) not in ours)
    questions = {folded(term.word): term.ask for term in shipped}
    added = (
        Term(one.word, one.ask.strip() or questions.get(key, ""))
        for key, one in ours.items()
        if not one.is_fine
    )
    return (*kept, *added)


def folded(word: str) -> str:
    """Return a word as it is compared: whatever its case, width, hyphens and blanks."""
    return " ".join(token.text for token in _tokens(word, ((0, len(word)),)))


def _tokens(text: str, parts: Sequence[tuple[int, int]]) -> Iterator[_Token]:
    for start, end in parts:
        for match in _WORD.finditer(text, start, end):
            yield _Token(_plain(match.group()), match.start(), match.end())


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("\u2019", "'")


def _is_near(gap: str) -> bool:
    return len(gap) <= _WIDEST_GAP and not _APART.intersection(gap)


def _forms(word: str, endings: Sequence[str]) -> frozenset[str]:
    """Return a word with the endings it may take: tickets, escalated, queries, logging."""
    found = {word}
    if len(word) >= _INFLECTED and word.isalpha():
        for ending in endings:
            found.add(word + ending)
            if word[-1] == "e" and ending[0] in _VOWELS:
                found.add(word[:-1] + ending)
            elif word[-1] == "y" and ending[0] == "e":
                found.add(word[:-1] + "i" + ending)
            elif word[-1] not in _VOWELS and ending[0] in _VOWELS:
                found.add(word + word[-1] + ending)
    return frozenset(found)


def _found(terms: Terms, code: str, tokens: Sequence[_Token], text: str) -> Iterator[Span]:
    place = 0
    while place < len(tokens):
        found = terms.at(tokens, place, text)
        if found is not None:
            yield Span(tokens[place].start, tokens[place + found[0] - 1].end, code, found[1])
        place += found[0] if found is not None else 1


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that begin where no other stands."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
