"""The fields of the plan: minutes, shortest times and names of breaks, as they are typed in the strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from sprint_tui.domain import plan as planning
from sprint_tui.domain.minutes import NotMinutesError, length_text, parse_length, parse_minutes
from sprint_tui.domain.order import key_at
from sprint_tui.domain.timebox import lengths_text
from sprint_tui.screens.plan.view import PlanLine, end_of, plan_lines
from sprint_tui.store.plan import planned_rows
from sprint_tui.store.tables import PlannedBlock
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.field import Field, NotUnderstoodError, not_typed
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.press import store_press

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen

BREAK = f"{NEW}:break"
BREAK_MINUTES, BREAK_SHORTEST = 10, 5


class PlanFields:
    """Makes the fields of one block as the plan, or the running clock, has it now."""

    def __init__(self, stage: StageScreen) -> None:
        self._stage = stage
        self._binder = Binder(stage.desk, stage.rows)

    def field(self, line: PlanLine, column: str) -> Field:
        """Return the field of a cell; one that is only described, where there is nothing to type."""
        is_open = line.where != "done"
        if column == "minutes" and is_open:
            return self._minutes(line)
        if column == "shortest" and is_open and self._stage.agenda.number(line.key):
            return self._shortest(line)
        if column == "name" and planning.is_break(line.key):
            return self._name(line) if self._clock.state == "idle" else self._described("name", line)
        return self._described("block" if column == "name" else column, line)

    def new_break(self, after: str) -> Field:
        """Return the field that adds a break below a block, with the name that is typed."""
        stage = self._stage

        def save(step: Step, name: str) -> None:
            rows = planned_rows(step, stage.rows.sprint.id, stage.agenda.planned)
            keys = list(rows)
            place = keys.index(after) + 1 if after in keys else len(keys)
            step.add(
                PlannedBlock,
                sprint_id=stage.rows.sprint.id,
                position=key_at([row.position for row in rows.values()], place),
                key=planning.new_break(stage.agenda.planned),
                title=name,
                minutes=BREAK_MINUTES,
                shortest=BREAK_SHORTEST,
            )

        field = self._binder.asked("plan", "name", BREAK, save)
        ask = stage.words("plan.ask_break", minutes=BREAK_MINUTES, shortest=BREAK_SHORTEST)
        return replace(field, ask=ask, parse=str.strip, did="plan_break")

    @property
    def _clock(self) -> Clock:
        return self._stage.clock()

    def _own_key(self, key: str, name: str) -> str:
        """Return the key of a field: a break's has its row in it, as the next break takes over its name."""
        blocks = self._stage.rows.planned_blocks if planning.is_break(key) else ()
        held = next((one.id for one in blocks if one.key == key), key)
        return f"{held}:{name}"

    def _described(self, about: str, line: PlanLine) -> Field:
        value = line.name
        if about == "block":
            value = self._stage.agenda.block(line.key).output
        elif about in {"minutes", "shortest"}:
            value = length_text(line.seconds) if about == "minutes" else str(line.shortest)
        elif about != "name":
            value = line.span if about == "when" else ""
        return replace(
            self._binder.asked("plan", about, f"{line.key}:{about}", not_typed), value=value, example=""
        )

    def _name(self, line: PlanLine) -> Field:
        stage, key = self._stage, line.key
        row = next(one for one in stage.agenda.planned if one.key == key)

        def save(step: Step, name: str) -> None:
            step.edit(planned_rows(step, stage.rows.sprint.id, stage.agenda.planned)[key], title=name)

        field = self._binder.asked("plan", "name", self._own_key(key, "name"), save)
        return replace(field, value=row.title, parse=str.strip, is_needed=True, did="plan_name")

    # Minutes

    def _minutes(self, line: PlanLine) -> Field:
        is_live = self._clock.is_live
        own_key = self._own_key(line.key, "minutes")
        field = self._binder.asked("plan", "minutes", own_key, self._save_minutes(line.key))
        return replace(
            field,
            value=length_text(line.seconds),
            example="",
            is_needed=True,
            parse=lambda text: self._length(line.key, text, was_live=is_live),
            echo=lambda seconds: self._echo_minutes(line, seconds),
            did="clock_retime" if is_live else "plan_minutes",
            scope="clock" if is_live else "work",
        )

    def _length(self, key: str, text: str, *, was_live: bool) -> int:
        """Return the seconds that are typed for a block. Raises NotUnderstoodError.

        A field that was opened to plan does not re-time: what text undoes never moves the clock.
        """
        clock = self._clock
        is_live = clock.is_live
        if is_live is not was_live:
            raise NotUnderstoodError("plan_clock_changed")
        seconds = _read(parse_length if is_live else _whole, text, "length" if is_live else "minutes")
        wrong = planning.problem(seconds // 60, 1)
        if wrong == "too_long" or seconds > planning.LONGEST * 60:
            raise NotUnderstoodError("plan_too_long", text=text, longest=planning.LONGEST)
        if wrong:
            raise NotUnderstoodError("plan_too_short")
        index = next((i for i, block in enumerate(clock.blocks) if block.key == key), -1)
        if is_live and index < clock.index:
            raise NotUnderstoodError("plan_block_over")
        if is_live and index == clock.index and seconds < clock.block.used:
            used = ceil(clock.block.used)
            raise NotUnderstoodError("plan_used", used=length_text(used), least=-(-used // 60))
        return seconds

    def _save_minutes(self, key: str) -> Callable[[Step, int], None]:
        stage = self._stage

        def save(step: Step, seconds: int) -> None:
            if stage.clock().is_live:
                store_press(stage, step, "retime", lengths=lengths_text({key: seconds}))
            shortest = next((one.shortest for one in stage.agenda.planned if one.key == key), 1)
            lower = {"shortest": seconds // 60} if seconds // 60 < shortest else {}
            own = {} if stage.clock().is_live else {"minutes": seconds // 60}
            if own or lower:
                rows = planned_rows(step, stage.rows.sprint.id, stage.agenda.planned)
                step.edit(rows[key], **own, **lower)

        return save

    def _echo_minutes(self, line: PlanLine, seconds: int) -> str:
        """Return what a length means: from when to when, and what else changes with it."""
        stage, clock = self._stage, self._clock
        blocks = tuple(
            replace(block, adjusted=seconds - block.planned) if block.key == line.key else block
            for block in clock.blocks
        )
        then = replace(clock, blocks=blocks)
        span = next(one.span for one in plan_lines(stage, then) if one.key == line.key)
        said = stage.words("plan.echo.minutes", minutes=length_text(seconds), span=span)
        ends = end_of(stage, then)
        if ends:
            said += stage.words("plan.echo.ends", ends=ends)
        if seconds // 60 < line.shortest:
            said += stage.words("plan.echo.lowered", n=seconds // 60)
        return said

    # Shortest times

    def _shortest(self, line: PlanLine) -> Field:
        stage, key = self._stage, line.key

        def save(step: Step, minutes: int) -> None:
            rows = planned_rows(step, stage.rows.sprint.id, stage.agenda.planned)
            step.edit(rows[key], shortest=minutes)

        field = self._binder.asked("plan", "shortest", self._own_key(key, "shortest"), save)
        return replace(
            field,
            value=str(line.shortest),
            example="",
            is_needed=True,
            parse=lambda text: self._floor(key, text),
            echo=lambda minutes: stage.words("plan.echo.shortest", n=minutes),
            did="plan_shortest",
        )

    def _floor(self, key: str, text: str) -> int:
        """Return the shortest minutes that are typed for a block. Raises NotUnderstoodError."""
        shortest = _read(parse_minutes, text, "minutes")
        length = next(block.length for block in self._clock.blocks if block.key == key)
        wrong = planning.problem(length // 60, shortest)
        if wrong == "shortest_too_short":
            raise NotUnderstoodError("plan_shortest_too_short")
        if wrong == "shortest_above":
            raise NotUnderstoodError("plan_shortest_above", minutes=length // 60)
        return shortest


def _whole(text: str) -> int:
    return parse_minutes(text) * 60


def _read(parse: Callable[[str], int], text: str, what: str) -> int:
    try:
        return parse(text)
    except NotMinutesError as error:
        raise NotUnderstoodError(f"plan_not_{what}", text=text) from error
