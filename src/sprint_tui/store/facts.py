"""A sprint's rows as the rules look at them."""

from __future__ import annotations

from sprint_tui.domain import brief
from sprint_tui.domain.codes import TRAITS
from sprint_tui.domain.commitments import CARD
from sprint_tui.domain.facts import MapFacts, SegmentFacts, SprintFacts
from sprint_tui.store import lineup
from sprint_tui.store.deciding import against_vote, why_against
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import JourneyMap, Pick, Segment


def segments_in_play(rows: SprintRows) -> tuple[Segment, ...]:
    """Return the segments that the sprint works on now, in order."""
    return brief.in_play(rows.sprint.audience, rows.segments)


def is_told_whom(rows: SprintRows) -> bool:
    """Say whether anything is written of whom the sprint is for."""
    return any(one.name.strip() or one.behaviour.strip() for one in segments_in_play(rows))


def maps_in_play(rows: SprintRows) -> tuple[JourneyMap, ...]:
    """Return the team's map of each segment in play, in order."""
    found = (rows.team_map(segment.id) for segment in segments_in_play(rows))
    return tuple(one for one in found if one is not None)


def chosen_in_play(rows: SprintRows) -> tuple[Pick, ...]:
    """Return all upgrades of the maps in play, map by map."""
    return tuple(pick for one in maps_in_play(rows) for pick in rows.chosen_of(one.id))


def markets_in_play(rows: SprintRows) -> tuple[str, ...]:
    """Return the market of each map in play, in order."""
    of_segment = {segment.id: segment.market for segment in rows.segments}
    return tuple(of_segment[one.segment_id] for one in maps_in_play(rows))


def trait_places(rows: SprintRows) -> dict[str, tuple[str, int]]:
    """Return the kind of each pain, gain and need, and its number among those of its segment, by id."""
    return {
        trait.id: (kind, number)
        for segment in rows.segments
        for kind in TRAITS
        for number, trait in enumerate(rows.traits_of(segment.id, kind), 1)
    }


def map_of(rows: SprintRows, row_id: str) -> str:
    """Return the id of the map that a row stands on; empty for one that stands on none, or is gone."""
    row = rows.by_id.get(row_id)
    while row is not None and not hasattr(row, "map_id"):
        parents = (getattr(row, name, None) for name in ("stage_id", "touchpoint_id", "pick_id"))
        row = next((rows.by_id[parent] for parent in parents if parent in rows.by_id), None)
    return str(getattr(row, "map_id", ""))


def map_facts(rows: SprintRows, map_id: str) -> MapFacts:
    """Return one map with all that hangs on it."""
    chosen = rows.chosen_of(map_id)
    return MapFacts(
        stages=rows.stages_of(map_id),
        touchpoints=rows.touchpoints_of(map_id),
        picks=chosen,
        kpis={pick.id: rows.kpis_of(pick.id) for pick in chosen},
        served=frozenset(
            row_id for link in rows.serves for row_id in (link.touchpoint_id, link.pick_id) if row_id
        ),
        said_yes=frozenset(pick.id for pick in chosen if rows.yes_to(pick)),
        against_vote={pick.id: why_against(rows, pick) for pick in against_vote(rows, map_id)},
        is_lined_up=not lineup.is_open(rows, map_id) if lineup.drafts_of(rows, map_id) else None,
    )


def thirty_days(rows: SprintRows) -> Pick | None:
    """Return the WOW that goes live within 30 days, while it is one of the chosen."""
    pick = rows.by_id.get(rows.commitment.pick_id or "") if rows.commitment is not None else None
    return pick if isinstance(pick, Pick) and pick.state == "chosen" else None


def sprint_facts(rows: SprintRows) -> SprintFacts:
    """Return what the rules of the whole sprint look at."""
    sprint, commitment, thirty = rows.sprint, rows.commitment, thirty_days(rows)
    scribe, timekeeper, decider = (
        brief.holder(role, rows.participants) for role in ("scribe", "timekeeper", "decider")
    )
    return SprintFacts(
        audience=sprint.audience,
        offer=sprint.offer,
        promise=sprint.promise,
        ten_words=sprint.ten_words,
        has_scribe=scribe is not None,
        has_timekeeper=timekeeper is not None,
        segments=[
            SegmentFacts(s.behaviour, len(rows.traits_of(s.id, "pain")), len(rows.traits_of(s.id, "gain")))
            for s in segments_in_play(rows)
        ],
        maps=[map_facts(rows, one.id) for one in maps_in_play(rows)],
        parked=rows.parked,
        has_started=any(event.kind == "start" for event in rows.clock_events),
        is_promise_locked=rows.meeting is not None and rows.meeting.promise_locked_at is not None,
        goes_without_keepers=rows.meeting is not None and bool(rows.meeting.keepers_skipped.strip()),
        decided_in=frozenset(decision.block for decision in rows.decisions),
        has_thirty_days=thirty is not None,
        has_voted=any(ballot.slips for ballot in rows.ballots),
        has_first_step=commitment is not None and bool(commitment.first_step.strip()),
        has_message=commitment is not None and bool(commitment.frontline_message.strip()),
        card_missing=[name for name in CARD if not getattr(next(iter(rows.cards), None), name, "").strip()],
        signed_off=frozenset(one.function for one in rows.sign_offs),
        thirty_days_owner_id=thirty.owner_id if thirty is not None else None,
        actions=rows.actions,
        scribe_id=scribe.id if scribe is not None else None,
        decider_id=decider.id if decider is not None else None,
        complete_by=sprint.complete_by,
        has_audit_date=sprint.audit_on is not None,
    )
