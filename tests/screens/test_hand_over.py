"""Handing over: the preview is what the file holds, one key writes it, and nobody's file is overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prepared import prepare
from sprint_tui.exchange.sprint_json import PREP, read
from sprint_tui.screens.hand_over import HandOverPage
from sprint_tui.screens.prep import PrepGuide
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.ask import AskText
from stage import ROOM, SMALL, WIDE, Now, Staged, content, example, staged, whole_app, words


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the app was started."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def door(tmp_path: Path, folder: Path) -> Iterator[Door]:
    """The example, prepared in full by its second person."""
    with example(tmp_path / "store.db") as door:
        prepare(door)
        yield door


def who(door: Door) -> Participant:
    return door.rows().participants[1]


def lines(hand: Staged) -> dict[str, list[str]]:
    """Return what each heading has below it."""
    view = hand.stage.view  # type: ignore[attr-defined]
    found: dict[str, list[str]] = {}
    for row in view.rows:
        texts = [cell.text for cell in row.cells if cell.text]
        if not row.id and texts:
            found[texts[0]] = []
        elif row.id:
            found[next(reversed(found))].append(": ".join(texts))
    return found


async def hand_it_over(hand: Staged) -> str:
    await hand.press("S")
    await hand.until(lambda: hand.app.clipboard or hand.text_of("Say").startswith("!"))
    await hand.settle()
    return str(hand.app.clipboard)


def held(path: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_the_preview_says_line_by_line_what_goes_and_what_stays(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(HandOverPage, door, who(door).id, size=size) as hand:
        shown = lines(hand)
        goes, stays = shown[words("prep.handing.goes")], shown[words("prep.handing.stays")]
        assert any("6 touchpoints: Platform sign" in one for one in goes)
        assert any(one.startswith(words("prep.handing.wow")) for one in goes)
        assert sum(one.startswith(words("prep.handing.better")) for one in goes) == 3
        assert any("Eight mornings, counted" in one for one in goes)
        assert any("I stood there myself" in one for one in stays)
        assert any(content().question("think.1").label in one for one in stays)
        assert not any("I stood there myself" in one for one in goes)
        assert words("prep.handing.goes") in hand.text


async def test_the_file_holds_what_was_shown_and_its_path_is_copied(door: Door, folder: Path) -> None:
    async with staged(HandOverPage, door, who(door).id) as hand:
        copied = await hand_it_over(hand)
        path = Path(copied)
        assert path.parent == folder
        assert path.name.endswith(".prep.json")
        source = read(path.read_text(encoding="utf-8"))
        assert (source.kind, source.participant) == (PREP, who(door).id)
        whole = held(path)
        assert {one["words"] for one in whole["speaking_point"]} == {"Eight mornings, counted"}
        assert len(whole["touchpoint"]) == 6
        assert not any(one["key"].startswith("think.") for one in whole["answer"])
        assert "path is copied" in hand.text.replace("\n", " ")
        mine = preparation_of(hand.rows, who(door).id)
        assert mine is not None
        assert mine.handed_over_at == hand.now.at
        assert hand.done[-1] != "prep_clock"


async def test_space_keeps_an_answer_here_and_the_preview_follows(door: Door) -> None:
    async with staged(HandOverPage, door, who(door).id) as hand:
        answer = next(one for one in hand.rows.said if one.key == "tune_in.2")
        await hand.go(answer.id)
        await hand.press("space")
        stays = lines(hand)[words("prep.handing.stays")]
        assert any(content().question("tune_in.2").label in one for one in stays)
        whole = held(await hand_it_over(hand))
        assert "tune_in.2" not in {one["key"] for one in whole["answer"]}
        await hand.press("u")
        assert any(
            content().question("tune_in.2").label in one for one in lines(hand)[words("prep.handing.goes")]
        )


async def test_an_idea_that_is_kept_private_is_listed_and_stays(door: Door) -> None:
    with door.step("bring") as step:
        wow = next(one for one in door.rows().picks if one.kind == "wow" and one.state == "proposal")
        step.edit(wow, state="candidate")
    async with staged(HandOverPage, door, who(door).id) as hand:
        label = words("prep.handing.wow")
        shown = lines(hand)
        assert any(one.startswith(label) for one in shown[words("prep.handing.stays")])
        assert not any(one.startswith(label) for one in shown[words("prep.handing.goes")])
        whole = held(await hand_it_over(hand))
        assert wow.id not in {one["id"] for one in whole["pick"]}


async def test_handing_over_again_takes_the_place_of_the_earlier_file(door: Door, folder: Path) -> None:
    async with staged(HandOverPage, door, who(door).id) as hand:
        first = await hand_it_over(hand)
        before = held(first)
        await hand.press("down")
        hand.app._clipboard = ""
        await hand.passes(3600)
        assert await hand_it_over(hand) == first
        assert held(first)["preparation"][0]["handed_over_at"] != before["preparation"][0]["handed_over_at"]
        assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("there", ["not ours", "{}", "\udcff"])
async def test_a_file_that_is_not_theirs_is_never_overwritten(door: Door, folder: Path, there: str) -> None:
    async with staged(HandOverPage, door, who(door).id) as hand:
        taken = Path(await hand_it_over(hand))
        taken.write_bytes(there.encode(errors="surrogateescape"))
        before = taken.read_bytes()
        hand.app._clipboard = ""
        other = Path(await hand_it_over(hand))
        assert other != taken
        assert other.name.endswith("-2.prep.json")
        assert taken.read_bytes() == before
        assert read(other.read_text(encoding="utf-8")).kind == PREP


async def test_the_file_of_somebody_with_the_same_name_stays(door: Door, folder: Path) -> None:
    other = door.rows().participants[0]
    async with staged(HandOverPage, door, who(door).id) as hand:
        taken = Path(await hand_it_over(hand))
    with door.step("edit") as step:
        step.edit(other, name=who(door).name)
    async with staged(HandOverPage, door, other.id) as hand:
        assert Path(await hand_it_over(hand)) != taken
        assert held(taken)["person"] == who(door).id


async def test_where_nothing_can_be_written_another_place_is_asked_for(
    door: Door, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rmdir()
    async with staged(HandOverPage, door, who(door).id) as hand:
        monkeypatch.setenv("HOME", str(folder / "nowhere"))
        await hand.press("S")
        await hand.until(lambda: isinstance(hand.screen, AskText))
        assert words("prep.handing.where") in hand.text
        assert "Error" not in hand.text
        assert "nowhere" in hand.editor.text_meant
        (tmp_path / "else").mkdir()
        await hand.replace(str(tmp_path / "else"))
        await hand.press("enter")
        await hand.until(lambda: hand.app.clipboard)
        assert Path(hand.app.clipboard).parent == tmp_path / "else"
        assert held(hand.app.clipboard)["person"] == who(door).id


async def test_handing_over_that_was_left_is_not_noted(
    door: Door, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rmdir()
    async with staged(HandOverPage, door, who(door).id) as hand:
        monkeypatch.setenv("HOME", str(folder / "nowhere"))
        await hand.press("S")
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.press("escape")
        assert words("export.left") in hand.text
        mine = preparation_of(hand.rows, who(door).id)
        assert mine is not None
        assert mine.handed_over_at is None


async def test_what_is_missing_is_said_and_stops_nobody(tmp_path: Path, folder: Path) -> None:
    with example(tmp_path / "other.db") as door:
        person = door.rows().participants[0]
        async with staged(HandOverPage, door, person.id) as hand:
            lacking = lines(hand)[words("prep.handing.lacking")]
            assert any("tune-in" in one for one in lacking)
            assert held(await hand_it_over(hand))["person"] == person.id


async def test_the_time_that_was_spent_goes_along(door: Door, folder: Path) -> None:
    now = Now()
    async with staged(PrepGuide, door, now=now) as hand:
        await hand.go("block:think")
        await hand.press("space")
        await hand.passes(1500)
        await hand.press("space")
    async with staged(HandOverPage, door, who(door).id, now=now) as hand:
        assert words("prep.handing.spent", spent=25, minutes=110) in hand.text
        assert held(await hand_it_over(hand))["preparation"][0]["spent_seconds"] == 1500


async def test_handing_over_pauses_the_block_that_runs(door: Door, folder: Path) -> None:
    now = Now()
    async with staged(PrepGuide, door, now=now) as hand:
        await hand.go("block:think")
        await hand.press("space")
    async with staged(HandOverPage, door, who(door).id, now=now) as hand:
        await hand_it_over(hand)
        assert [one.kind for one in hand.rows.prep_events][-1] == "pause"


async def test_from_the_guide_to_the_file_and_back(tmp_path: Path, door: Door) -> None:
    path, sprint = door.path, door.sprint_id
    async with whole_app(path, sprint=sprint, stage="prep") as hand:
        await hand.press("S")
        await hand.until(lambda: isinstance(hand.screen, HandOverPage))
        await hand.press("S")
        await hand.until(lambda: hand.app.clipboard)
        await hand.press("escape")
        assert "handed over" in hand.text


async def test_a_window_that_only_reads_hands_over_nothing(door: Door, folder: Path) -> None:
    door._reads_only = True
    async with staged(HandOverPage, door, who(door).id) as hand:
        await hand.press("S", "space")
        assert list(folder.iterdir()) == []
        assert words("keys.hand_over") not in hand.text_of("KeyBar")
