"""What an answer about the team brings with it, and how a time zone is understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from sprint_tui.domain import brief, dates
from sprint_tui.domain.codes import KEEPERS, ROLES, join_set, split_set
from sprint_tui.domain.order import key_at
from sprint_tui.domain.zones import at_same_time_in, day_in
from sprint_tui.store.sprints import markets
from sprint_tui.store.tables import JourneyMap, Participant, Segment, Trait
from sprint_tui.widgets.binder import adding, between
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option
from sprint_tui.widgets.form import NEW

if TYPE_CHECKING:
    from datetime import datetime

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.binder import Binder


def save_audience(step: Step, rows: SprintRows, audience: str) -> None:
    """A mix of markets has a segment and a map for each; what was written for one stays."""
    step.edit(rows.sprint, audience=audience)
    if len(rows.segments) != 1:
        return
    (first,) = rows.segments
    if audience != "both":
        step.edit(first, market=audience)
        return
    own = first.market or markets(audience)[0]
    other = next(market for market in markets(audience) if market != own)
    step.edit(first, market=own)
    position = key_at([first.position], 1)
    second = step.add(Segment, sprint_id=rows.sprint.id, market=other, position=position)
    step.add(JourneyMap, segment_id=second.id, position=position)


def save_meeting(step: Step, rows: SprintRows, start: datetime | None) -> None:
    """The method's days follow the meeting, where nobody has set them."""
    sprint = rows.sprint
    held = dates.Days(sprint.complete_by, sprint.feedback_by, sprint.audit_on)
    old, new = (day_in(sprint.zone, at) if at else None for at in (sprint.meeting_start, start))
    step.edit(sprint, meeting_start=start, **vars(dates.moved(held, old, new)))


def save_zone(step: Step, rows: SprintRows, zone: str) -> None:
    """Who corrects the zone still means the time that was typed."""
    sprint = rows.sprint
    step.edit(sprint, zone=zone)
    if sprint.meeting_start is not None:
        step.edit(sprint, meeting_start=at_same_time_in(zone, sprint.meeting_start, sprint.zone))


def save_roles(step: Step, rows: SprintRows, person: Participant, roles: str) -> None:
    """A role has one holder: who gets it takes it from whoever had it."""
    step.edit(person, roles=roles)
    for other in rows.participants:
        if other.id != person.id:
            left = set(split_set(other.roles)) - set(split_set(roles))
            step.edit(other, roles=join_set(left, ROLES))


def give_role(step: Step, sprint_id: str, role: str, person_id: str | None) -> None:
    """One person has a role, or nobody: whoever had it loses it."""
    for person in step.stored_where(Participant, "sprint_id", sprint_id):
        has = set(split_set(person.roles))
        wanted = has | {role} if person.id == person_id else has - {role}
        step.edit(person, roles=join_set(wanted, ROLES))


def keeper_field(binder: Binder, rows: SprintRows, content: Content, role: str) -> Field:
    """Return the field that names who keeps the notes or the time; the other keeper is not offered."""
    choice, sprint_id = content.choice("role", role), rows.sprint.id
    named = brief.holder(role, rows.participants)
    field = Field(
        key=f"{sprint_id}:{role}",
        label=choice.label,
        ask=choice.hint,
        save=lambda step, person_id: give_role(step, sprint_id, role, person_id),
        did="keeper",
    )
    asked = binder.person(field, named.id if named is not None else None)
    other = brief.holder(next(one for one in KEEPERS if one != role), rows.participants)
    offered = tuple(one for one in asked.options if other is None or one.code != other.id)
    return replace(asked, options=offered)


def new_person(binder: Binder, rows: SprintRows, after: str) -> Field:
    """Return the field that adds somebody below the person `after`; last, where that is empty."""
    position = between(rows.participants, after)
    save = adding(Participant, "name", sprint_id=rows.sprint.id, position=position)
    return replace(binder.asked("participant", "name", f"{NEW}:participant", save), did="add_person")


def new_trait(binder: Binder, rows: SprintRows, segment_id: str, kind: str, after: str) -> Field:
    """Return the field that adds a pain, gain or need below the one `after`; last, where that is empty."""
    position = between(rows.traits_of(segment_id, kind), after)
    save = adding(Trait, "words", segment_id=segment_id, kind=kind, position=position)
    return replace(binder.asked("trait", kind, f"{segment_id}:{NEW}:{kind}", save), did=f"add_{kind}")


def zone(text: str) -> str:
    """Return the time zone that a text names. Raises NotUnderstoodError."""
    if text.strip() not in available_timezones():
        raise NotUnderstoodError("not_a_zone", text=text.strip())
    return text.strip()


def zones(text: str) -> list[Option]:
    """Return the time zones that a text may mean."""
    wanted = text.strip().casefold().replace(" ", "_")
    found = sorted(one for one in available_timezones() if wanted in one.casefold())
    return [Option(one, one) for one in found[:50]]
