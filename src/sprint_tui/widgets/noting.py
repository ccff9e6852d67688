"""What a meeting notes while its clock runs: a line parked, a decision, the reason of a pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

from sprint_tui.domain import brief
from sprint_tui.store.tables import ClockEvent, Decision, ParkedItem
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.ask_field import AskField
from sprint_tui.widgets.back_to_customer import BackToCustomer
from sprint_tui.widgets.binder import Binder, between
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.new_row import NewRow

if TYPE_CHECKING:
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen
    from sprint_tui.widgets.timekeeper import Tell

DECIDER = "decider"


class Noting:
    """Notes for a stage's sprint; `tell` hears what was noted, `done` is called once something was."""

    def __init__(self, stage: StageScreen, tell: Tell, done: Callable[[], None]) -> None:
        self._stage = stage
        self._tell = tell
        self._done = done

    def park(self) -> None:
        """Ask for a line to park, in the speaker's words."""
        new = NewRow(ParkedItem, **minute_of(self._stage), position=between(self._stage.rows.parked, ""))

        def parked(_: bool | None) -> None:
            self._finish(new, "noting.parked")

        self._ask(self._new_field("parked", new, "park"), parked)

    def decide(self) -> None:
        """Ask for a decision in one line, then how it was made, and by whom where one person did."""
        new = NewRow(Decision, **minute_of(self._stage), position=between(self._stage.rows.decisions, ""))

        def noted(goes_on: bool | None) -> None:
            self._finish(new, "noting.decided")
            if goes_on and new.row is not None:
                self._ask_way(new.row)

        self._ask(self._new_field("decision", new, "decide"), noted)

    def why(self) -> None:
        """Ask why the meeting paused last, or why nobody saw its clock."""
        event = self.last_pause
        if event is None:
            self._say("noting.no_pause", is_refusal=True)
            return
        asked = Binder(self._stage.desk, self._stage.rows).asked(
            "meeting", "reason", f"{event.id}:reason", lambda step, text: step.edit(event, reason=text)
        )

        def answered(_: bool | None) -> None:
            now = self._stage.desk.door.rows().by_id.get(event.id)
            self._say("noting.why" if getattr(now, "reason", "").strip() else "")
            self._done()

        self._ask(replace(asked, value=event.reason, did="why", scope="clock"), answered)

    def back_to_customer(self) -> None:
        """Show the two questions that bring a talk back."""
        stage = self._stage
        stage.app.push_screen(BackToCustomer(stage.rows, stage.content))

    @property
    def last_pause(self) -> ClockEvent | None:
        """The newest pause of the meeting; time that nobody saw was one, where the room said so."""
        kinds = {"pause": 0, "away": 1}  # with the seconds that make it one
        events = reversed(self._stage.rows.clock_events)
        return next((one for one in events if one.amount >= kinds.get(one.kind, inf)), None)

    def _new_field(self, key: str, new: NewRow[Any], did: str) -> Field:
        def save(step: Step, text: str) -> None:
            if text.strip() or new.is_there(step):
                new.put(step, words=text)

        binder = Binder(self._stage.desk, self._stage.rows)
        return replace(binder.asked("meeting", key, f"new:{key}", save), did=did, scope="clock")

    def _ask(self, field: Field, answered: Callable[[bool | None], None]) -> None:
        stage = self._stage
        stage.app.push_screen(AskField(stage.desk.door, stage.words, field, stage.told), answered)

    def _finish(self, new: NewRow[Any], said: str) -> None:
        if new.row is not None:
            self._say(said)
            self._done()

    def _ask_way(self, decision: Decision) -> None:
        stage = self._stage
        ways = [Option(one.code, one.label, one.hint) for one in stage.content.choices("way")]
        chosen = stage.rows.sprint.decision_method or DECIDER

        def answered(way: str | None) -> None:
            if way:
                self._store(decision, way=way)
                if way == DECIDER:
                    self._ask_who(decision)

        question = stage.words("noting.which_way")
        stage.app.push_screen(AskOne(stage.words, question, ways, chosen=chosen, at_bottom=True), answered)

    def _ask_who(self, decision: Decision) -> None:
        """The team's decider decided; where nobody is named, it is asked who did."""
        stage = self._stage
        decider = brief.holder(DECIDER, stage.rows.participants)
        if decider is not None:
            self._store(decision, by_id=decider.id)
            return
        people = [Option(one.id, one.name, one.function) for one in stage.rows.participants if one.name]

        def answered(person: str | None) -> None:
            if person:
                self._store(decision, by_id=person)

        if people:
            question = stage.words("noting.who")
            stage.app.push_screen(AskOne(stage.words, question, people, at_bottom=True), answered)

    def _store(self, decision: Decision, **fields: object) -> None:
        with self._stage.step("decide", scope="clock") as step:
            step.edit(decision, **fields)
        self._done()

    def _say(self, key: str, *, is_refusal: bool = False) -> None:
        self._tell(self._stage.words(key) if key else "", is_refusal=is_refusal)


def minute_of(stage: StageScreen) -> dict[str, Any]:
    """Return what a note has of its moment: in which block, and in which of its minutes: the first is 1."""
    clock = stage.clock()
    where = {"block": clock.block.key, "minute": int(clock.block.used // 60) + 1}
    return {
        "sprint_id": stage.rows.sprint.id,
        "at": clock.now,
        **(where if clock.is_live else {"block": "", "minute": 0}),
    }
