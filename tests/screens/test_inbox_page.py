"""Files that came in: looked at before they are taken, one by one or all at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from hostile import HOSTILE, obeyed
from openpyxl import load_workbook

from sprint_tui.exchange import inbox
from sprint_tui.screens.inbox import InboxPage
from sprint_tui.screens.ready import Ready
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import draft_map_of, preparation_of
from stage import MEETING, ROOM, SMALL, WIDE, Staged, content, example, staged, whole_app, words

DRAFTS = Path(__file__).parent.parent / "drafts"
TABLE = "Stage,Touchpoint,Goal\nNotice,Sign,See it\nOrder,Till,Pay\n"


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder with two drafts, one that does not say whose it is, and one that is broken."""
    folder = tmp_path / "sent"
    folder.mkdir()
    copy(DRAFTS / "app-team.xlsx", folder)
    copy(DRAFTS / "guest-care.csv", folder)
    (folder / "somebody.csv").write_text(TABLE)
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 no more")
    return folder


async def look_into(hand: Staged, *paths: Path) -> None:
    """Have files looked into, as the question does."""
    await hand.go(hand.rows.sprint.id, " ".join(f"'{path}'" for path in paths))
    await hand.until(lambda: not hand.said)


def drafted(hand: Staged) -> set[str]:
    """Return who has a draft in the sprint."""
    rows = hand.rows
    segment = rows.segments[0].id
    return {one.name for one in rows.participants if draft_map_of(rows, one.id, segment)}


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_what_each_file_holds_is_seen_before_it_is_taken(
    door: Door, sent: Path, size: tuple[int, int]
) -> None:
    async with staged(InboxPage, door, door.sprint_id, size=size) as hand:
        await look_into(hand, sent)
        assert words("inbox.facts", n=4, taken=0) in hand.text
        assert words("inbox.stopped", n=1) in hand.text
        assert words("inbox.asked", n=1) in hand.text
        assert "App team lead" in hand.line_with("app-team.xlsx")
        seen = hand.text
        for _ in range(14):
            await hand.press("pagedown")
            seen += hand.text
        assert "4 touchpoints in 4 stages" in seen
        assert "3 (1 when the train is late)" in seen
        assert "broken.xlsx is damaged or cut off" in seen
        assert words("inbox.state.stopped") in seen
        assert not drafted(hand)


async def test_a_takes_one_and_capital_a_all_that_can_be_taken(door: Door, sent: Path) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent)
        await hand.press("a")
        assert hand.said == words("inbox.took", n=1)
        assert drafted(hand) == {"App team lead"}
        assert words("inbox.state.taken") in hand.line_with("app-team.xlsx")
        await hand.press("A")
        assert drafted(hand) == {"App team lead", "Guest-care lead"}
        assert hand.done == ["take_file", "take_file"]
        assert words("inbox.facts", n=4, taken=2) in hand.text


async def test_what_was_taken_can_be_taken_back_and_taken_again(door: Door, sent: Path) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent / "app-team.xlsx")
        await hand.press("a", "u")
        assert not drafted(hand)
        assert hand.app.went == []
        assert words("inbox.state.first") in hand.line_with("app-team.xlsx")
        await hand.press("a")
        assert drafted(hand) == {"App team lead"}


async def test_a_newer_file_of_the_same_person_says_that_it_replaces_the_earlier_one(
    door: Door, sent: Path
) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent / "app-team.xlsx")
        await hand.press("a", "x")
        (sent / "app team lead.csv").write_text(TABLE)
        await look_into(hand, sent / "app team lead.csv")
        assert words("inbox.state.again") in hand.text
        await hand.press("a")
        rows = hand.rows
        person = next(one for one in rows.participants if one.name == "App team lead")
        known = preparation_of(rows, person.id)
        assert known is not None
        assert known.file_name == "app team lead.csv"
        assert sum(one.kind == "draft" for one in rows.maps) == 1


async def test_enter_says_whose_a_file_is(door: Door, sent: Path) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent / "somebody.csv")
        assert words("inbox.nobody") in hand.line_with("somebody.csv  ")
        assert "a take" not in hand.keys_shown
        await hand.press("enter", "1")
        assert "Operations lead" in hand.line_with("somebody.csv  ")
        await hand.press("a")
        assert drafted(hand) == {"Operations lead"}


async def test_the_cursor_goes_from_file_to_file(door: Door, sent: Path) -> None:
    async with staged(InboxPage, door, door.sprint_id, size=SMALL) as hand:
        await look_into(hand, sent)
        for name in ("broken.xlsx", "guest-care.csv", "somebody.csv"):
            await hand.press("down")
            assert hand.line_with("▸").lstrip("▸ ").startswith(name)
        await hand.press("home", "x", "x", "x", "x")
        assert words("inbox.empty") in hand.text


