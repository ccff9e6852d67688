"""What participants get: their own file, the form, a page to read, and a mail that needs no more work."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made import whole_sprint
from openpyxl import load_workbook

from sprint_tui.content.keys import RUNGS
from sprint_tui.domain.text import file_name
from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange import sprint_json
from sprint_tui.exchange.invitation import folder_name, write_invitation
from sprint_tui.exchange.invitation.mail import Attached, mail_text
from sprint_tui.exchange.invitation.reading_page import reading_page
from sprint_tui.exchange.invitation.write import invite_names
from sprint_tui.exchange.whole_folder import FolderTakenError
from sprint_tui.store import sprints
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Participant, Segment, Sprint
from stage import content, words

NOW = Instant(datetime(2026, 11, 2, 9, 0, tzinfo=UTC), "boot", 0.0)
HOSTILE = "</p><script>alert(1)</script>\x1b[31m & \"quoted\" 'so' \u202e\n# x {n}"
VOID = {"meta", "br"}


def people(rows: SprintRows, *names: str, **first: Any) -> SprintRows:
    """Return a sprint whose participants are called so; `first` is more about the first of them."""
    made = [
        Participant(id=f"{number:a>12}", sprint_id=rows.sprint.id, position=f"{number}", name=name)
        for number, name in enumerate(names, 2)
    ]
    return replace(rows, participants=(changed(made[0], **first), *made[1:]))


def changed(row: Any, **fields: object) -> Any:
    return type(row)(**{**row.model_dump(), **fields})


@pytest.fixture(scope="module")
def rows() -> SprintRows:
    return whole_sprint()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_the_folder_has_a_file_for_each_person_and_three_for_all(folder: Path, rows: SprintRows) -> None:
    rows = people(rows, "Front-desk lead", "Finance/partner")
    written = write_invitation(folder, rows, content(), NOW)
    assert [path.name for path in written] == [
        "mail.txt",
        "prep-form.xlsx",
        "reading.html",
        "Front-desk-lead.invite.json",
        "Finance-partner.invite.json",
    ]
    assert {path.name for path in folder.iterdir()} == {path.name for path in written}
    assert [path.name for path in folder.parent.iterdir()] == ["out"]
    assert load_workbook(folder / "prep-form.xlsx").sheetnames


def test_a_persons_file_holds_the_brief_the_names_and_empty_maps_only(folder: Path, rows: SprintRows) -> None:
    person = rows.participants[0]
    written = write_invitation(folder, rows, content(), NOW)
    own = next(path for path in written if path.name == file_name(person.name, "") + ".invite.json")
    found = sprint_json.read(own.read_text(encoding="utf-8"))
    assert (found.kind, found.participant) == (sprint_json.INVITE, person.id)
    held = {table.__name__ for table, of_kind in found.kinds.items() if of_kind}
    assert held == {"Sprint", "Segment", "Trait", "Participant", "JourneyMap"}
    (sprint,) = found.kinds[Sprint]
    assert (sprint["id"], sprint["promise"], sprint["zone"]) == (
        *(rows.sprint.id, rows.sprint.promise, rows.sprint.zone),
    )
    assert sprint["audit_on"] is None
    assert [one["id"] for one in found.kinds[Participant]] == [one.id for one in rows.participants]
    assert [one["behaviour"] for one in found.kinds[Segment]] == [one.behaviour for one in rows.segments]


def test_an_invitation_can_be_put_into_another_store(folder: Path, rows: SprintRows) -> None:
    written = write_invitation(folder, rows, content(), NOW)
    store = Store(folder.parent / "theirs.db")
    try:
        found = sprint_json.read(written[-1].read_text(encoding="utf-8"))
        there = store.door(sprints.put_in(store, found.kinds, "new_sprint")).rows()
    finally:
        store.close()
    assert there.sprint.promise == rows.sprint.promise
    assert [one.name for one in there.participants] == [one.name for one in rows.participants]


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["Ana", "ana", "ANA"], ["Ana", "ana-2", "ANA-3"]),
        (["", "Bo"], ["participant-1", "Bo"]),
        (["../../etc/passwd", "CON", ".."], ["etc-passwd", "participant-2", "participant-3"]),
        (["a/b", "a b", "a-b-2"], ["a-b", "a-b-2", "a-b-2-2"]),
        (["日本語", "x" * 300], ["日本語", "x" * 100]),
    ],
)
def test_file_names_are_safe_and_differ(rows: SprintRows, names: list[str], files: list[str]) -> None:
    assert invite_names(people(rows, *names), content()) == files


def test_who_has_no_name_is_called_by_what_they_do(rows: SprintRows) -> None:
    assert invite_names(people(rows, "", "Bo", function="Front desk"), content()) == ["Front-desk", "Bo"]


def test_what_is_there_already_stays_unless_it_is_to_be_replaced(folder: Path, rows: SprintRows) -> None:
    folder.mkdir()
    (folder / "mail.txt").write_text("mine")
    (folder / "notes.txt").write_text("also mine")
    with pytest.raises(FolderTakenError) as raised:
        write_invitation(folder, rows, content(), NOW)
    assert raised.value.path == folder / "mail.txt"
    assert sorted(path.name for path in folder.iterdir()) == ["mail.txt", "notes.txt"]
    assert (folder / "mail.txt").read_text() == "mine"
    write_invitation(folder, rows, content(), NOW, force=True)
    assert (folder / "mail.txt").read_text(encoding="utf-8").startswith("Subject:")
    assert (folder / "notes.txt").read_text() == "also mine"
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


def test_a_disk_that_refuses_leaves_nothing_behind(
    folder: Path, rows: SprintRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("sprint_tui.exchange.prep_form.write.write_form", fail)
    with pytest.raises(OSError, match=os.strerror(28)):
        write_invitation(folder, rows, content(), NOW)
    assert not list(folder.parent.iterdir())


def test_the_folder_is_called_after_the_sprint(rows: SprintRows) -> None:
    sprint = changed(rows.sprint, title="Mornings: without / the rush")
    assert folder_name(replace(rows, sprint=sprint), content()) == "Mornings-without-the-rush-invitation"


# The mail

ATTACHED = Attached("prep-form.xlsx", "reading.html", ".invite.json")


def mail(rows: SprintRows, now: datetime = NOW.at, **sprint: object) -> str:
    return mail_text(replace(rows, sprint=changed(rows.sprint, **sprint)), content(), now, ATTACHED)


def test_the_mail_says_when_what_and_to_whom_in_the_sprints_zone(rows: SprintRows) -> None:
    rows = people(rows, "Guest-care lead", "Bo", roles="facilitator")
    meeting = datetime(2026, 12, 14, 8, 0, tzinfo=UTC)
    text = mail(rows, meeting_start=meeting, zone="Europe/Rome", promise="Ready before you are.")
    assert "Mon 14 Dec 2026, 09:00 (Europe/Rome)" in text
    assert "“Ready before you are.”" in text
    assert "by Fri 11 Dec 2026, 18:00" in text
    assert text.rstrip().endswith("Guest-care lead")
    steps = [line for line in text.splitlines() if re.match(r"\d\. ", line)]
    assert len(steps) == 3
    assert "prep-form.xlsx" in steps[0]
    assert "Guest-care lead" in steps[2]
    for name in ("reading.html", "YOUR-NAME.invite.json"):
        assert name in text


def test_a_mail_without_a_day_or_a_facilitator_says_so(rows: SprintRows) -> None:
    text = mail(people(rows, "Ana", "Bo"), meeting_start=None)
    assert words("mail.no_day") in text
    assert words("mail.by_no_day") in text
    assert words("mail.to_sender") in text


def test_a_mail_that_is_written_late_asks_for_haste(rows: SprintRows) -> None:
    meeting = NOW.at + timedelta(hours=8)
    assert words("mail.by_now") in mail(rows, meeting_start=meeting)


def test_what_was_typed_stays_one_line_of_the_mail(rows: SprintRows) -> None:
    text = mail(people(rows, HOSTILE, roles="facilitator"), title=HOSTILE, promise=HOSTILE)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("# x {n}") == 4
    assert all(not line.startswith("# x") for line in text.splitlines())


# The page


class Seen(HTMLParser):
    """Reads a page as a browser does: its elements in order, and whether each is closed in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.is_sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_sound = self.is_sound and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(rows: SprintRows, **sprint: object) -> Seen:
    seen = Seen()
    seen.feed(reading_page(replace(rows, sprint=changed(rows.sprint, **sprint)), content()))
    seen.close()
    return seen


