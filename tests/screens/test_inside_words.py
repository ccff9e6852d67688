"""The language check where people type: underlined, with what to ask instead, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hand import Hand
from sprint_tui.domain.text import shown
from sprint_tui.domain.wording import Span
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.settle import SettlePage
from sprint_tui.store.door import Door
from sprint_tui.widgets.ink import at_most
from sprint_tui.widgets.pointing import POINTED, pointed
from stage import example, staged, words


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def underlined(hand: Hand) -> list[str]:
    """The texts that stand underlined in the window."""
    return [
        segment.text
        for strip in hand._strips()
        for segment in strip
        if segment.style and segment.style.underline
    ]


async def test_inside_words_are_pointed_at_while_they_are_typed_and_where_they_stand(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.press("down", "enter")
        await hand.replace("The 🎉 ticket is in")
        assert underlined(hand) == ["ticket"]
        assert hand.foot == "ticket: what would they call it?"
        await hand.write(" the CRM")
        assert underlined(hand) == ["ticket", "CRM"]
        assert hand.foot == "CRM: what does the customer see of it?   and 1 word more"
        await hand.press("ctrl+left", "ctrl+left", "ctrl+left", "ctrl+left")
        assert hand.foot.startswith("ticket: ")
        await hand.press("escape")
        assert hand.rows.touchpoints_of(hand.rows.maps[0].id)[0].goal == "The 🎉 ticket is in the CRM"
        assert underlined(hand) == ["ticket", "CRM"]
        assert "ticket: what would they call it?" in hand.text_of("#strip-top")
        await hand.press("enter")
        await hand.replace('"My ticket')
        assert underlined(hand) == []
        assert hand.foot == ""


async def test_i_goes_from_one_to_the_next_and_the_wall_says_nothing_of_them(finished: Door) -> None:
    first, second = finished.rows().touchpoints_of(finished.rows().maps[0].id)[1:3]
    with finished.step("edit") as step:
        step.edit(first, goal="Have a ticket", thought="Wants to be quick")
        step.edit(second, expected="An SLA")
    async with staged(Journey, finished) as hand:
        assert words("wording.to_look_at", n=3) in hand.text_of("Head")
        for place in ((first.id, "goal"), (first.id, "thought"), (second.id, "expected"), (first.id, "goal")):
            await hand.press("i")
            assert hand.stage.place() == place
        hand.stage.desk.is_wall = True
        hand.stage.reload()
        await hand.settle()
        assert words("wording.to_look_at", n=3) not in hand.text_of("Head")


async def test_the_head_says_how_many_cells_rest_on_nothing(finished: Door) -> None:
    with finished.step("remove_evidence") as step:
        for piece in finished.rows().evidence:
            step.remove(piece)
    async with staged(Journey, finished) as hand:
        assert words("wording.on_nothing", n=27) in hand.text_of("Head")


async def test_compare_points_at_them_in_what_drafts_say(finished: Door) -> None:
    with finished.step("edit") as step:
        for draft in finished.rows().touchpoints:
            step.edit(draft, goal="Close the ticket")
    one = finished.rows().touchpoints_of(finished.rows().maps[0].id)[0]
    async with staged(SettlePage, finished, one.id) as hand:
        await hand.go(one.id, "goal")
        assert underlined(hand) == ["ticket"]
        assert "ticket: what would they call it?" in hand.text_of("#strip-top")


@given(
    st.lists(st.sampled_from(["ticket", "寿司", "👩‍👩‍👧", " ", "\n", "e\u0301", "\t", "CRM", "\u202e"])),
    st.integers(0, 30),
)
def test_the_same_letters_are_underlined_however_the_lines_break(words: list[str], width: int) -> None:
    text, at, spans = "".join(words), 0, []
    for word in words:
        if word in {"ticket", "CRM"}:
            spans.append(Span(at, at + len(word), "inside", ""))
        at += len(word)
    lines = pointed(text, spans, width + 2, 999)
    assert ["".join(run.text for run in line) for line in lines] == list(at_most(text, width + 2, 999))
    marked = "".join(run.text for line in lines for run in line if run.role == POINTED)
    assert "".join(marked.split()) == "".join(text[span.start : span.end] for span in spans)
    assert not shown(marked).count("\ufffd")
