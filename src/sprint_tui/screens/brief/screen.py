"""The screen of the brief: every field by keyboard, lists that grow, a roster with roles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import available_timezones

from textual.binding import Binding, BindingType

from sprint_tui.domain import dates
from sprint_tui.domain import text as safe
from sprint_tui.domain.codes import ROLES, join_set, split_set
from sprint_tui.domain.order import key_at
from sprint_tui.domain.zones import at_same_time_in, day_in
from sprint_tui.screens.brief.view import BriefView, build_view
from sprint_tui.store.sprints import markets
from sprint_tui.store.tables import JourneyMap, Participant, Segment, Trait
from sprint_tui.widgets.binder import Binder, adding, between
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option, Save, not_typed
from sprint_tui.widgets.form import NEW, FormScreen

if TYPE_CHECKING:
    from datetime import datetime

    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

TICKS = frozenset({"is_present", "has_draft"})


class Brief(FormScreen):
    """A form down one column; the strip says what the method asks."""

    key = "brief"
    CSS_PATH = "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new"),
        Binding("left_square_bracket,shift+up", "move(-1)", "move", key_display="[ ]"),
        Binding("right_square_bracket,shift+down", "move(1)", "move", show=False),
        Binding("delete", "remove", "remove"),
        Binding("space", "tick", "tick", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: BriefView | None = None

    def show(self, rows: SprintRows) -> None:
        self.view = build_view(rows, self.content, wide=self.size.width >= 120)
        self.form.show(self.view.rows)
        facts = self.words("brief.facts", done=self.view.done, total=self.view.total)
        self.head.show(self.words("stages.brief"), facts, self.view.tags, self.words("brief.info"))
        self.show_strip()

    def field_here(self) -> Field | None:
        binder = Binder(self.desk, self.rows)
        name = self.column_here
        if NEW in self.form.row_id.split(":"):
            return self._new_field(name.rpartition(":")[2], after="")
        row = self.stored_here()
        if isinstance(row, Trait):
            return binder.field(row, "words", "trait", about=row.kind)
        if isinstance(row, Participant):
            return self._person_field(binder, row)
        if isinstance(row, Segment):
            return binder.field(row, name, "segment")
        return self._sprint_field(binder, name) if row is not None else None

    def _sprint_field(self, binder: Binder, name: str) -> Field:
        special: dict[str, Save] = {
            "audience": self._save_audience,
            "meeting_start": self._save_meeting,
            "zone": self._save_zone,
        }
        field = binder.field(self.rows.sprint, name, "sprint", save=special.get(name))
        if name == "ten_words":
            return replace(field, echo=lambda typed: self.words("brief.ten_words", n=safe.words(typed)))
        if name == "zone":
            return replace(field, suggest=_zones, parse=_zone, is_needed=True)
        return replace(field, parse=str.strip, is_needed=True) if name == "title" else field

    def _person_field(self, binder: Binder, person: Participant) -> Field | None:
        name = self.form.column
        if name == "roles":
            return binder.field(
                person, name, "participant", save=lambda step, roles: self._save_roles(step, person, roles)
            )
        if name in TICKS:
            return binder.asked("participant", name, f"{person.id}:{name}", not_typed)
        return binder.field(person, name, "participant")

    def _new_field(self, kind: str, after: str) -> Field:
        """Return the field that adds a person, or a pain, gain or priority, below the row `after`."""
        binder = Binder(self.desk, self.rows)
        if kind == "participant":
            position = between(self.rows.participants, after)
            save = adding(Participant, "name", sprint_id=self.rows.sprint.id, position=position)
            return replace(binder.asked("participant", "name", f"{NEW}:participant", save), did="add_person")
        segment_id = self._segment_here()
        position = between(self.rows.traits_of(segment_id, kind), after)
        save = adding(Trait, "words", segment_id=segment_id, kind=kind, position=position)
        return replace(binder.asked("trait", kind, f"{segment_id}:{NEW}:{kind}", save), did=f"add_{kind}")

    def after_edit(self, field: Field, direction: int) -> bool:
        """Whoever adds with tab goes on adding."""
        if direction != 1 or not field.did.startswith("add_"):
            return False
        row = self.stored_here()
        if not isinstance(row, Trait | Participant):
            return False
        kind = row.kind if isinstance(row, Trait) else "participant"
        self.edit(self._new_field(kind, after=row.id))
        return True

    # What the keys do

    def action_open(self) -> None:
        if self.form.column in TICKS and isinstance(self.stored_here(), Participant):
            self.action_tick()
        else:
            self.edit(self.field_here())

    def action_new(self) -> None:
        row = self.stored_here()
        if isinstance(row, Trait):
            self.edit(self._new_field(row.kind, after=row.id))
        elif isinstance(row, Participant):
            self.edit(self._new_field("participant", after=row.id))
        elif NEW in self.form.row_id.split(":"):
            self.edit(self.field_here())
        else:
            self.refuse("brief.nothing_new")

    def action_move(self, by: int) -> None:
        row = self.stored_here()
        if not isinstance(row, Trait | Participant):
            return
        siblings = self._siblings(row)
        place = next(i for i, one in enumerate(siblings) if one.id == row.id)
        if 0 <= place + by < len(siblings):
            others = [one.position for one in siblings if one.id != row.id]
            with self.step("move") as step:
                step.move(row, key_at(others, place + by))

    def action_remove(self) -> None:
        row = self.stored_here()
        if isinstance(row, Trait | Participant):
            with self.step(f"remove_{row.kind if isinstance(row, Trait) else 'person'}") as step:
                step.remove(row)
            self.say("said.removed")
            return
        name = self.column_here
        if row is None or NEW in self.form.row_id.split(":") or name in {"title", "zone", "audience"}:
            return
        with self.step("clear") as step:
            if name == "meeting_start":
                self._save_meeting(step, None)
            else:
                step.clear(row, name)

    def action_tick(self) -> None:
        row = self.stored_here()
        if isinstance(row, Participant) and self.form.column in TICKS:
            with self.step("edit") as step:
                step.edit(row, **{self.form.column: not getattr(row, self.form.column)})

    # What an answer brings with it

    def _save_audience(self, step: Step, audience: str) -> None:
        """A mix of markets has a segment and a map for each; what was written for one stays."""
        step.edit(self.rows.sprint, audience=audience)
        if len(self.rows.segments) != 1:
            return
        (first,) = self.rows.segments
        if audience != "both":
            step.edit(first, market=audience)
            return
        own = first.market or markets(audience)[0]
        other = next(market for market in markets(audience) if market != own)
        step.edit(first, market=own)
        position = key_at([first.position], 1)
        second = step.add(Segment, sprint_id=self.rows.sprint.id, market=other, position=position)
        step.add(JourneyMap, segment_id=second.id, position=position)

    def _save_meeting(self, step: Step, start: datetime | None) -> None:
        """The method's days follow the meeting, where nobody has set them."""
        sprint = self.rows.sprint
        held = dates.Days(sprint.complete_by, sprint.feedback_by, sprint.audit_on)
        old, new = (day_in(sprint.zone, at) if at else None for at in (sprint.meeting_start, start))
        step.edit(sprint, meeting_start=start, **vars(dates.moved(held, old, new)))

    def _save_zone(self, step: Step, zone: str) -> None:
        """Who corrects the zone still means the time that was typed."""
        sprint = self.rows.sprint
        step.edit(sprint, zone=zone)
        if sprint.meeting_start is not None:
            step.edit(sprint, meeting_start=at_same_time_in(zone, sprint.meeting_start, sprint.zone))

    def _save_roles(self, step: Step, person: Participant, roles: str) -> None:
        """A role has one holder: who gets it takes it from whoever had it."""
        step.edit(person, roles=roles)
        for other in self.rows.participants:
            if other.id != person.id:
                left = set(split_set(other.roles)) - set(split_set(roles))
                step.edit(other, roles=join_set(left, ROLES))

    def _siblings(self, row: Trait | Participant) -> tuple[Trait | Participant, ...]:
        if isinstance(row, Trait):
            return self.rows.traits_of(row.segment_id, row.kind)
        return self.rows.participants

    def _segment_here(self) -> str:
        row = self.stored_here()
        return row.segment_id if isinstance(row, Trait) else self.form.row_id.partition(":")[0]


def _zone(text: str) -> str:
    if text.strip() not in available_timezones():
        raise NotUnderstoodError("not_a_zone", text=text.strip())
    return text.strip()


def _zones(text: str) -> list[Option]:
    wanted = text.strip().casefold().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if wanted in zone.casefold())
    return [Option(zone, zone) for zone in found[:50]]
