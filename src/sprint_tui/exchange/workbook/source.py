"""What the sheets are made from: the sprint's rows, the words of the language, and this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from sprint_tui.content import phrases
from sprint_tui.content.agenda import Agenda
from sprint_tui.content.load import Content
from sprint_tui.domain import codes
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.numbers import shown_number
from sprint_tui.domain.report import Report, report
from sprint_tui.domain.tally import Tally
from sprint_tui.domain.timebox import Instant
from sprint_tui.domain.zones import zone_of
from sprint_tui.store.deciding import against_vote, why_against
from sprint_tui.store.facts import (
    chosen_in_play,
    maps_in_play,
    markets_in_play,
    segments_in_play,
    sprint_facts,
    trait_places,
)
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import JourneyMap, Kpi, Pick, Segment, Touchpoint
from sprint_tui.store.voting import tally_of


@dataclass(frozen=True)
class Source:
    """One sprint to be written, with what turns its codes, ids and instants into words."""

    rows: SprintRows
    content: Content
    now: Instant

    def word(self, key: str, **values: object) -> str:
        """Return an entry of the workbook's own words."""
        return self.content.words(f"workbook.{key}", **values)

    def label(self, group: str, field: str) -> str:
        """Return a field's label as a heading, with a capital."""
        label = self.content.field(group, field).label
        return label[:1].upper() + label[1:]

    def choice(self, name: str, code: str) -> str:
        """Return the words for a code, nothing for "not answered yet"."""
        return self.content.choice(name, code).label if code else ""

    def choices(self, name: str) -> list[str]:
        """Return the words for all codes of a closed set."""
        return [choice.label for choice in self.content.choices(name)]

    def chosen(self, name: str, held: str) -> str:
        """Return the words for a set of codes that is stored as one text."""
        return ", ".join(self.choice(name, code) for code in codes.split_set(held))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments in play."""
        return segments_in_play(self.rows)

    @cached_property
    def maps(self) -> tuple[JourneyMap, ...]:
        """The team's maps in play."""
        return maps_in_play(self.rows)

    @cached_property
    def facts(self) -> SprintFacts:
        """What the rules look at."""
        return sprint_facts(self.rows)

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda by this team's plan."""
        return self.content.agenda(self.rows.planned_blocks)

    @cached_property
    def meeting(self) -> Report:
        """How the meeting went."""
        rows = self.rows
        return report(self.agenda.plan, rows.clock_events, self.now, self.facts, rows.sprint.meeting_start)

    @cached_property
    def touchpoints(self) -> dict[str, Touchpoint]:
        """Touchpoints by id."""
        return {touchpoint.id: touchpoint for touchpoint in self.rows.touchpoints}

    @cached_property
    def picks(self) -> tuple[Pick, ...]:
        """The chosen picks of all maps in play, map by map."""
        return chosen_in_play(self.rows)

    @cached_property
    def zone(self) -> tzinfo:
        """The sprint's zone."""
        return zone_of(self.rows.sprint.zone)

    @cached_property
    def _months(self) -> list[str]:
        return self.word("months").split()

    def local(self, at: datetime) -> datetime:
        """Return an instant as the wall clock of the sprint's zone has it, as a cell can hold it."""
        try:
            return at.astimezone(self.zone).replace(tzinfo=None)
        except OverflowError:
            return at.replace(tzinfo=None)

    def day(self, day: date) -> str:
        """Return a date within a sentence, as the cells show it."""
        return f"{day.day} {self._months[day.month - 1]} {day.year}"

    def moment(self, at: datetime) -> str:
        """Return day and time of day within a sentence, in the sprint's zone."""
        local = self.local(at)
        return f"{self.day(local)}, {local:%H:%M}"

    def segment_of(self, one: JourneyMap) -> Segment:
        """Return the segment whose journey this is."""
        return next(segment for segment in self.segments if segment.id == one.segment_id)

    @cached_property
    def map_names(self) -> tuple[str, ...]:
        """What tells the maps apart; nothing where there is only one."""
        return phrases.map_names(self.content, markets_in_play(self.rows))

    def market(self, one: JourneyMap) -> str:
        """Return what tells a map from the other."""
        return self.map_names[self.maps.index(one)]

    def person(self, row_id: str | None) -> str:
        """Return the name of one of the team."""
        person = self.rows.participant(row_id)
        return person.name if person else ""

    def owner(self, row: Touchpoint | Pick) -> str:
        """Return who answers for a touchpoint or a pick: a person, or a team with the one who leads it."""
        name, team = self.person(row.owner_id), row.owner_team.strip()
        return self.word("led_by", team=team, owner=name) if name and team else name or team

    def mark(self, pick: Pick) -> str:
        """Return sign, kind and rank of a chosen pick."""
        return self.word(f"mark.{pick.kind}", rank=pick.rank)

    def name_of(self, touchpoint_id: str) -> str:
        """Return the name of a touchpoint, or a word for one without."""
        return self.touchpoints[touchpoint_id].name.strip() or self.word("unnamed")

    def place(self, pick: Pick) -> str:
        """Return the name of a pick's touchpoint; nothing for an idea without one."""
        return self.name_of(pick.touchpoint_id) if pick.touchpoint_id else ""

    @cached_property
    def _tallies(self) -> dict[str, Tally | None]:
        return {one.id: tally_of(self.rows, one.id) for one in self.maps}

    def votes(self, pick: Pick) -> str:
        """Return the votes that a touchpoint had for what it was picked as; nothing before the reveal."""
        tally, place = self._tallies.get(pick.map_id), (pick.kind, pick.touchpoint_id or "")
        if tally is None or not pick.touchpoint_id:
            return ""
        said, ideas = str(tally.slips.get(place, 0)), tally.drafts.get(place, 0)
        return said + self.content.words("vote.result.from_drafts", n=ideas) if ideas else said

    def against_vote(self, pick: Pick) -> str:
        """Return why a pick was chosen against the vote."""
        return why_against(self.rows, pick) if pick in against_vote(self.rows, pick.map_id) else ""

    @cached_property
    def trait_names(self) -> dict[str, str]:
        """The short name of each pain, gain and need by its id: the first pain is `P1`."""
        return phrases.trait_names(self.content, trait_places(self.rows))

    def serves(self, row_id: str) -> str:
        """Return the pains and gains that a row answers to, one a line."""
        served = self.rows.served_by(row_id)
        return "\n".join(f"{self.trait_names[trait.id]} {trait.words}" for trait in served)

    def way(self, kpi: Kpi) -> str:
        """Return from where to where a KPI shall go, with its unit."""
        if kpi.baseline is None and kpi.target is None:
            return ""
        start, goal = (shown_number(v) if v is not None else "?" for v in (kpi.baseline, kpi.target))
        return self.word("way", start=start, goal=goal, unit=kpi.unit).strip()


def short(text: str, most: int) -> str:
    """Return a text on one line, cut at a word where it is too long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"
