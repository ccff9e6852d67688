"""What goes and what stays: the very rows that the file will hold, and those that it will not, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.keys import QUESTIONS
from sprint_tui.domain import route
from sprint_tui.domain.prep_tasks import missing
from sprint_tui.exchange.prep_file.write import Handing, part_of
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.prep_counts import minutes_of, task_counts
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Answer, Participant, Pick, SpeakingPoint

LEAD = 4
COLUMNS = (Column("what", width=18), Column("words", most=90))
_NO_ANSWERS = ("tick", "quiz", "prep")
"""Keys of answers that nobody wrote as words: they stay, and no line is made of them."""


@dataclass(frozen=True)
class HandOverView:
    """The lines, and how many go, stay, and are missing."""

    rows: tuple[Row, ...]
    goes: int
    stays: int
    missing: int


def build_view(rows: SprintRows, content: Content, person: Participant, handed: Handing) -> HandOverView:
    """Return what would be handed over now."""
    view = _View(rows, content, person, part_of(rows, handed))
    goes = list(view.goes(handed))
    stays = list(view.stays())
    lacking = list(view.lacking())
    words = content.words
    shown = [_heading(words("prep.handing.goes")), *goes, Row("")]
    shown += [_heading(words("prep.handing.stays")), *stays]
    if lacking:
        shown += [Row(""), _heading(words("prep.handing.lacking")), *lacking]
    return HandOverView(tuple(shown), len(goes), len(stays), len(lacking))


def _heading(text: str) -> Row:
    return Row("", (Cell(text, "strong"),), lead_width=1)


@dataclass(frozen=True)
class _View:
    rows: SprintRows
    content: Content
    person: Participant
    part: SprintRows

    def goes(self, handed: Handing) -> Iterator[Row]:
        """Yield what goes, one line each."""
        words, minutes = self.content.words, minutes_of(self.rows, self.person)
        spent = handed.spent_seconds // 60
        text = (
            words("prep.handing.spent", spent=spent, minutes=minutes)
            if minutes
            else words("prep.minutes", n=spent)
        )
        yield self._line("time", words("prep.handing.time"), text, goes=True)
        yield from self._draft()
        yield from (self._idea(one, goes=True) for one in self.part.picks)
        yield from self._answers(self.part.said, goes=True)
        yield from (self._point(one, goes=True) for one in self.part.speaking_points)

    def stays(self) -> Iterator[Row]:
        """Yield what stays, one line each."""
        mine = [one for one in self.rows.said if one.participant_id == self.person.id and not one.is_brought]
        drafts = {one.map_id for one in self.rows.drafts if one.participant_id == self.person.id}
        kept = (one for one in self.rows.picks if one.map_id in drafts and one.state == "candidate")
        yield from (self._idea(one, goes=False) for one in kept)
        yield from self._answers(mine, goes=False)
        for point in self.rows.speaking_points:
            if point.participant_id == self.person.id and not point.is_brought:
                yield self._point(point, goes=False)
        yield self._line("ticks", "", self.content.words("prep.handing.ticks"), goes=False)

    def lacking(self) -> Iterator[Row]:
        """Yield the tasks that are not done, one line each."""
        counts = task_counts(self.rows, self.content, self.person)
        open_ = set(missing(counts)) - {"journey"}
        for task in self.content.prep.tasks:
            if task.key in open_ and task.stage in {"", *route.KEYS}:
                cells = (Cell(task.words),)
                yield Row(
                    f"task:{task.key}", cells, lead=(Run("  "), Run("·", "strong")), lines=2, is_whole=True
                )

    def _draft(self) -> Iterator[Row]:
        """Yield one line a draft: how many touchpoints, and which."""
        words = self.content.words
        for one in self.part.maps:
            points = self.part.touchpoints_of(one.id)
            names = ", ".join(typed(point.name).text for point in points if point.name.strip())
            text = (
                words("prep.handing.points", n=len(points), names=names)
                if points
                else words("prep.handing.empty")
            )
            yield self._line(f"map:{one.id}", words("prep.handing.draft"), text, goes=True)

    def _idea(self, pick: Pick, *, goes: bool) -> Row:
        label = self.content.words(f"prep.handing.{pick.kind}")
        return self._line(f"pick:{pick.id}", label, self._at(pick.touchpoint_id, pick.change_line), goes=goes)

    def _point(self, point: SpeakingPoint, *, goes: bool) -> Row:
        label = self.content.words("prep.handing.point")
        return self._line(point.id, label, self._at(point.touchpoint_id, point.words), goes=goes)

    def _at(self, touchpoint_id: str | None, text: str) -> str:
        """Return a line with the touchpoint that it is about before it."""
        point = next((one for one in self.rows.touchpoints if one.id == touchpoint_id), None)
        parts = (typed(point.name).text if point is not None else "", typed(text).text)
        return ": ".join(part for part in parts if part.strip())

    def _answers(self, answers: Iterable[Answer], *, goes: bool) -> Iterator[Row]:
        """Yield answers in the order in which they are asked for."""
        keys = list(QUESTIONS)
        known = sorted(
            answers,
            key=lambda one: (keys.index(one.key) if one.key in keys else len(keys), one.key, one.part),
        )
        for one in known:
            if one.words.strip() and one.key.partition(".")[0] not in _NO_ANSWERS:
                yield self._line(one.id, self._label(one.key), typed(one.words).text, goes=goes)

    def _label(self, key: str) -> str:
        """Return what a question is called, or what a note is on."""
        if key in QUESTIONS:
            return self.content.question(key).label
        kind, _, name = key.partition(".")
        asked = self.content.reading.questions.get(name) if kind == "reflect" else None
        return asked.short if asked is not None else self.content.words("prep.handing.note")

    def _line(self, row_id: str, label: str, text: str, *, goes: bool) -> Row:
        sign = Run("✓", "done") if goes else Run("·", "quiet")
        cells = (Cell(label, "quiet"), Cell(text, "" if goes else "quiet"))
        return Row(row_id, cells, lead=(Run("  "), sign), lines=3, is_whole=True)
