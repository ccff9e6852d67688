"""Inviting from Brief, and what became of it elsewhere: opened from Home by who is invited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.exchange.invitation.invite_file import invite_text
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.home import Home
from sprint_tui.store import glance
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import who_prepares
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.bringing import FIRST
from stage import SMALL, example, fresh, staged, whole_app, words


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


async def test_i_writes_the_invitation_where_it_is_told_to(finished: Door, folder: Path) -> None:
    async with staged(Brief, finished) as hand:
        await hand.press("i", "enter")
        await hand.until(lambda: "mail" in hand.said)
        (made,) = folder.iterdir()
        assert made.name == "Mornings-without-the-rush-invitation"
        assert (made / "mail.txt").exists()
        await hand.press("i")
        assert hand.editor.text == str(made)


async def test_a_name_that_is_taken_is_asked_again(finished: Door, folder: Path) -> None:
    (folder / "out").mkdir()
    async with staged(Brief, finished) as hand:
        await hand.press("i")
        await hand.replace("out")
        await hand.press("enter")
        assert words("errors.file_exists", path="")[-20:] in " ".join(hand.text_of("#problem").split())
        assert not list((folder / "out").iterdir())


async def test_after_somebody_was_added_the_same_folder_is_written_anew(finished: Door, folder: Path) -> None:
    async with staged(Brief, finished) as hand:
        await hand.press("i", "enter")
        await hand.until(lambda: "mail" in hand.said)
        (made,) = folder.iterdir()
        with finished.step("add_person") as step:
            step.add(Participant, sprint_id=finished.sprint_id, name="Night-shift lead", position="zz")
        hand.stage.reload()
        hand.stage.say("")
        await hand.press("i", "enter")
        await hand.until(lambda: "mail" in hand.said)
        assert [one.name for one in folder.iterdir()] == [made.name]
        assert (made / "Night-shift-lead.invite.json").exists()


async def test_a_segment_without_a_word_is_said_before(finished: Door) -> None:
    async with staged(Brief, finished) as hand:
        await hand.press("i")
        assert "Careful" not in hand.text
        await hand.press("escape")
        with finished.step("edit") as step:
            for one in finished.rows().segments:
                step.edit(one, name="", behaviour=" ")
        hand.stage.reload()
        await hand.press("i")
        assert "Careful: no segment is named yet" in hand.text


async def test_without_people_the_cursor_goes_where_they_are_added(empty: Door, folder: Path) -> None:
    async with staged(Brief, empty) as hand:
        await hand.press("i")
        assert hand.said.removeprefix("! ") == words("invite.lacking.names")
        assert hand.stage.place()[0] == "new:participant"
        await hand.press("o")
        await hand.write("Front-desk lead")
        await hand.press("escape", "i")
        assert hand.said.removeprefix("! ") == words("invite.lacking.promise")
        assert hand.stage.place()[0] == f"{empty.sprint_id}:promise"
        assert not list(folder.iterdir())


async def test_a_disk_that_refuses_is_said(finished: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sprint_tui.widgets.inviting.write_invitation", fail)
    async with staged(Brief, finished) as hand:
        await hand.press("i", "enter")
        await hand.until(lambda: "No space" in hand.said)


# Where the invitation is opened


@pytest.fixture
def invitation(finished: Door, folder: Path) -> Path:
    """An invitation of the first on the roster, with a blank in its name as files from a mail have."""
    rows = finished.rows()
    file = folder / "my invite.invite.json"
    file.write_text(invite_text(rows, rows.participants[0]), encoding="utf-8")
    return file


async def test_m_on_home_opens_an_invitation_that_was_dropped_on_the_window(
    invitation: Path, tmp_path: Path
) -> None:
    async with whole_app(tmp_path / "theirs.db") as hand:
        await hand.press("m")
        await hand.paste(f"'{invitation}'")
        await hand.press("enter")
        await hand.until(lambda: hand.app.stage is not None)
        assert hand.app.stage.key == FIRST
        assert "Operations lead" in " ".join(hand.said.split())
        me = who_prepares(hand.app.workplace.desk.door.rows())
        assert me is not None
        assert me.name == "Operations lead"


async def test_what_is_said_as_a_sprint_opens_is_whole_in_the_smallest_window(
    finished: Door,
) -> None:
    notice = " ".join(["Here again, and what you prepared is untouched."] * 3)
    async with whole_app(
        finished.path, sprint=finished.sprint_id, stage="brief", notice=notice, size=SMALL
    ) as hand:
        await hand.until(lambda: hand.said)
        assert " ".join(" ".join(hand.lines[-4:]).split()).count("untouched.") == 3


async def test_an_invitation_to_the_sprint_on_the_desk_is_no_second_one(
    invitation: Path, tmp_path: Path
) -> None:
    async with whole_app(tmp_path / "theirs.db") as hand:
        for _ in range(2):
            await hand.press("m")
            await hand.write(str(invitation))
            await hand.press("enter")
            await hand.until(lambda: hand.app.stage is not None)
            await hand.until(lambda: hand.app.workplace.desk.door.is_writer)
            hand.app.action_go("home")
            await hand.until(lambda: isinstance(hand.screen, Home))
        assert glance.count(tmp_path / "theirs.db") == 1


async def test_a_file_that_is_none_of_ours_is_said_and_the_list_stays(folder: Path, tmp_path: Path) -> None:
    (folder / "x.json").write_text("{")
    async with whole_app(tmp_path / "theirs.db") as hand:
        await hand.press("m")
        await hand.write("x.jso")
        await hand.press("enter")
        assert "x.jso" in hand.text_of("#problem")
        await hand.write("n")
        await hand.press("enter")
        await hand.until(lambda: hand.said.removeprefix("! ") == words("errors.not_json", file="x.json"))
        assert glance.count(tmp_path / "theirs.db") == 0
