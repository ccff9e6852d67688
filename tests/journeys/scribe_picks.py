"""How the scribe picks three WOW and three Just Better, and writes down what the room says of each."""

from __future__ import annotations

from scribe import Scribe

from notes import Candidate, Notes, Pick
from sprint_tui.store import tables

KEYS = {"wow": "w", "better": "b"}


async def pick_six(scribe: Scribe, notes: Notes) -> None:
    """Pick in the order of the ranks, then note the idea that did not get through."""
    for pick in notes.picks:
        await scribe.go_to_row(_touchpoint(scribe, pick.touchpoint))
        await scribe.press(KEYS[pick.kind])
    if notes.candidate is not None:
        await _note_idea(scribe, notes.candidate)


async def _note_idea(scribe: Scribe, candidate: Candidate) -> None:
    await scribe.press("o")
    await scribe.write(candidate.change_line)
    await scribe.press("enter")
    idea = next(pick for pick in scribe.rows.picks if pick.state == "candidate")
    await scribe.go_to_row(idea.id)
    await _open_page(scribe)
    await scribe.answer("test_promise", "no")
    await scribe.answer("test_segment", "no")
    await scribe.answer("because_segment", candidate.because_segment)
    await scribe.answer("sparks", *candidate.sparks)
    await _close_page(scribe)


async def describe_six(scribe: Scribe, notes: Notes) -> None:
    """Go from page to page by the digits 1 to 6; what the notes do not say stays open."""
    await scribe.go_to_row(_touchpoint(scribe, notes.picks[0].touchpoint))
    await _open_page(scribe)
    for number, pick in enumerate(notes.picks, 1):
        await scribe.press(str(number))
        for name in _in_order(pick):
            given = _given(scribe, pick, name)
            if given:
                await scribe.answer(name, *given)
        await scribe.leave()
    await _close_page(scribe)


def _in_order(pick: Pick) -> list[str]:
    """Return the fields of a page from top to bottom."""
    if pick.kind == "better":
        return ["change_line", "focus", "norm", "aim", "execution", "serves"]
    tests = ["test_promise", "because_promise", "test_segment", "because_segment", "sparks", "because_spark"]
    return ["change_line", *tests, "memorable", "emotion", "needed", "success", "serves"]


def _given(scribe: Scribe, pick: Pick, name: str) -> list[str]:
    if name in {"sparks", "focus"}:
        return [*pick.codes]
    if name == "serves":
        return scribe.traits(pick.serves)
    if name.startswith("test_"):
        return ["yes"] if "memorable" in pick.answers else []
    return [pick.answers[name]] if name in pick.answers else []


def _touchpoint(scribe: Scribe, name: str) -> str:
    return next(one.id for one in scribe.rows.touchpoints if one.name == name)


async def _open_page(scribe: Scribe) -> None:
    picker = scribe.screen
    await scribe.press("enter")
    await scribe.until(lambda: scribe.screen is not picker)


async def _close_page(scribe: Scribe) -> None:
    page = scribe.screen
    await scribe.leave()
    await scribe.press("escape")
    await scribe.until(lambda: scribe.screen is not page)


def stored_pick(scribe: Scribe, pick: Pick) -> tables.Pick:
    """Return the pick as it is stored."""
    wanted = _touchpoint(scribe, pick.touchpoint)
    return next(one for one in scribe.rows.picks if one.touchpoint_id == wanted)
