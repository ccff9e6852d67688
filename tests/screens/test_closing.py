"""Before we part: the ten words as large as they go, and what the room says looking back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import hostile_sprint, obeyed

from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.screens.checklist import Checklist
from sprint_tui.screens.closing import ClosingPage
from stage import ROOM, SMALL, WIDE, content, example, staged, whole_app, words


async def test_the_room_closes_in_ten_words_and_three_answers(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(ClosingPage, door, door.sprint_id) as hand:
            assert hand.rows.sprint.ten_words in " ".join(hand.text.split())
            assert words("brief.ten_words", n=10) in hand.text_of("Head")
            assert sum("█" in line for line in hand.lines) >= 4
            await hand.press("enter")
            await hand.replace("Your cup is there before you, with your name on it, every day")
            assert words("brief.ten_words", n=13) in hand.text
            await hand.press("tab")
            assert words("brief.tags.ten_words", n=13) in hand.text
            await hand.write("Quick is on the sign.")
            await hand.press("tab")
            await hand.write("The form asks three times.")
            await hand.press("escape")
            said = {one.key: one.words for one in hand.rows.said if one.participant_id is None}
            assert said == {"reflect.1": "Quick is on the sign.", "reflect.2": "The form asks three times."}
            await hand.press("u")
            assert hand.said == words("undo.undo", what=words("did.reflect"))
            assert (hand.app.went, hand.stage.place()[0]) == ([], "reflect:2")
            await hand.press("ctrl+y", "end", "enter")
            assert hand.app.went[-1] == ("commitments", "commitment", "frontline_message")
            assert "★1 Pick-up shelf" in hand.text
            book = make_workbook(hand.rows, content(), hand.now())
        cells = [cell.value for row in book["Commitments"].iter_rows() for cell in row]
        assert cells.index("Quick is on the sign.") < cells.index("The form asks three times.")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_everything_stands_in_view_and_hostile_text_is_shown_by_signs(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with hostile_sprint(tmp_path / "store.db", 7) as door:
        async with staged(ClosingPage, door, door.sprint_id, size=size) as hand:
            for _ in range(6):
                assert not any(obeyed(line) for line in hand.lines)
                await hand.press("down")


async def test_c_leads_there_and_a_window_that_only_reads_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
        async with staged(Checklist, door, size=ROOM) as hand:
            await hand.press("c")
            assert hand.app.opened == [("closing", sprint, "")]
        monkeypatch.setattr(type(door), "is_writer", False)
        async with staged(ClosingPage, door, sprint) as hand:
            await hand.press("down", "enter")
            assert hand.said == "! " + words("errors.read_only_window")
        monkeypatch.undo()
    async with whole_app(path, sprint=sprint, stage="commitments") as hand:
        await hand.press("c")
        await hand.until(lambda: isinstance(hand.screen, ClosingPage))
        await hand.press("escape")
        await hand.until(lambda: not isinstance(hand.screen, ClosingPage))
        assert hand.app.stage.key == "commitments"
