"""Lines that a meeting has parked, as the clock notes them."""

from __future__ import annotations

from filled import BEGIN
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ParkedItem

LINES = (
    ("introduction", 7, "Do we want to be at bus stations too?"),
    ("segment", 12, "Prams: nobody with a pram can reach the shelf"),
    ("journey", 9, "Who pays for the timetable feed after June?"),
    ("journey", 18, "@operations: Marnhill has no signal in the kitchen"),
    ("picks", 6, "Reusable cups and names, how does that go together?"),
    ("ownership", 3, "Loyalty stamps. Again."),
)


def park(door: Door, *lines: tuple[str, int, str]) -> None:
    """Park these lines, and nothing else; without any, the six of the coffee kiosks' meeting, unanswered."""
    rows = door.rows()
    with door.step("park") as step:
        for row in (*rows.parked, *rows.actions):
            step.remove(row)
        for at, (block, minute, words) in enumerate(lines or LINES, 1):
            line = {"block": block, "minute": minute, "words": words, "at": BEGIN}
            step.add(ParkedItem, sprint_id=door.sprint_id, position=f"{at}i", **line)
