"""Checklist: four answers earned by proof or said with a reason, the submission, and the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sprint_tui.domain.checklist import ITEMS
from sprint_tui.exchange.sprint_json import loads
from sprint_tui.screens.checklist import Checklist
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Sprint
from sprint_tui.widgets.ask import AskText
from stage import ROOM, SMALL, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a workbook goes unless another path is typed."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "out"


def answers(hand: Staged) -> dict[str, tuple[str, str]]:
    return {answer.item: (answer.answer, answer.reason) for answer in hand.rows.answers}


async def submit(hand: Staged, *keys: str) -> None:
    """Submit, and leave the question where the workbook goes."""
    before = hand.sprint.submitted_at, len(hand.rows.snapshots)
    await hand.press(*(keys or ("S",)))
    if (hand.sprint.submitted_at, len(hand.rows.snapshots)) != before:
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.screen, Checklist))
        await hand.settle()


async def asked_where(hand: Staged) -> None:
    await hand.press("W")
    await hand.until(lambda: isinstance(hand.screen, AskText))


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_each_item_shows_its_answer_and_its_proof_line_by_line(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Checklist, finished, size=size) as hand:
        assert words("checklist.facts", said=3, proved=2) in hand.text
        assert words("proof.chosen_wow", done=3, total=3) in hand.text
        seen = set()
        for _ in range(40):
            seen.add(hand.stage.place()[0])
            await hand.press("down")
        assert {*ITEMS, "submit", "export"} <= seen
        assert words("checklist.about.export")[:30] in hand.text_of("Strip")


async def test_what_the_strip_has_no_room_for_ends_with_a_sign(finished: Door) -> None:
    async with staged(Checklist, finished, size=SMALL) as hand:
        assert hand.lines_of("Strip")[-1].endswith("…")


async def test_an_answer_without_proof_asks_for_its_reason(door: Door) -> None:
    async with staged(Checklist, door) as hand:
        await hand.press("y")
        assert hand.field_key() == f"{ITEMS[0]}:reason"
        assert words("checklist.ask_reason.yes")[:30] in hand.text
        await hand.write("Drawn on paper, typed in by Friday.")
        await hand.press("escape")
        assert answers(hand) == {ITEMS[0]: ("yes", "Drawn on paper, typed in by Friday.")}
        assert words("checklist.said").upper() in hand.text
        assert "Drawn on paper" in hand.text


async def test_a_proved_yes_needs_no_reason(finished: Door) -> None:
    async with staged(Checklist, finished) as hand:
        await hand.press("delete")
        assert words("checklist.provable") in hand.text
        await hand.press("y")
        assert not hand.is_editing()
        assert answers(hand)[ITEMS[0]] == ("yes", "")
        assert words("checklist.provable") not in hand.text


async def test_enter_answers_by_digit_and_a_no_asks_for_its_reason(door: Door) -> None:
    async with staged(Checklist, door) as hand:
        codes = [choice.code for choice in content().choices("answer")]
        await hand.press("enter", str(codes.index("no") + 1))
        assert hand.field_key() == f"{ITEMS[0]}:reason"
        await hand.write("The sign belongs to the railway.")
        await hand.press("escape")
        assert answers(hand)[ITEMS[0]] == ("no", "The sign belongs to the railway.")
        await hand.press("enter", str(codes.index("open") + 1))
        assert answers(hand)[ITEMS[0]] == ("open", "")
        assert not hand.is_editing()


async def test_delete_takes_an_answer_out_and_undo_brings_it_back(finished: Door) -> None:
    async with staged(Checklist, finished) as hand:
        before = answers(hand)
        await hand.go(ITEMS[2])
        await hand.press("delete")
        assert ITEMS[2] not in answers(hand)
        await hand.press("u")
        assert answers(hand) == before
        assert (
            hand.said == words("undo.undo", what=words("did.clear", name=words("undo.nameless"))) or hand.said
        )


async def test_enter_on_a_line_of_proof_goes_to_where_it_is_mended(finished: Door) -> None:
    async with staged(Checklist, finished) as hand:
        await hand.press("down", "enter")
        assert hand.app.went[-1][0] == "journey"
        await hand.go(f"{ITEMS[2]}:0")
        missing = words("checklist.missing", stage=words("stages.journey"))
        assert missing in hand.text_of("Strip")
        await hand.press("enter")
        page, _, row_id = hand.app.opened[-1]
        assert page == "owners"
        assert hand.rows.by_id[row_id].owner_id is None  # type: ignore[attr-defined]


async def test_submit_freezes_the_sprint_as_it_is_and_may_be_done_again(door: Door) -> None:
    async with staged(Checklist, door) as hand:
        await submit(hand)
        assert (hand.said, len(hand.rows.snapshots)) == (words("checklist.submit_open", n=4), 0)
        await submit(hand)
        told = words("checklist.done_open", n=4), words("checklist.audit", date="Wed 10 Feb 2027")
        assert hand.said == " ".join((*told, words("checklist.no_workbook")))
        (snapshot,) = hand.rows.snapshots
        assert snapshot.at == hand.now.at
        (frozen,) = loads(snapshot.body)[Sprint]
        assert (frozen["submitted_at"], frozen["audit_on"]) == (hand.now.at, hand.sprint.audit_on)
        assert hand.sprint.submitted_at == hand.now.at
        assert hand.sprint.audit_on is not None
        await hand.press("end")
        with door.step("edit") as step:
            step.edit(hand.sprint, title="Evenings")
        await submit(hand, "up", "enter", "enter")
        titles = [loads(one.body)[Sprint][0]["title"] for one in hand.rows.snapshots]
        assert sorted(titles) == ["Evenings", "Mornings"]
        await hand.press("u")
        assert len(hand.rows.snapshots) == 1
        assert hand.said == words("undo.undo", what=words("did.submit"))


async def test_what_is_submitted_says_so_in_view_and_asks_before_it_is_done_again(door: Door) -> None:
    async with staged(Checklist, door, size=SMALL) as hand:
        told = words("checklist.submitted", moment="Thu 12 Nov 2026, 08:00")
        assert "Submitted" not in hand.text
        await submit(hand, "S", "S")
        assert told in hand.text_of("Head")
        first = hand.rows.snapshots
        await hand.passes(60)
        await submit(hand)
        assert hand.said == words("checklist.submit_open", n=4)
        assert hand.rows.snapshots == first
        await hand.passes(6)
        await submit(hand)
        assert hand.rows.snapshots == first
        await hand.passes(4)
        await submit(hand)
        assert len(hand.rows.snapshots) == 2
        assert words("checklist.submitted", moment="Thu 12 Nov 2026, 08:01") in hand.text_of("Head")


async def test_each_line_of_a_mix_says_which_map_it_is_about(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Checklist, door, size=(100, 80)) as hand:
            for code, total in (("stages", 8), ("kpi_names", 6), ("kpi_values", 6), ("ties_picks", 0)):
                said = words(f"proof.{code}", done=0, total=total)
                shown = [line for line in hand.lines if line.endswith(said)]
                assert [line.removesuffix(said).split()[-1] for line in shown] == ["B2B:", "B2C:"]
            assert hand.text.count(words("proof.audit_date", done=0, total=1)) == 1
            second = hand.rows.maps[1].id
            await hand.go("kpis:4")
            await hand.press("enter")
            assert hand.app.went[-1][0] == "ownership"
            assert hand.desk.map_id == second
            await hand.go("also:7")
            await hand.press("enter")
            assert (hand.app.went[-1][0], hand.desk.map_id) == ("brief", second)


async def test_with_four_yes_one_press_submits_and_says_so(finished: Door) -> None:
    with finished.step("answer") as step:
        step.edit(finished.rows().sprint, submitted_at=None)
        for answer in finished.rows().answers:
            step.edit(answer, answer="yes")
    async with staged(Checklist, finished) as hand:
        await submit(hand)
        assert hand.said.startswith(words("checklist.done"))
        await submit(hand)
        told = words("checklist.submitted", moment="Thu 12 Nov 2026, 09:00")
        assert hand.said == words("checklist.submit_twice", submitted=told)


async def test_the_workbook_follows_the_submission_and_a_disk_that_refuses_loses_nothing(
    door: Door, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    async with staged(Checklist, door) as hand:
        monkeypatch.setattr("sprint_tui.exchange.workbook.write.write_workbook", refuse)
        await hand.press("S", "S")
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.press("enter")
        await hand.until_seen(words("export.refused", folder="", why="").split("(")[0].split()[0])
        assert len(hand.rows.snapshots) == 1
        monkeypatch.undo()
        monkeypatch.chdir(folder)
        await hand.replace(str(folder / "elsewhere"))
        await hand.press("enter")
        await hand.until(lambda: "elsewhere.xlsx" in hand.said)
        assert hand.said.startswith(words("checklist.done_open", n=4))
        assert load_workbook(folder / "elsewhere.xlsx", read_only=True).sheetnames


async def test_the_workbook_goes_where_it_is_told_to(finished: Door, folder: Path) -> None:
    async with staged(Checklist, finished) as hand:
        await asked_where(hand)
        assert hand.editor.text == str(folder / "Mornings-without-the-rush.xlsx")
        await hand.replace(str(folder / "mine"))
        await hand.press("enter")
        await hand.until(lambda: hand.said.startswith(words("export.written", path="")))
        assert load_workbook(folder / "mine.xlsx", read_only=True).sheetnames
        assert [path.name for path in folder.iterdir()] == ["mine.xlsx"]


async def test_a_file_that_is_there_is_not_written_over(finished: Door, folder: Path) -> None:
    (folder / "kept.xlsx").write_text("mine")
    async with staged(Checklist, finished) as hand:
        await asked_where(hand)
        for typed, end in (("kept.xlsx", "type another name."), (f"{folder}/no/x", "type another place.")):
            await hand.replace(typed)
            await hand.press("enter")
            assert isinstance(hand.screen, AskText)
            assert end in " ".join(hand.text_of("#problem").split())
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.screen, Checklist))
    assert (folder / "kept.xlsx").read_text() == "mine"
    assert [path.name for path in folder.iterdir()] == ["kept.xlsx"]


async def test_what_cannot_be_a_file_is_refused_in_a_sentence(finished: Door, folder: Path) -> None:
    async with staged(Checklist, finished) as hand:
        await asked_where(hand)
        for typed, key in (
            ("", "file_exists"),
            ("/", "file_exists"),
            (str(folder), "file_exists"),
            ("~nosuchuser/x", "no_file_there"),
            ("x" * 300, "no_file_there"),
            ("kept.xlsx/x/y", "no_folder"),
        ):
            await hand.replace(typed)
            await hand.press("enter")
            assert isinstance(hand.screen, AskText)
            end = words(f"errors.{key}", path="").split()[-3:]
            assert hand.text_of("#problem").split()[-3:] == end
        await hand.press("escape")
    assert list(folder.iterdir()) == []


async def test_a_folder_that_is_gone_offers_the_home_folder(finished: Door, folder: Path) -> None:
    folder.rmdir()
    async with staged(Checklist, finished) as hand:
        await asked_where(hand)
        assert hand.editor.text == str(Path("~/Mornings-without-the-rush.xlsx"))
        await hand.replace("mine")
        await hand.press("enter")
        assert words("errors.no_file_there") in " ".join(hand.text_of("#problem").split())
        await hand.press("escape")


async def test_the_next_workbook_gets_a_free_name(finished: Door, folder: Path) -> None:
    (folder / "Mornings-without-the-rush.xlsx").write_text("mine")
    async with staged(Checklist, finished) as hand:
        await hand.press("end", "enter")
        await hand.until(lambda: isinstance(hand.screen, AskText))
        assert hand.editor.text == str(folder / "Mornings-without-the-rush-2.xlsx")
        await hand.press("escape")


async def test_a_workbook_that_cannot_be_written_says_why_and_asks_for_another_place(
    finished: Door, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sprint_tui.exchange.workbook.write.write_workbook", fail)
    async with staged(Checklist, finished) as hand:
        await asked_where(hand)
        await hand.press("enter")
        await hand.until(lambda: "No space left on device" in hand.text)
        assert "OSError" not in hand.text
        await hand.press("escape")
        assert isinstance(hand.screen, Checklist)


async def test_the_proof_of_two_maps_says_which_is_meant(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Checklist, door) as hand:
            for market in ("b2b", "b2c"):
                assert f"{content().choice('market', market).tag}: " in hand.text
            await hand.go(f"{ITEMS[0]}:5")
            await hand.press("enter")
            assert hand.desk.map_id == hand.rows.maps[1].id


async def test_the_mouse_answers_and_opens(finished: Door) -> None:
    async with staged(Checklist, finished) as hand:
        await hand.click_on("How we are different there", times=2)
        assert hand.is_editing()
        await hand.press("escape")
        await hand.click_on("S submit", "KeyBar", times=2)
        assert len(hand.rows.snapshots) == 2
