"""The gap of one touchpoint: what the word and the three texts beside it leave open. It only points."""

from __future__ import annotations

from sprint_tui.domain.facts import GapFacts
from sprint_tui.domain.likeness import as_said

TEXTS = ("expected", "promised", "delivered")


_NEEDS = {"over_promise": "promised", "under_deliver": "delivered", "expect_more": "expected"}
"""The text without which nobody can tell what a word means."""


def doubt(facts: GapFacts) -> str:
    """Return the code of the one thing to look at first; empty where word and texts fit, or nothing is there.

    `word`: the texts are there and the word is not. `promised`, `delivered`, `expected`: that text is
    missing. `same`: a gap between two texts that say the same. `let_down`: in line, and they feel let down.
    """
    told = {name: as_said(getattr(facts, name)) for name in TEXTS}
    if not facts.gap:
        return "word" if told["delivered"] and (told["promised"] or told["expected"]) else _next_text(told)
    if facts.gap in _NEEDS and any(told.values()) and not told[_NEEDS[facts.gap]]:
        return _NEEDS[facts.gap]
    if facts.gap == "in_line" and facts.feeling is not None and facts.feeling < 0:
        return "let_down"
    if facts.gap in {"over_promise", "under_deliver"} and told["promised"] == told["delivered"] != "":
        return "same"
    return _next_text(told)


def _next_text(told: dict[str, str]) -> str:
    """Return the text that the one beside it waits for: what was promised has to be set against what is."""
    if told["promised"] and not told["delivered"]:
        return "delivered"
    return "promised" if told["delivered"] and not told["promised"] and not told["expected"] else ""
