"""Inviting from Brief: a folder with everything, or where to begin when something is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from stage import example, fresh, staged, words


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
        assert hand.editor.text == f"{made}-2"


async def test_a_name_that_is_taken_is_asked_again(finished: Door, folder: Path) -> None:
    (folder / "out").mkdir()
    async with staged(Brief, finished) as hand:
        await hand.press("i")
        await hand.replace("out")
        await hand.press("enter")
        assert words("errors.file_exists", path="")[-20:] in " ".join(hand.text_of("#problem").split())
        assert not list((folder / "out").iterdir())


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
