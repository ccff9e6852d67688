"""The language check: inside words, a thought that is not theirs, a vague promise; never what is quoted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.quoted import QUOTES, outside
from sprint_tui.domain.wording import INSIDE, LANES, NOT_THEIR_VOICE, VAGUE, Checker, OwnWord, Terms
from stage import content

SHIPPED = Checker(content().language)
PIECES = [
    "ticket",
    "CRM",
    "case opened",
    "customer",
    "wants",
    "I",
    "'",
    " ",
    "\n",
    "。",
    "🎉",
    "é",
    "’s",
    *QUOTES,
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def found(text: str, lane: str = "goal", code: str = INSIDE, of: Checker = SHIPPED) -> list[str]:
    return [text[span.start : span.end] for span in of.spans(text, lane) if span.code == code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A ticket is opened in the CRM", ["ticket", "CRM"]),
        ("two TICKETS, the sla's end", ["TICKETS", "sla's"]),
        ("escalates, escalated, escalating", ["escalates", "escalated", "escalating"]),
        ("on-boarding is not onboarding", ["onboarding"]),
        ("the back-office and the back office", ["back-office", "back office"]),
        ("cases opened", ["cases opened"]),
        ("in that case, opened late", []),
        ("back.\nOffice hours", []),
        ("ticketless cricket", []),
        ("寿司🎉 ticket 寿司ＣＲＭ", ["ticket", "ＣＲＭ"]),
        ("👩‍👩‍👧 e\u0301tude: a ticket", ["ticket"]),
        ("", []),
    ],
)
def test_inside_words_are_found_whole_in_any_case_with_their_endings(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "quoted",
    [
        *('"my ticket"', "“my ticket”", "„my ticket“", "«my ticket»", "»my ticket«", "‘my ticket’"),
        *("'my ticket'", "‚my ticket‘", '"my ticket', "“my ticket", "„my ticket", "«my ticket", "‘my ticket"),
        *("“don’t take my ticket”", "'I don't have my ticket'", "”my ticket”"),
    ],
)
def test_what_stands_in_quotation_marks_is_left_alone(quoted: str) -> None:
    assert found(f"says {quoted}") == []
    assert found(f"the ticket, says {quoted}") == ["ticket"]


@pytest.mark.parametrize(
    "text", ["the customers' ticket", "it's a ticket", '5" pipe and ticket', "menu » ticket"]
)
def test_an_apostrophe_or_a_sign_quotes_nothing(text: str) -> None:
    assert found(text) == ["ticket"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Customer wants an answer today", ["Customer"]),
        ("Wonders whether it will fit", ["Wonders"]),
        ("They hope that somebody rings", ["They hope"]),
        ("The clients' parcel", ["clients'"[:-1]]),
        ("They never call back", []),
        ("Do they think this is a joke?", []),
        ("I am one customer of many", []),
        ("Is anyone at customer service?", []),
        ("Did it arrive?", []),
        ('Customer thinks: "will it fit?"', []),
    ],
)
def test_a_thought_that_speaks_of_the_customer_is_pointed_at(text: str, words: list[str]) -> None:
    assert found(text, "thought", NOT_THEIR_VOICE) == words
    assert found(text, "goal", NOT_THEIR_VOICE) == []


def test_a_promise_that_anyone_could_make_is_pointed_at() -> None:
    assert found("Good service and the highest quality", "promise", VAGUE) == [
        "Good service",
        "highest quality",
    ]
    assert found("You reach someone who knows your machine, day or night.", "promise", VAGUE) == []
    assert found("Good service", "goal", VAGUE) == []
    assert found("The best ticket desk in town", "promised", VAGUE) == ["best"]
    assert found("The best ticket desk in town", "promised") == []
    assert found("“Good service” on every poster", "promised", VAGUE) == []  # it quotes what was said


def test_a_team_adds_words_lets_shipped_ones_pass_and_asks_otherwise() -> None:
    own = (OwnWord("Ticket", "", is_fine=True), OwnWord("R&D board", "who?"), OwnWord("crm", "which list?"))
    ours = Checker(content().language, (*own, OwnWord("  ", "nothing"), OwnWord("++", "nothing")))
    text = "A ticket for the R&D boards in the CRM"
    assert [(text[s.start : s.end], s.ask) for s in ours.spans(text, "goal")] == [
        ("R&D boards", "who?"),
        ("CRM", "which list?"),
    ]


def test_each_word_that_is_shipped_finds_itself_and_asks_something() -> None:
    for term in content().language.inside:
        assert found(f"the {term.word}.") == [term.word]
    for term in content().language.vague:
        assert found(term.word, "promise", VAGUE) == [term.word]


@given(TEXTS, st.sampled_from(LANES))
def test_spans_lie_within_the_text_apart_and_never_in_a_quotation(text: str, lane: str) -> None:
    parts, end = outside(text), 0
    for span in SHIPPED.spans(text, lane):
        assert end <= span.start < span.end <= len(text)
        assert any(start <= span.start and span.end <= stop for start, stop in parts)
        end = span.end


@given(TEXTS.map(lambda text: "".join(char for char in text if char not in QUOTES)))
def test_nothing_is_pointed_at_in_what_is_quoted_whole(text: str) -> None:
    for opened, closed in ("“”", "„“", "«»", '""'):
        for quoted in (f"{opened}{text}{closed}", f"{opened}{text}"):
            assert not any(SHIPPED.spans(quoted, lane) for lane in LANES)


@pytest.mark.parametrize("piece", ["ticket ", "'a ", '"', "a", "«»", "case ", "a'", "》寿"])
def test_a_text_of_twice_the_length_is_looked_up_twice_as_often(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, asked = Terms.at, 0

    def counted(self: Terms, *given: Any) -> tuple[int, str] | None:
        nonlocal asked
        asked += 1
        return at(self, *given)

    monkeypatch.setattr(Terms, "at", counted)
    needed = []
    for times in (500, 1000):
        asked = 0
        SHIPPED.spans(piece * times, "thought")
        needed.append(asked)
    assert needed[1] <= 2 * needed[0] + 2
