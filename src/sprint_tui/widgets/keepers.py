"""Who keeps the notes, and who the time: asked once the clock runs, so that the start waits for nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.domain import brief
from sprint_tui.domain.codes import KEEPERS
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.answers import give_role
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.binder import between
from sprint_tui.widgets.field import NotUnderstoodError, Option
from sprint_tui.widgets.strip import OTHER

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

WITHOUT = "without"
"""The code of the option to go without a keeper."""


def ask_keepers(stage: StageScreen, tell: Callable[[str], None]) -> None:
    """Ask for the keepers that the meeting lacks, one after the other, unless it said why it has none."""
    rows = stage.desk.door.rows()
    if rows.meeting is None or not rows.meeting.keepers_skipped:
        _Asking(stage, tell, missing(rows)).go_on()


def missing(rows: SprintRows) -> list[str]:
    """Return the roles that nobody has; a person who has both keeps the notes."""
    people = rows.participants
    twice = ["timekeeper"] if brief.is_one_person_twice(people) else []
    return [role for role in KEEPERS if brief.holder(role, people) is None] or twice


class _Asking:
    """One question after the other; esc leaves what is not answered open, for the page of block 1."""

    def __init__(self, stage: StageScreen, tell: Callable[[str], None], roles: list[str]) -> None:
        self._stage = stage
        self._tell = tell
        self._roles = roles

    def go_on(self) -> None:
        """Ask for the next role, if there is one."""
        if self._roles:
            self._ask(self._roles.pop(0))

    def _ask(self, role: str) -> None:
        words = self._stage.words
        rows = self._stage.desk.door.rows()
        other = brief.holder(next(one for one in KEEPERS if one != role), rows.participants)
        people = [one for one in rows.participants if other is None or one.id != other.id]
        options = [
            *(Option(one.id, one.name, one.function) for one in people),
            Option(OTHER, words("fields.new_person")),
            Option(WITHOUT, words("keepers.without")),
        ]
        hint = self._stage.content.choice("role", role).hint
        self._tell("")
        ask = AskOne(words, words(f"keepers.ask.{role}"), options, hint=hint, at_bottom=True)
        self._stage.app.push_screen(ask, lambda code: self._answered(role, code))

    def _answered(self, role: str, code: str | None) -> None:
        if code is None:
            self._tell(self._stage.words("keepers.left_open"))
        elif code == OTHER:
            self._ask_line("fields.new_person_ask", role, lambda name: self._add(role, name))
        elif code == WITHOUT:
            self._ask_line("keepers.ask_reason", role, self._skip)
        else:
            with self._stage.step("keeper") as step:
                give_role(step, self._stage.desk.door.sprint_id, role, code)
            self.go_on()

    def _ask_line(self, ask: str, role: str, store: Callable[[str], None]) -> None:
        """Ask for one line; esc goes back to the question for the role."""

        def answered(text: str | None) -> None:
            if text is None:
                self._ask(role)
            else:
                store(text)
                self.go_on()

        self._stage.app.push_screen(
            AskText(self._stage.words, self._stage.words(ask), check=_needed), answered
        )

    def _add(self, role: str, name: str) -> None:
        door = self._stage.desk.door
        with self._stage.step("keeper") as step:
            position = between(door.rows().participants, "")
            new = step.add(Participant, sprint_id=door.sprint_id, position=position, name=name)
            give_role(step, door.sprint_id, role, new.id)

    def _skip(self, reason: str) -> None:
        rows = self._stage.desk.door.rows()
        said = rows.meeting.keepers_skipped if rows.meeting is not None else ""
        with self._stage.step("skip_keepers") as step:
            note_meeting(step, rows, keepers_skipped="; ".join(one for one in (said, reason) if one))


def _needed(text: str) -> None:
    if not text:
        raise NotUnderstoodError("nothing_typed")
