"""What Ready? shows: ten lines, each with its tick and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain import brief, ready
from sprint_tui.domain.codes import TRAITS, split_set
from sprint_tui.domain.ready import Evening, Tick
from sprint_tui.domain.room import BACK_ROW, legibility
from sprint_tui.domain.zones import day_in, zone_of
from sprint_tui.store.facts import segments_in_play
from sprint_tui.store.handed_in import are_matched
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_moment

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.mirror import Mirror
    from sprint_tui.store.rows import SprintRows

LEAD = 3
COLUMNS = (Column("name", width=20), Column("why", most=90))
LINES = 2
OF_MACHINE = "window"
"""The first of the lines that are about the room and this machine."""


@dataclass(frozen=True)
class Machine:
    """What this machine knows: its window, its zone, and what somebody chose here."""

    columns: int
    rows: int
    zone: tzinfo | None
    theme: str
    has_theme: bool
    bell: str
    mirror: Mirror


@dataclass(frozen=True)
class ReadyView:
    """The ten rows, how many are set, and when the meeting is."""

    rows: tuple[Row, ...]
    done: int
    when: str

    @property
    def is_all(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == len(ready.TICKS)


def build_view(
    rows: SprintRows, facts: SprintFacts, content: Content, machine: Machine, now: datetime
) -> ReadyView:
    """Return what Ready? shows of a sprint on this machine."""
    evening = _evening(rows, facts, machine)
    ticks = ready.ticks(evening, now)
    why = _Why(rows, evening, content, machine, now)
    shown: list[Row] = []
    for key, is_set in ticks.items():
        shown += [Row("")] if key == OF_MACHINE else []
        sign = Run("✓", "done") if is_set else Run("·", "strong")
        cells = (
            Cell(content.words(f"ready.names.{key}"), "" if is_set else "strong"),
            Cell(why.of(key), "quiet" if is_set else ""),
        )
        shown.append(Row(key, cells, lead=(Run(" "), sign), lines=LINES))
    return ReadyView(tuple(shown), sum(ticks.values()), _when(rows, content, machine, now))


def _evening(rows: SprintRows, facts: SprintFacts, machine: Machine) -> Evening:
    mirror = machine.mirror
    return Evening(
        people=rows.participants,
        facts=facts,
        evidence=len(rows.evidence),
        meeting=rows.sprint.meeting_start,
        has_begun=facts.has_started,
        window=legibility(machine.columns, machine.rows),
        has_theme=machine.has_theme,
        has_bell=bool(machine.bell),
        is_mirrored=mirror.path is not None and mirror.problem is None and not mirror.is_on_the_same_disk,
        are_matched=are_matched(rows),
        by_hand=frozenset(split_set(rows.meeting.ready)) if rows.meeting else frozenset(),
    )


def _when(rows: SprintRows, content: Content, machine: Machine, now: datetime) -> str:
    """Return day and time of the meeting, how far off it is, and the wall's time where that differs."""
    sprint, words = rows.sprint, content.words
    at = sprint.meeting_start
    if at is None or at <= now:
        return ""
    days = (day_in(sprint.zone, at) - day_in(sprint.zone, now)).days
    off = words(
        "ready.days.today" if not days else "ready.days.tomorrow" if days == 1 else "ready.days.in", n=days
    )
    moment = long_moment(at, sprint.zone, words)
    here, there = at.astimezone(machine.zone), at.astimezone(zone_of(sprint.zone))
    if here.utcoffset() == there.utcoffset():
        return words("ready.when", off=off, moment=moment)
    city = typed(sprint.zone.rpartition("/")[2].replace("_", " ")).text
    return words("ready.when_elsewhere", off=off, moment=moment, city=city, here=f"{here:%H:%M}")


