"""From the table of a sheet to the touchpoints of a draft, with a remark on all that is not plain."""

from __future__ import annotations

from collections.abc import Iterator

from sprint_tui.content.headings import TEXTS, Headings
from sprint_tui.domain.feelings import Scale
from sprint_tui.domain.headings import evened, plain
from sprint_tui.domain.received import ReadIdea, ReadTouchpoint
from sprint_tui.exchange.drafts import meaning
from sprint_tui.exchange.drafts.reading import Reading, quoted
from sprint_tui.exchange.drafts.table import Table


def understand(table: Table, headings: Headings, known: Scale | None = None) -> Reading:
    """Return all that a table says; the scale of its feelings is found out where it is not `known`."""
    reading = Reading(_settled(table, headings), headings)
    _say_columns(reading)
    _around(reading)
    scale = known or meaning.scale_of(reading)
    for line in _lines(reading):
        _line(reading, line, scale)
    _say_left(reading)
    return reading


def _settled(table: Table, headings: Headings) -> Table:
    """Take a column called "phase" for the stages where there are none and it has other words than ours."""
    phase, stage = table.place_of("phase"), table.place_of("stage")
    if phase is None or stage is not None:
        return table
    lines = range(table.head + 1, len(table.grid.lines))
    said = {plain(words) for line in lines if (words := table.grid.cell(line, phase))}
    if said <= headings.phases.keys():
        return table
    return Table(table.grid, table.head, {**table.columns, phase: "stage"}, table.headings)


def _say_columns(reading: Reading) -> None:
    table = reading.table
    for place, column in table.columns.items():
        reading.say("understood", "column", heading=table.headings[place], column=column)
    for place in _unknown(table):
        reading.say("kept", "unknown_column", heading=reading.heading(place))


def _unknown(table: Table) -> list[int]:
    """Return the places that hold words below the headings, and no column that we know."""
    body = range(table.head + 1, len(table.grid.lines))
    filled = {place for line in body for place in table.grid.own(line)}
    return sorted(filled - table.columns.keys())


def _around(reading: Reading) -> None:
    """Keep the lines above the table; one of them may say who wrote it."""
    grid = reading.table.grid
    for line in range(reading.table.head):
        words = list(grid.own(line).values())
        if not words:
            continue
        label, _, rest = words[0].partition(":")
        if plain(label) in reading.headings.senders and (rest.strip() or len(words) > 1):
            reading.who = reading.who or evened(rest.strip() or words[1])
        else:
            reading.notes.append(" · ".join(words))
            reading.say("kept", "title", words=quoted(words[0]))


def _lines(reading: Reading) -> Iterator[int]:
    """Yield the lines below the headings that say something of their own, but for headings come again."""
    table = reading.table
    for line in range(table.head + 1, len(table.grid.lines)):
        own = table.grid.own(line)
        again = [place for place, words in own.items() if table.headings.get(place) == words]
        if own and len(again) < len(own):
            yield line


def _line(reading: Reading, line: int, scale: Scale | None) -> None:
    """Read one line: a touchpoint, the rest of the one before, or something that is none."""
    table, own = reading.table, reading.table.grid.own(line)
    if _is_footer(reading, line):
        words = " · ".join(own.values())
        reading.notes.append(words)
        reading.say("left_out", "footer", place=reading.place(line), words=quoted(words))
        return
    naming = table.place_of("touchpoint")
    if naming is not None and (line, naming) in table.grid.joined and reading.touchpoints:
        _continue(reading, line)
        return
    name, stage = _named(reading, line)
    if not name:
        words = " · ".join(own.values())
        reading.notes.append(words)
        reading.say("left_out", "nameless", place=reading.place(line), words=quoted(words))
        return
    _touchpoint(reading, line, name, stage, scale)


def _is_footer(reading: Reading, line: int) -> bool:
    """Say whether a line stands below the table: one cell alone, after a gap, nothing fuller below."""
    grid, own = reading.table.grid, reading.table.grid.own(line)
    if len(own) != 1 or not any(len(grid.own(at)) > 1 for at in range(reading.table.head + 1, line)):
        return False
    if any(len(grid.own(below)) > 1 for below in range(line + 1, len(grid.lines))):
        return False
    begins = plain(next(iter(own.values()))).partition(" ")[0]
    return not grid.own(line - 1) or begins in reading.headings.footers


def _named(reading: Reading, line: int) -> tuple[str, str]:
    """Return touchpoint and stage of a line. A stage that is left empty is the one above."""
    table = reading.table
    naming, staging = table.place_of("touchpoint"), table.place_of("stage")
    name = evened(table.grid.cell(line, naming)) if naming is not None else ""
    stage = evened(table.grid.cell(line, staging)) if staging is not None else ""
    if not name:
        return stage, stage
    if not stage and staging is not None and reading.touchpoints:
        stage = reading.touchpoints[-1].stage
        if stage:
            reading.say("understood", "same_stage", touchpoint=name, stage=stage)
    return name, stage


def _touchpoint(reading: Reading, line: int, name: str, stage: str, scale: Scale | None) -> None:
    table = reading.table

    def cell(column: str) -> str:
        place = table.place_of(column)
        return table.grid.cell(line, place) if place is not None else ""

    texts = {column: cell(column) for column in TEXTS}
    gap, texts["gap_line"] = meaning.gap(reading, cell("gap"), texts["gap_line"])
    evidence = tuple(filter(None, (table.grid.cell(line, at) for at in table.places_of("evidence"))))
    dated = cell("dated")
    notes = [(reading.heading(at), table.grid.cell(line, at)) for at in _unknown(table)]
    if dated and not evidence:
        notes.append((table.headings[table.place_of("dated") or 0], dated))
    phase = meaning.phase(reading, name, stage, cell("phase"))
    if cell("phase") and not phase:
        notes.append((table.headings[table.place_of("phase") or 0], cell("phase")))
    reading.touchpoints.append(
        ReadTouchpoint(
            row=line + 1,
            name=name,
            stage=stage,
            phase=phase,
            feeling=meaning.feeling(reading, line, name, cell("feeling"), scale),
            feeling_written=cell("feeling"),
            gap=gap,
            evidence=evidence,
            dated=dated if evidence else "",
            notes=tuple((heading, words) for heading, words in notes if words),
            **texts,
        )
    )
    for kind in ("wow", "better"):
        if words := cell(kind):
            reading.ideas.append(ReadIdea("wow" if kind == "wow" else "better", words, name))


def _continue(reading: Reading, line: int) -> None:
    """Put what stands beside a merged touchpoint's further lines to what it said first."""
    table, last = reading.table, reading.touchpoints[-1]
    more: dict[str, str] = {}
    notes = list(last.notes)
    for place, words in table.grid.own(line).items():
        column = table.columns.get(place, "")
        if column in TEXTS:
            more[column] = "\n".join(filter(None, (getattr(last, column), words)))
        elif column != "number":
            notes.append((reading.heading(place), words))
    reading.touchpoints[-1] = ReadTouchpoint(**{**vars(last), **more, "notes": tuple(notes)})


def _say_left(reading: Reading) -> None:
    """Say what the touchpoints are as a whole, where it is worth a word."""
    written = sum(bool(one.feeling_written) for one in reading.touchpoints)
    if reading.touchpoints and not written:
        reading.say("asked", "no_feelings")