@pytest.fixture(scope="module")
def seen(rows: SprintRows) -> Seen:
    return page(rows, title=HOSTILE, promise=HOSTILE)


def test_the_page_has_every_part_and_a_way_to_each(seen: Seen) -> None:
    assert seen.is_sound
    assert not seen.open
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in seen.elements if tag == "a"]
    assert links == [f"#{part.key}" for part in content().reading.parts]
    assert {str(link)[1:] for link in links} <= set(ids)
    for card in content().reading.cards.values():
        assert card.claim in seen.text
    reflected = [one.ask for one in content().reading.questions.values()]
    for ask in (*reflected, *(one.ask for one in content().questions("tune_in"))):
        assert ask in seen.text


def test_the_page_asks_nothing_of_any_network_and_runs_nothing(seen: Seen, rows: SprintRows) -> None:
    tags = {tag for tag, _ in seen.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not any(key.startswith("on") or key == "src" for _, given in seen.elements for key in given)
    whole = reading_page(rows, content())
    assert "://" not in whole
    assert "url(" not in whole
    assert "@import" not in whole


def test_what_was_typed_is_text_on_the_page(seen: Seen) -> None:
    assert "</p><script>alert(1)</script>" in seen.text
    assert "\x1b" not in seen.text
    assert "\u202e" not in seen.text


def test_every_rung_of_a_quiz_has_its_word() -> None:
    assert set(content().words.table("page.rungs")) == set(RUNGS)


def test_the_file_of_a_person_is_plain_json(folder: Path, rows: SprintRows) -> None:
    written = write_invitation(folder, rows, content(), NOW)
    assert json.loads(written[-1].read_text(encoding="utf-8"))["kind"] == "invite"
