"""The list of inside words: the team adds its own, lets shipped ones pass, and asks otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.inside_words import InsideWordsPage
from sprint_tui.store.door import Door
from stage import SMALL, Staged, content, example, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def listed(hand: Staged) -> list[tuple[str, str, bool]]:
    return [(one.word, one.ask, one.is_fine) for one in hand.rows.inside_words]


async def test_a_team_adds_its_own_word_with_the_question_to_ask(door: Door) -> None:
    async with staged(InsideWordsPage, door, door.sprint_id, size=SMALL) as hand:
        assert words("inside_words.first") in hand.text
        await hand.press("enter")
        await hand.write("yellow  slip")
        await hand.press("tab")
        await hand.write("what do they get to sign?")
        await hand.press("escape")
        assert listed(hand) == [("yellow slip", "what do they get to sign?", False)]
        await hand.press("o")
        await hand.write("Yellow Slip\n")
        assert hand.foot.startswith("! ")
        await hand.replace("!?\n")
        assert hand.foot.startswith("! ")
        await hand.replace("ticket\n")
        assert hand.foot.startswith("! ")
        await hand.press("escape")
        assert len(listed(hand)) == 1
        await hand.press("space")
        assert listed(hand)[0][2]
        await hand.press("delete")
        assert listed(hand) == []
        await hand.press("u", "u")
        assert listed(hand) == [("yellow slip", "what do they get to sign?", False)]
        assert isinstance(hand.screen, InsideWordsPage)


async def test_a_shipped_word_passes_or_is_asked_about_otherwise(door: Door) -> None:
    shipped = sorted(content().language.inside, key=lambda term: term.word.casefold())[0]
    async with staged(InsideWordsPage, door, door.sprint_id) as hand:
        await hand.press("down", "delete")
        assert hand.said == f"! {words('inside_words.stays')}"
        await hand.press("space")
        assert listed(hand) == [(shipped.word, "", True)]
        assert words("inside_words.fine") in hand.line_with(shipped.word)
        await hand.press("space")
        assert listed(hand) == []
        await hand.press("u")
        assert listed(hand) == [(shipped.word, "", True)]
        await hand.press("space", "right", "enter")
        await hand.replace("how do they say it?")
        await hand.press("escape")
        assert listed(hand) == [(shipped.word, "how do they say it?", False)]
        assert "how do they say it?" in hand.line_with(shipped.word)
        await hand.press("delete")
        assert shipped.ask in hand.line_with(shipped.word)
