"""What the page of a pick says around its rows: its head, and what helps to answer a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import brief, picks
from sprint_tui.widgets.field_lines import described
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed
from sprint_tui.widgets.picks import dots, warning
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.screens.pick.screen import PickPage
    from sprint_tui.store.tables import Pick
    from sprint_tui.widgets.field import Field

PAINS = 2
"""Pains, and as many gains, that stand below the second test: the first ones weigh most."""


def where(page: PickPage, pick: Pick) -> str:
    """Return the stage that the pick's touchpoint stands in, and how it is there today."""
    touchpoint = page.touchpoint
    if touchpoint is None or pick.state != "chosen":
        return page.words(f"pick.candidate_{pick.kind}")
    stage = page.rows.by_id.get(touchpoint.stage_id)
    gap = page.content.choice("gap", touchpoint.gap).label if touchpoint.gap else ""
    feeling = "" if touchpoint.feeling is None else f"{touchpoint.feeling:+d}"
    return " · ".join(part for part in (typed(getattr(stage, "name", "")).text, feeling, gap) if part)


def tags(page: PickPage, pick: Pick) -> list[str]:
    """Return what needs a hand: a WOW to mend first, or that fails a test; three that are only about tone."""
    chosen = page.rows.chosen_of(pick.map_id)
    warned = warning(pick, page.touchpoint, page.content) if page.touchpoint is not None else ""
    tone = (
        page.words("picker.tags.all_tone")
        if pick.kind == "better" and picks.is_all_about_tone(chosen)
        else ""
    )
    return [one for one in (warned, tone) if one]


def how_far(page: PickPage, pick: Pick) -> tuple[Line, str]:
    """Return ●●○ for a WOW, and what is open in the room and by Friday; for a Just Better that alone."""
    room, friday = len(picks.room_missing(pick)), len(picks.friday_missing(pick))
    missing = (
        page.words("pick.missing", room=room, friday=friday) if room or friday else page.words("pick.whole")
    )
    if pick.kind != "wow":
        return line(missing), ""
    key = "pick.wow" if picks.is_wow(pick) else "pick.not_yet"
    return line(Run(dots(pick), "wow"), f" {page.words(key, n=picks.tests(pick).count('yes'))}"), missing


def by_friday(page: PickPage, pick: Pick) -> str:
    """Return how many answers are due, who gives them, and by when."""
    people, sprint, words = page.rows.participants, page.rows.sprint, page.words
    owner = page.rows.participant(pick.owner_id)
    scribe = brief.holder("scribe", people) or brief.holder("decider", people)
    name = typed(owner.name).text if owner is not None else ""
    day = short_date(sprint.complete_by, words, page.desk.today(page.rows)) or words("pick.a_friday")
    n = len(picks.friday_missing(pick))
    if not n:
        return words("pick.complete")
    if not name and scribe is not None:
        return words("pick.due_nobody", n=n, day=day, keeper=typed(scribe.name).text)
    return words("pick.due", n=n, day=day, name=name or words("pick.an_owner"))


def lines(page: PickPage, field: Field | None) -> list[Line]:
    """Return what is asked, and below it what helps to answer."""
    width, height = page.strip.text_width, page.strip.content_size.height
    if field is None:
        return _unasked(page, width, height)
    helping = _helping(page, field.key.partition(":")[2], width)
    shown = described(field, width, max(height - len(helping), 2), page.words)
    return [*(one for one in shown if one), *helping]


def _unasked(page: PickPage, width: int, height: int) -> list[Line]:
    idea = page.rows.by_id.get(page.form.row_id.partition(":")[0])
    if page.name_here == "idea" and idea is not None:
        hint = line(Run(page.words("pick.take_hint"), "quiet"))
        return [
            *(line(Run(one)) for one in at_most(getattr(idea, "change_line", ""), width, height - 1)),
            hint,
        ]
    return [line(Run(page.words("pick.fold_hint"), "quiet"))] if page.name_here else []


def _helping(page: PickPage, name: str, width: int) -> list[Line]:
    """Return the promise for the first test, whom we serve for the second, what a word means for a set."""
    pick = page.pick
    if pick is None:
        return []
    rows, content = page.rows, page.content
    segment_id = next((one.segment_id for one in rows.maps if one.id == pick.map_id), "")
    segment = next((one for one in rows.segments if one.id == segment_id), None)
    if name == "test_promise":
        promise = (segment.promise if segment is not None else "") or rows.sprint.promise
        return [line(Run(one)) for one in at_most(f"“{promise}”", width, 2)] if promise.strip() else []
    if name == "test_segment":
        traits = [trait for kind in ("pain", "gain") for trait in rows.traits_of(segment_id, kind)[:PAINS]]
        tag_of = {kind: content.choice("trait", kind).label for kind in ("pain", "gain")}
        return [line(Run(f"{tag_of[trait.kind]}: ", "quiet"), typed(trait.words)) for trait in traits]
    sets = {"sparks": "spark", "focus": "focus"}
    if name in sets:
        word = content.choice(sets[name], page.form.column)
        return [line(Run(f"{word.label}: "), Run(word.hint))]
    return []
