"""How the scribe picks three WOW and three Just Better, and writes down what the room says of each."""

from __future__ import annotations

from scribe import Scribe

from notes import Candidate, Notes, Pick
from sprint_tui.screens.pick.view import FOLD, FRIDAY
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
    await _say(scribe, "test_promise", "n")
    await _say(scribe, "test_segment", "n")
    for spark in candidate.sparks:
        await _say(scribe, spark, "space")
    await _see_friday(scribe)
    await scribe.answer("because_segment", candidate.because_segment)
    await _close_page(scribe)


async def describe_six(scribe: Scribe, notes: Notes) -> None:
    """Go from page to page by the digits 1 to 6; what the notes do not say stays open."""
    await scribe.go_to_row(_touchpoint(scribe, notes.picks[0].touchpoint))
    await _open_page(scribe)
    for number, pick in enumerate(notes.picks, 1):
        if number > 1:
            await scribe.press(str(number))
        await _describe(scribe, pick)
        await scribe.leave()
    await _close_page(scribe)


async def _describe(scribe: Scribe, pick: Pick) -> None:
    """Answer what the room owes, then what is due on Friday, as far as the notes say it."""
    answers = pick.answers
    if "change_line" in answers:
        await scribe.answer("change_line", answers["change_line"])
    if pick.kind == "wow" and "memorable" in answers:
        await _say(scribe, "test_promise", "y")
        await _say(scribe, "test_segment", "y")
    for word in pick.codes:
        await _say(scribe, word, "space")
    if pick.kind == "better" and {"norm", "aim"} & answers.keys():
        await scribe.answer("pair", f"{answers.get('norm', '')} > {answers.get('aim', '')}")
    await _see_friday(scribe)
    for name in FRIDAY[pick.kind]:
        given = scribe.traits(pick.serves) if name == "serves" else [answers[name]] if name in answers else []
        if given:
            await scribe.answer(name, *given)


async def _say(scribe: Scribe, name: str, key: str) -> None:
    """Answer a test or a word by one key."""
    await scribe.leave()
    await scribe.go_to(name)
    await scribe.press(key)


async def _see_friday(scribe: Scribe) -> None:
    """While the meeting runs, what is due on Friday is behind one row."""
    await scribe.leave()
    if scribe.screen.is_folded:
        await scribe.go_to(FOLD)
        await scribe.press("enter")


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
