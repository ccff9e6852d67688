"""What screens, files and commands say alike: put together in one place, so that they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sprint_tui.content import keys
from sprint_tui.domain.text import one_line

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.domain.checklist import Line
    from sprint_tui.domain.report import ReportRow

FIELD_STEPS = frozenset({"edit", "clear"})
"""Steps that are about one field of a row."""
FIELD_GROUPS = {
    "pick": ("wow", "better", "ownership"),
    "pick_note": ("ownership", "vote"),
    "touchpoint": ("touchpoint", "ownership"),
}
"""Where the words of a row's fields stand, when not under the row's own name."""


def business(content: Content, audience: str, offer: str) -> str:
    """Return the square of a business: whom it serves, and with what."""
    codes = (("audience", audience), ("offer", offer))
    return " · ".join(content.choice(name, code).tag for name, code in codes if code)


def trait_names(content: Content, places: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Return what a team calls its pains, gains and needs (`P1`, `G2`) by the kind and number of each."""
    return {
        row_id: f"{content.choice('trait', kind).tag}{number}" for row_id, (kind, number) in places.items()
    }


def map_names(content: Content, markets: Sequence[str]) -> tuple[str, ...]:
    """Return what tells the maps of these markets apart; nothing where there is only one."""
    if len(markets) < 2:
        return ("",) * len(markets)
    return tuple(
        content.choice("market", market).tag if market else str(number)
        for number, market in enumerate(markets, 1)
    )


def of_map(name: str, text: str) -> str:
    """Return a text with the map that it is about, where the maps have names."""
    return f"{name}: {text}" if name else text


def step_words(content: Content, label: str, *, entity: str, field: str, name: str) -> str:
    """Return what a step did, as undo says it: the field that changed, and what people call its row."""
    what = name
    if label in FIELD_STEPS:
        named = field_label(content, entity, field)
        whose = "" if entity == "sprint" and named else name
        what = ": ".join(part for part in (whose, named) if part)
    return content.words(f"did.{label}", name=one_line(what) or content.words("undo.nameless"))


def field_label(content: Content, entity: str, field: str) -> str:
    """Return what a field of a row is called; empty where it has no name of its own."""
    groups = FIELD_GROUPS.get(entity, (entity,) if entity in keys.FIELDS else ())
    fields = (one for group in groups for one in content.fields(group))
    return next((one.label for one in fields if one.key == field.removesuffix("_id")), "")


def proof_words(content: Content, line: Line) -> str:
    """Return the words for one line of proof."""
    return content.words(f"proof.{line.code}", done=line.done, total=line.total)


def proof_line(content: Content, line: Line, names: Sequence[str]) -> str:
    """Return the words for one line of proof with the map that it is about; `names` are those of the maps."""
    return of_map("" if line.map_index is None else names[line.map_index], proof_words(content, line))


def clocked(seconds: int) -> str:
    """Return `8:05`; minutes are never counted as hours."""
    return f"{seconds // 60}:{seconds % 60:02}"


def settled(words: Words, row: ReportRow) -> str:
    """Return how much of what a block owes was there when it was left, and now where that differs."""
    then, now = row.at_end, row.now
    if then is not None and then.total and then == now:
        return words("report.settled.then", done=then.done, total=then.total)
    if then is not None and then.total:
        key = "report.settled.both" if now.total == then.total else "report.settled.both_of"
        return words(key, done=then.done, total=then.total, now=now.done, now_total=now.total)
    return words("report.settled.now", done=now.done, total=now.total) if now.total else ""
