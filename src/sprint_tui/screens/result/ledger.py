"""The decision on three and three: how the ledger keeps it, and whether it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.content.phrases import of_map
from sprint_tui.domain.codes import PICKS
from sprint_tui.store import deciding
from sprint_tui.store.facts import maps_in_play
from sprint_tui.store.tables import Decision
from sprint_tui.store.voting import slips
from sprint_tui.widgets.binder import between
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.noting import minute_of
from sprint_tui.widgets.on_map import map_name
from sprint_tui.widgets.picks import CHOSEN

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.stage import StageScreen


def decision(rows: SprintRows, map_id: str, content: Content) -> dict[str, str | None]:
    """Return the decision on what is chosen of a map: its words, how and by whom, the votes, and doubts."""
    words, chosen = content.words, rows.chosen_of(map_id)
    names = {one.id: one.name.strip() or words("paper.unnamed") for one in rows.touchpoints_of(map_id)}
    named = {
        kind: ", ".join(names[pick.touchpoint_id or ""] for pick in chosen if pick.kind == kind) or "·"
        for kind in PICKS
    }
    reasons = [
        f"{CHOSEN[pick.kind]}{pick.rank} {names[pick.touchpoint_id or '']}: {why}"
        for pick in deciding.against_vote(rows, map_id)
        if (why := deciding.why_against(rows, pick))
    ]
    who = deciding.decider(rows)
    return {
        "way": deciding.DECIDER if who is not None else rows.sprint.decision_method or "vote",
        "by_id": who.id if who is not None else None,
        "words": of_map(map_name(rows, map_id, content), words("vote.decision", **named)),
        "votes": words("vote.decided_by", n=slips(rows, map_id)),
        "doubts": words("vote.against", reasons="; ".join(reasons)) if reasons else "",
    }


def decided(desk: Desk, rows: SprintRows, map_id: str) -> Decision | None:
    """Return the newest decision on a map where it is on exactly what is chosen now, whatever its name."""
    chosen = {(map_id, pick.kind, pick.touchpoint_id) for pick in rows.chosen_of(map_id)}
    if not chosen:
        return None
    said, noted = decision(rows, map_id, desk.content)["words"], desk.door.decided()
    names = (map_name(rows, one.id, desk.content) for one in maps_in_play(rows) if one.id != map_id)
    others = tuple(of_map(name, "") for name in names if name)
    for one in reversed(rows.decisions):
        then = noted.get(one.id)
        if then is None:  # noted by hand, or in a file that was brought: its words are all there is
            if one.words == said:
                return one
        elif not then.words.startswith(others):
            return one if {place for place in then.chosen if place[0] == map_id} == chosen else None
    return None


def is_ours(desk: Desk, noted: Decision) -> bool:
    """Say whether the doubts of a decision are still what was written there by y, not by a person."""
    then = desk.door.decided().get(noted.id)
    return not noted.doubts or (then is not None and noted.doubts == then.doubts)


def standing(desk: Desk, rows: SprintRows, map_id: str) -> str:
    """Return when it was decided and by whom, or who has to decide."""
    words, found, who = desk.content.words, decided(desk, rows, map_id), deciding.decider(rows)
    if found is None:
        return words("vote.decides.by", name=typed(who.name).text) if who else words("vote.decides.nobody")
    by, at = rows.participant(found.by_id), desk.wall_time(found.at)
    if by is None:
        return words("vote.decided.room", time=at)
    return words("vote.decided.by", time=at, name=typed(by.name).text)


def note(step: Step, stage: StageScreen, noted: Decision | None, said: dict[str, str | None]) -> None:
    """Note what is chosen now; where that is `noted` already, only why it goes against the vote."""
    if noted is not None:
        step.edit(noted, doubts=said["doubts"])
    else:
        place = between(stage.rows.decisions, "")
        step.add(Decision, **minute_of(stage), **said, position=place)
