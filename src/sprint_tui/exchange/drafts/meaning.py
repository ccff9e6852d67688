"""What a cell means where only some answers count: phase, feeling, gap. What is not plain is asked back."""

from __future__ import annotations

from sprint_tui.domain import feelings
from sprint_tui.domain.feelings import OURS, Scale
from sprint_tui.domain.headings import plain
from sprint_tui.exchange.drafts.reading import Reading, quoted


def scale_of(reading: Reading) -> Scale | None:
    """Return the scale of the feelings: as the heading says, else the only one that the numbers can be on."""
    table = reading.table
    place = table.place_of("feeling")
    if place is None:
        return OURS
    heading = table.headings[place]
    scale = feelings.stated(heading)
    if scale is None:
        body = range(table.head + 1, len(table.grid.lines))
        scale = feelings.found(words for line in body if (words := table.grid.cell(line, place)))
    if scale and not scale.is_ours and scale.may_be_shifted:
        reading.say("understood", "shifted", heading=heading, low=str(scale.low), high=str(scale.high))
    return scale


def phase(reading: Reading, name: str, stage: str, words: str) -> str:
    """Return before, during or after; that of the stage where the line says nothing."""
    if words:
        if plain(words) in reading.headings.phases:
            return reading.headings.phases[plain(words)]
        reading.say("asked", "phase", touchpoint=name, words=quoted(words))
        return ""
    same = (one.phase for one in reading.touchpoints if stage and one.stage == stage and one.phase)
    return next(same, "")


def feeling(reading: Reading, line: int, name: str, words: str, scale: Scale | None) -> int | None:
    """Return a feeling from -2 to +2; None where nothing is said, or it has to be asked back."""
    if not words:
        return None
    meant = feelings.understood(words, scale, reading.headings.feelings)
    if meant.value is None:
        said = {"place": reading.place(line), "touchpoint": name, "words": quoted(words)}
        reading.say("asked", f"feeling_{meant.why}", **said)
    return meant.value


def gap(reading: Reading, words: str, line: str) -> tuple[str, str]:
    """Return the word for a gap and the line that says why; both may stand in one cell."""
    gaps = reading.headings.gaps
    if not words or plain(words) in gaps:
        return gaps.get(plain(words), ""), line
    for sign in (":", " - ", " – ", ",", ";", "\n"):
        first, found, rest = words.partition(sign)
        if found and plain(first) in gaps:
            return gaps[plain(first)], "\n".join(filter(None, (rest.strip(), line)))
    return "", "\n".join(filter(None, (words, line)))
