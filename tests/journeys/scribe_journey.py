"""How the scribe draws the journey: stages and touchpoints first, then lane by lane, then the evidence."""

from __future__ import annotations

from scribe import Scribe

from notes import Notes, Touchpoint
from sprint_tui.store import tables


async def draw_stages(scribe: Scribe, notes: Notes) -> None:
    """Make the stages one after the other, each with its phase; then give the touchpoints their names."""
    for stage in notes.stages:
        if _stages(scribe):
            await scribe.go_to("stage")
        await scribe.press("o")
        await scribe.write(stage.name)
        await scribe.press("enter")
        if _stages(scribe)[-1].phase != stage.phase:
            await scribe.answer("phase", stage.phase)
            await scribe.leave()
    for stage, stored in zip(notes.stages, _stages(scribe), strict=True):
        await scribe.go_to_column(scribe.rows.touchpoints_in(stored.id)[0].id)
        await _name_touchpoints(scribe, [one.name for one in stage.touchpoints])


def _stages(scribe: Scribe) -> tuple[tables.Stage, ...]:
    """Return the stages of the map in view."""
    return scribe.rows.stages_of(scribe.stage.desk.map_in_view(scribe.rows).id)


async def _name_touchpoints(scribe: Scribe, names: list[str]) -> None:
    """A stage begins with one touchpoint of its own name; the others are added after it."""
    await scribe.answer("name", names[0])
    await scribe.leave()
    for name in names[1:]:
        await scribe.go_to("name")
        await scribe.press("o")
        await scribe.write(name)
        await scribe.press("enter")


async def fill_lanes(scribe: Scribe, touchpoint: Touchpoint) -> None:
    """Fill in all lanes of one touchpoint, and what stands behind it."""
    await fill_room_lanes(scribe, touchpoint)
    await scribe.answer("serves", *scribe.traits(touchpoint.serves))
    if touchpoint.owner:
        await scribe.answer("owner", scribe.person(touchpoint.owner))
    for name in ("channel", "expected", "promised", "delivered"):
        await scribe.answer(name, touchpoint.lanes[name])
    if touchpoint.flags:
        await scribe.answer("flags", *touchpoint.flags)
    await _on_its_page(scribe, touchpoint)


async def fill_room_lanes(scribe: Scribe, touchpoint: Touchpoint) -> None:
    """Fill in what the room must have of a touchpoint."""
    stored = next(one for one in scribe.rows.touchpoints if one.name == touchpoint.name)
    await scribe.leave()
    await scribe.go_to_column(stored.id)
    await scribe.go_to("feeling")
    await scribe.press(*_feeling_keys(touchpoint.feeling))
    for name in ("goal", "action", "thought"):
        await scribe.answer(name, touchpoint.lanes[name])
    await scribe.answer("gap", touchpoint.gap)


def _feeling_keys(feeling: int) -> list[str]:
    return ["0"] if not feeling else ["plus" if feeling > 0 else "minus"] * abs(feeling)


async def _on_its_page(scribe: Scribe, touchpoint: Touchpoint) -> None:
    """The evidence opens the page of the touchpoint, which has the team that owns it as well."""
    await scribe.leave()
    await scribe.go_to("evidence")
    journey = scribe.screen
    await scribe.press("enter")
    await scribe.until(lambda: scribe.screen is not journey)
    for evidence in touchpoint.evidence:
        await scribe.press("o")
        await scribe.write(evidence.words)
        await scribe.press("tab")
        if evidence.source:
            await scribe.answer("source", evidence.source)
        if evidence.dated:
            await scribe.answer("dated", evidence.dated)
        await scribe.leave()
        kept = next(one for one in scribe.rows.evidence if one.words == evidence.words)
        if kept.kind != evidence.kind:
            await scribe.answer("kind", evidence.kind)
            await scribe.leave()
    if touchpoint.owner_team:
        await scribe.answer("owner_team", touchpoint.owner_team)
        await scribe.leave()
    await scribe.press("escape")
    await scribe.until(lambda: scribe.screen is journey)
