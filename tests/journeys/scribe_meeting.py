"""How the timekeeper presses the clock, and how the sprint is closed the day after."""

from __future__ import annotations

from pathlib import Path

from scribe import Scribe

from notes import Notes


async def tick(scribe: Scribe, at: str, *keys: str) -> None:
    """Press the clock at a time of day: on Agenda itself, anywhere else in the clock strip."""
    was, scribe.at = scribe.at, "clock"
    scribe.wall.passes(at, scribe.app._look)
    if scribe.stage.key == "agenda":
        await scribe.press(*keys)
    else:
        stage = scribe.screen
        await scribe.press("ctrl+t")
        await scribe.until(lambda: scribe.screen is not stage)
        await scribe.press(*keys, "escape")
        await scribe.until(lambda: scribe.screen is stage)
    scribe.at = was
    scribe.wall.go_on()


async def close(scribe: Scribe, notes: Notes, path: Path) -> None:
    """Answer the four questions, submit, and write the workbook."""
    for answer in notes.answers:
        await scribe.leave()
        await scribe.go_to_row(answer.item)
        if answer.answer == "yes":
            await scribe.press("y")
        else:
            await scribe.press("enter", "3")
        if answer.reason:
            await scribe.write(answer.reason)
    await scribe.leave()
    await scribe.press(*"S" if all(answer.answer == "yes" for answer in notes.answers) else "SS")
    await scribe.until_seen("Where shall the workbook go?")
    await scribe.press("enter")
    await scribe.until(path.exists)
    await scribe.until_seen("Written")
