"""What a draft held, in sentences: the same for the command line and for the preview in the app."""

from __future__ import annotations

from sprint_tui.content.words import Words
from sprint_tui.domain import text
from sprint_tui.domain.headings import plain
from sprint_tui.domain.received import LEVELS, Line, ReadDraft, ReadTouchpoint, Remark


def holds(draft: ReadDraft, words: Words) -> str:
    """Return in a line how much a file holds: `7 touchpoints in 6 stages, 9 answers, 4 ideas`."""
    stages = len({one.stage for one in draft.touchpoints})
    parts = [words("drafts.holds", n=len(draft.touchpoints), stages=words("drafts.stages", n=stages))]
    if draft.answers:
        parts.append(words("drafts.answers", n=len(draft.answers)))
    if draft.ideas:
        parts.append(words("drafts.ideas", n=len(draft.ideas)))
    return ", ".join(parts)


def lines(draft: ReadDraft, words: Words) -> list[Line]:
    """Return what was understood, what has to be asked, what was not taken, and what is kept as a note."""
    pairs = [_column(remark, words) for remark in draft.remarks if remark.code == "column"]
    found = [Line("understood", words("drafts.columns", columns=", ".join(pairs)))] if pairs else []
    if draft.touchpoints:
        listed = " · ".join(_touchpoint(one) for one in draft.touchpoints)
        found.append(Line("understood", words("drafts.touchpoints", touchpoints=listed)))
    for level in LEVELS:
        found += [Line(level, _said(draft, one, words)) for one in draft.said(level) if one.code != "column"]
    return found


def _touchpoint(one: ReadTouchpoint) -> str:
    """Return a name with its feeling, a question mark where that has to be asked back."""
    asked = "?" if one.feeling_written else ""
    feeling = asked if one.feeling is None else f"{one.feeling:+d}" if one.feeling else "0"
    return " ".join(filter(None, (text.one_line(one.name), feeling)))


def _column(remark: Remark, words: Words) -> str:
    """Return what a column was taken for, with its own heading where that is another word."""
    column, heading = words(f"drafts.column.{remark.details['column']}"), remark.details["heading"]
    if plain(column) == plain(heading):
        return column
    return words("drafts.column_pair", column=column, heading=text.one_line(heading))


def _said(draft: ReadDraft, remark: Remark, words: Words) -> str:
    shown: dict[str, object] = {name: text.one_line(said) for name, said in remark.details.items()}
    if "place" in shown:
        where = words(f"drafts.place.{draft.layout}", place=shown["place"])
        shown["where"] = where[:1].upper() + where[1:]
    if "n" in shown:
        shown["n"] = int(remark.details["n"])
    return words(f"drafts.said.{remark.code}", **shown)