@dataclass(frozen=True)
class _Why:
    """Says of each tick why it is set, or what is missing."""

    rows: SprintRows
    evening: Evening
    content: Content
    machine: Machine
    now: datetime

    def of(self, key: Tick) -> str:
        """Return the sentence for a tick."""
        sentence: str = getattr(self, f"_{key}")()
        if key in self.evening.by_hand:
            return self.content.words(f"ready.by_hand.{key}", why=sentence)
        return sentence

    def _roster(self) -> str:
        words, people = self.content.words, self.rows.participants
        if not people:
            return words("ready.why.nobody")
        if brief.is_one_person_twice(people):
            return words("ready.why.one_person_twice")
        label = {role: self.content.choice("role", role).label.casefold() for role in ready.NAMED}
        unnamed = ready.unnamed(people)
        if unnamed:
            return words("ready.why.unnamed", n=len(people), roles=", ".join(label[role] for role in unnamed))
        named = (
            (label[role], typed(one.name).text) for role in ready.NAMED if (one := brief.holder(role, people))
        )
        said = ", ".join(f"{role} {name}" for role, name in named)
        return words("ready.why.roster", n=len(people), roles=said)

    def _files(self) -> str:
        words = self.content.words
        there = [one for one in self.rows.participants if one.is_present]
        without = [one for one in there if not one.has_draft]
        if not there:
            return words("ready.why.nobody")
        if not without:
            return words(
                f"ready.why.{'all_drafts' if self.evening.are_matched else 'unmatched'}", n=len(there)
            )
        if len(without) == len(there):
            return words("ready.why.no_draft")
        names = ", ".join(typed(one.name).text for one in without)
        return words("ready.why.drafts", n=len(there) - len(without), total=len(there), names=names)

    def _promise(self) -> str:
        lacking = ready.missing(self.evening.facts)
        if not lacking:
            return self.content.words("ready.why.promise")
        return self.content.words("brief.missing", names=", ".join(self._piece(piece) for piece in lacking))

    def _piece(self, piece: brief.Piece) -> str:
        """Return what a piece is called on Brief, with its segment where there are two."""
        if piece.segment is None:
            return self.content.field("sprint", piece.name).label
        group = "trait" if piece.name in TRAITS else "segment"
        name = self.content.field(group, piece.name).label
        market = map_names(self.content, [one.market for one in segments_in_play(self.rows)])[piece.segment]
        return f"{name} ({market})" if market else name

    def _examples(self) -> str:
        count = self.evening.evidence
        return self.content.words("ready.why.examples" if count else "ready.why.no_example", n=count)

    def _date(self) -> str:
        words, at = self.content.words, self.evening.meeting
        if at is None:
            return words("ready.why.no_date")
        moment = long_moment(at, self.rows.sprint.zone, words)
        if at > self.now:
            return moment
        return words("ready.why.met" if self.evening.has_begun else "ready.why.past", moment=moment)

    def _window(self) -> str:
        size = {"columns": self.machine.columns, "rows": self.machine.rows, "most": BACK_ROW}
        return self.content.words(f"ready.why.{self.evening.window}", **size)

    def _theme(self) -> str:
        name = self.content.words(f"ready.themes.{self.machine.theme}")
        return self.content.words(
            "ready.why.theme" if self.machine.has_theme else "ready.why.no_theme", name=name
        )

    def _bell(self) -> str:
        return self.content.words(f"ready.why.bell_{self.machine.bell or 'open'}")

    def _mirror(self) -> str:
        words, mirror = self.content.words, self.machine.mirror
        if mirror.path is None:
            return words("ready.why.no_mirror")
        path = str(mirror.path)
        if mirror.problem is not None:
            return words(f"errors.{mirror.problem.code}", **mirror.problem.details)
        if mirror.at is None:
            return words("ready.why.mirror_soon", path=path)
        here = mirror.at.astimezone(self.machine.zone)
        is_today = here.date() == self.now.astimezone(self.machine.zone).date()
        at = f"{here:%H:%M}" if is_today else f"{here.day} {words(f'months.{here.month}')}, {here:%H:%M}"
        code = "mirror_here" if mirror.is_on_the_same_disk else "mirror"
        return words(f"ready.why.{code}", at=at, path=path)

    def _paper(self) -> str:
        return self.content.words("ready.why.no_paper")
