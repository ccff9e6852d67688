"""What stands beside the text in a wide window: the note on the part, and the answers of the tune-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.screens.reading.layout import tune_in
from sprint_tui.widgets.ink import CUT, Line, Run, line, typed, wrapped

if TYPE_CHECKING:
    from sprint_tui.content.reading import Part
    from sprint_tui.screens.reading.reader import Reader


def beside(reader: Reader, part: Part, width: int, height: int) -> tuple[Line, ...]:
    """Return at most so many lines, the last with … where there is more: the whole is one key away."""
    if width < 10 or height < 1:
        return ()
    words, note = reader.words, reader.note(part)
    rows = wrapped(note, width) if note else wrapped(words("reading.no_note"), width)
    made = (
        line(Run(words("reading.note_title"), "strong")),
        *(line(typed(row) if note else Run(row, "quiet")) for row in rows),
        (),
        line(Run(words("reading.tune_in_title"), "strong")),
        *tune_in(reader.content, reader.answers, width),
    )
    return made if len(made) <= height else (*made[: height - 1], line(Run(CUT)))
