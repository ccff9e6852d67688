"""The page of one owner, as Markdown: upgrades, actions, touchpoints, and what they help with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.domain.numbers import shown_number
from sprint_tui.domain.picks import SIGNS
from sprint_tui.exchange.paper.markdown import inline, item, quoted, wrapped
from sprint_tui.store.facts import chosen_in_play, maps_in_play, thirty_days

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Action, Kpi, Participant, Pick, Touchpoint

WIDTH = 98


def picks_of(rows: SprintRows, person_id: str) -> tuple[Pick, ...]:
    """Return the upgrades that a person owns, map by map."""
    return tuple(pick for pick in chosen_in_play(rows) if pick.owner_id == person_id)


def touchpoints_of(rows: SprintRows, person_id: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that a person looks after, in the order of the journey."""
    points = (point for one in maps_in_play(rows) for point in rows.touchpoints_of(one.id))
    return tuple(point for point in points if point.owner_id == person_id)


def helped_by(rows: SprintRows, person_id: str) -> tuple[Pick, ...]:
    """Return the upgrades that a person helps with."""
    ids = {one.pick_id for one in rows.helpers if one.participant_id == person_id}
    return tuple(pick for pick in chosen_in_play(rows) if pick.id in ids and pick.owner_id != person_id)


def actions_of(rows: SprintRows, person_id: str) -> tuple[Action, ...]:
    """Return what a person does or did; what was dropped is nobody's."""
    return tuple(one for one in rows.actions if one.owner_id == person_id and one.status != "dropped")


def people_with_something(rows: SprintRows) -> tuple[Participant, ...]:
    """Return those who own an upgrade, a touchpoint or an action, or help, in the order of the roster."""
    return tuple(
        one
        for one in rows.participants
        if picks_of(rows, one.id)
        or touchpoints_of(rows, one.id)
        or helped_by(rows, one.id)
        or actions_of(rows, one.id)
    )


def make_page(rows: SprintRows, content: Content, person: Participant) -> str:
    """Return the page of one person."""
    words = content.words
    title = words("owner_pages.title", name=inline(person.name), sprint=inline(rows.sprint.title))
    lines = [f"# {title}", ""]
    if rows.sprint.promise.strip():
        lines += [*quoted(rows.sprint.promise), ""]
    for pick in picks_of(rows, person.id):
        lines += [*_upgrade(pick, rows, content), ""]
    sections = (
        ("actions", _actions(rows, content, person.id)),
        ("touchpoints", _touchpoints(rows, person.id)),
        ("helps", _helps(rows, content, person.id)),
    )
    for key, section in sections:
        found = [*section]
        if found:
            lines += [f"## {words(f'owner_pages.heads.{key}')}", "", *found, ""]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _upgrade(pick: Pick, rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield one upgrade: what changes, by when, with whom, and every figure that shows it."""
    words = content.words
    yield f"## {inline(named(pick, rows))}"
    yield ""
    if pick.change_line.strip():
        yield from (*wrapped(pick.change_line, WIDTH), "")
    deadline = long_date(pick.deadline, words) if pick.deadline else words("owner_pages.no_date")
    yield from _line("deadline", deadline, content)
    yield from _line("status", content.choice("status", pick.status).label, content)
    yield from _line("owner_team", pick.owner_team, content)
    yield from _line("helpers", ", ".join(one.name for one in rows.helpers_of(pick.id)), content)
    commitment, thirty = rows.commitment, thirty_days(rows)
    if commitment is not None and thirty is not None and thirty.id == pick.id:
        label = content.field("commitment", "first_step").label
        yield from item(commitment.first_step, f"- **{label}:**") if commitment.first_step.strip() else ()
    note = rows.note_on(pick.id)
    if note is not None:
        yield from (
            _line("training", content.choice("training", note.training).label, content)
            if (note.training)
            else ()
        )
        yield from _line("rollback", note.rollback, content)
    for kpi in rows.kpis_of(pick.id):
        yield from ("", *_kpi(kpi, rows, content))


def _line(field: str, text: str, content: Content) -> Iterator[str]:
    if text.strip():
        yield from item(text, f"- **{content.field('ownership', field).label}:**")


def _kpi(kpi: Kpi, rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield one figure: its name, from where to where, and what was agreed about it."""
    words = content.words
    start = shown_number(kpi.baseline) if kpi.baseline is not None else ""
    if not start:
        day = long_date(kpi.measure_by, words) if kpi.measure_by else ""
        start = words("owner_pages.measured_by", date=day) if day else "?"
    target = shown_number(kpi.target) if kpi.target is not None else "?"
    yield f"### {inline(kpi.name)}: {inline(f'{start} › {target} {kpi.unit}'.strip())}"
    yield ""
    person = rows.participant(kpi.measured_by_id)
    said = (
        ("formula", kpi.formula),
        ("definition", kpi.definition),
        ("direction", content.choice("direction", kpi.direction).label if kpi.direction else ""),
        ("perspective", content.choice("perspective", kpi.perspective).label if kpi.perspective else ""),
        ("target_on", long_date(kpi.target_on, words) if kpi.target_on else ""),
        ("frequency", kpi.frequency),
        ("measured_by", person.name if person else ""),
    )
    for field, text in said:
        if text.strip():
            yield from item(text, f"- **{content.field('kpi', field).label}:**")


def _actions(rows: SprintRows, content: Content, person_id: str) -> Iterator[str]:
    for action in actions_of(rows, person_id):
        box = "[x]" if action.status == "done" else "[ ]"
        due = long_date(action.due, content.words) if action.due else ""
        day = f"{content.words('owner_pages.by', date=due)}: " if due else ""
        yield from item(f"{day}{action.words}", f"- {box}")


def _touchpoints(rows: SprintRows, person_id: str) -> Iterator[str]:
    for point in touchpoints_of(rows, person_id):
        stage = rows.by_id.get(point.stage_id)
        yield from item(f"{point.name} ({getattr(stage, 'name', '')})")


def _helps(rows: SprintRows, content: Content, person_id: str) -> Iterator[str]:
    for pick in helped_by(rows, person_id):
        owner = rows.participant(pick.owner_id)
        name = owner.name if owner else content.words("ownership.nobody")
        yield from item(content.words("owner_pages.helps", upgrade=named(pick, rows), name=name))


def named(pick: Pick, rows: SprintRows) -> str:
    """Return an upgrade's sign, rank and place."""
    place = rows.by_id.get(pick.touchpoint_id or "")
    return f"{SIGNS[pick.kind]}{pick.rank} {getattr(place, 'name', '')}"
