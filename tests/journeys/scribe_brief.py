"""How the scribe fills in the brief."""

from __future__ import annotations

from scribe import Scribe

from notes import Notes, Segment


async def new_sprint(scribe: Scribe, notes: Notes) -> None:
    """Begin at an empty home, and end at the brief of a new sprint."""
    await scribe.until_seen("a new sprint")
    await scribe.press("o")
    await scribe.until_seen("called")
    await scribe.write(notes.brief["title"])
    await scribe.press("enter")
    scribe.at = "brief"
    await scribe.until(lambda: scribe.app.stage is not None and scribe.screen is scribe.stage)
    await scribe.settle()


async def fill_brief(scribe: Scribe, notes: Notes) -> None:
    """Fill in every field, from the promise to the date of the meeting."""
    await fill_frame(scribe, notes)
    await describe_segment(scribe, notes.segment)
    await fill_people(scribe, notes)
    await fill_meeting(scribe, notes)


async def fill_frame(scribe: Scribe, notes: Notes) -> None:
    """Say what is promised, where it leads, and to whom it is sold."""
    for name in ("promise", "tone", "ten_words", "vision", "strategy", "weak_on_purpose", "previous"):
        await scribe.answer(name, notes.brief[name])
    for name in ("audience", "offer"):
        await scribe.answer(name, notes.brief[name])


async def describe_segment(scribe: Scribe, segment: Segment) -> None:
    """Fill in the next segment below the cursor: who they are, then what moves them, line by line."""
    for name in ("name", "behaviour", "would_tell", "wont_pay"):
        if getattr(segment, name):
            await scribe.answer(name, getattr(segment, name))
    await scribe.leave()
    lists = {
        "pain": segment.pains.values(),
        "gain": segment.gains.values(),
        "functional": segment.functional,
        "emotional": segment.emotional,
    }
    for kind, texts in lists.items():
        if not texts:
            continue
        await scribe.go_to(kind)
        await _add_each(scribe, [*texts])


async def _add_each(scribe: Scribe, texts: list[str]) -> None:
    """Add one below the other: tab goes on adding, enter after the last does not."""
    await scribe.press("o")
    for text in texts:
        await scribe.write(text)
        await scribe.press("enter" if text is texts[-1] else "tab")


async def fill_people(scribe: Scribe, notes: Notes) -> None:
    """Add who takes part, with their roles and who brought a draft."""
    await scribe.go_to("participant")
    await scribe.press("o")
    for person in notes.people:
        await scribe.write(person.name)
        await scribe.press("tab")
        await scribe.write(person.function)
        await scribe.press("tab")
        codes = [option.code for option in scribe.screen.strip.field.options]
        await scribe.press(*([str(codes.index(person.role) + 1)] if person.role else []), "tab")
    await scribe.leave()
    for person, stored in zip(notes.people, scribe.rows.participants, strict=True):
        if person.has_draft:
            await scribe.go_to_row(stored.id)
            await scribe.go_to("has_draft")
            await scribe.press("space")


async def fill_meeting(scribe: Scribe, notes: Notes) -> None:
    """The zone comes before the hour that is said in it; the dates follow from the meeting by themselves."""
    await scribe.answer("zone", "Europe/Brussels")
    await scribe.leave()
    await scribe.answer("team", notes.brief["team"])
    await scribe.answer("meeting_start", notes.brief["meeting_start"])
    await scribe.leave()
    await scribe.answer("decision_method", notes.brief["decision_method"])