async def test_somebody_who_is_not_on_the_list_is_put_on_the_roster_there(door: Door, sent: Path) -> None:
    form = load_workbook(DRAFTS / "form-libreoffice.xlsx")
    name = next(cell for row in form.worksheets[0] for cell in row if cell.value == "Operations lead")
    name.value = "Night-shift lead"
    form.save(sent / "Finance partner.xlsx")
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent / "Finance partner.xlsx")
        assert words("inbox.state.asked") in hand.line_with("Finance partner.xlsx  ")
        assert words("inbox.done") not in hand.text
        await hand.press("enter", "end", "enter")
        assert hand.editor.text == "Night-shift lead"
        await hand.press("enter")
        assert hand.rows.participants[-1].name == "Night-shift lead"
        await hand.press("a")
        assert drafted(hand) == {"Night-shift lead"}
        assert words("inbox.done") in hand.text
        await hand.press("u", "u")
        assert words("inbox.state.asked") in hand.line_with("Finance partner.xlsx  ")
        assert hand.app.went == []


async def test_of_two_files_of_one_person_one_is_left_out(door: Door, sent: Path) -> None:
    copy(sent / "app-team.xlsx", sent / "app-team (old).xlsx")
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent / "app-team (old).xlsx", sent / "app-team.xlsx")
        assert words("inbox.stopped", n=2) in hand.text
        assert "are both from App team lead" in " ".join(hand.text.split())
        await hand.press("x")
        assert words("inbox.stopped", n=1) not in hand.text
        await hand.press("A")
        assert drafted(hand) == {"App team lead"}
        assert (sent / "app-team (old).xlsx").exists()


async def test_a_window_that_only_reads_offers_no_key_that_takes(door: Door, sent: Path) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent)
        hand.desk.door._reads_only = True
        hand.stage.refresh_bindings()
        await hand.settle()
        assert hand.keys_shown == " esc back   f1 help"
        await hand.press("A", "a", "x", "m")
        assert words("inbox.facts", n=4, taken=0) in hand.text


async def test_m_on_ready_asks_for_the_files_and_opens_the_page(door: Door, sent: Path) -> None:
    async with staged(Ready, door) as hand:
        await hand.press("m")
        await hand.write(str(sent)[:-1])
        await hand.press("tab")
        assert hand.editor.text_meant == f"{sent}/"
        await hand.press("tab")
        await hand.until_seen("guest-care.csv")
        await hand.press("enter")
        assert hand.app.opened == [("inbox", door.sprint_id, f"{sent}/")]


async def test_a_path_that_is_not_there_is_said_and_can_be_mended(door: Door, sent: Path) -> None:
    async with staged(Ready, door) as hand:
        await hand.press("m")
        await hand.write(f"{sent}/gone.xlsx")
        await hand.press("enter")
        assert "There is no" in hand.text
        await hand.press("escape")
        assert hand.app.opened == []


async def test_without_files_the_page_says_what_to_do(door: Door) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        assert words("inbox.empty") in hand.text
        assert hand.keys_shown == " esc back   m import   f1 help"


async def test_hostile_names_and_cells_are_shown_by_signs(door: Door, sent: Path) -> None:
    heads = ",".join(f'"{text.replace(chr(34), "")}"' for text in HOSTILE.values() if "\n" not in text)
    (sent / "a\x1b[31m[red]b.csv").write_text(
        f"Stage,Touchpoint,{heads}\n" + ",".join(["x\x1b[2J", "[/]", *["\u202e=1+1"] * 40]) + "\n", "utf-8"
    )
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await look_into(hand, sent)
        for _ in range(12):
            assert not any(obeyed(line) for line in hand.lines)
            await hand.press("down", "down", "down")
        await hand.press("home", "enter")
        assert not any(obeyed(line) for line in hand.lines)


async def test_in_the_app_a_folder_is_taken_by_three_keys_and_its_path(tmp_path: Path, sent: Path) -> None:
    with example(tmp_path / "other.db") as door:
        sprint = door.sprint_id
    async with whole_app(tmp_path / "other.db", sprint=sprint, stage="ready") as hand:
        await hand.press("m")
        await hand.write(str(sent))
        await hand.press("enter")
        await hand.until_seen(words("inbox.facts", n=4, taken=0))
        await hand.press("A")
        await hand.until_seen(words("inbox.facts", n=4, taken=2))
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.screen, Ready))


async def test_keys_that_move_do_nothing_where_there_is_no_line(door: Door) -> None:
    async with staged(InboxPage, door, door.sprint_id) as hand:
        await hand.press("end", "home", "pagedown", "pageup", "down", "up")
        assert words("inbox.empty") in hand.text


async def test_a_file_that_is_taken_back_elsewhere_is_shown_where_files_come_in(
    tmp_path: Path, door: Door
) -> None:
    entry = inbox.look_into(DRAFTS / "guest-care.csv", content())
    async with whole_app(door.path, sprint=door.sprint_id, stage="journey") as hand:
        with hand.app.workplace.desk.door.step("take_file") as step:
            rows = step.rows()
            inbox.take(step, rows, replace(entry, person=rows.participants[0]), MEETING)
        for key in ("u", "ctrl+y"):
            await hand.press(key)
            await hand.until(lambda: hand.app.stage.key == "ready")
            hand.app.action_go("journey")
            await hand.until(lambda: hand.app.stage.key == "journey")
