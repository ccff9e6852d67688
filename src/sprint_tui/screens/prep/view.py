"""What the guide shows: who prepares and how long, the blocks with their bars, what to do and to bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sprint_tui.content.prep import BRING
from sprint_tui.domain import route, timebox
from sprint_tui.domain.prep import sums
from sprint_tui.domain.zones import day_in
from sprint_tui.exchange.calendar.when import STARTS, slots_of
from sprint_tui.store.drafts import preparation_of
from sprint_tui.widgets.clock_head import bar
from sprint_tui.widgets.ink import Run, cut, typed
from sprint_tui.widgets.prep_clock import GUIDE, minutes_text, prep_of
from sprint_tui.widgets.prep_counts import TICK, minutes_of, task_counts, tasks_of
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_moment, short_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.prep import PrepBlock, PrepTask
    from sprint_tui.domain.prep import BlockTime, Prep
    from sprint_tui.domain.prep_tasks import Count
    from sprint_tui.domain.timebox import InstantLike
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

LEAD = 3
WHO, HAND_OVER = "who", "hand_over"
PLAN, BLOCK, TASK = "plan-", "block:", TICK
NAME, BAR = 16, 16
_BLOCK_LEAD = LEAD + NAME + BAR + 2
_BLOCK = (Column("planned", width=7, right=True), Column("state"))
_TASK = (Column("words", weight=3, most=84), Column("state", width=17))
_WHEN = (Column("day", width=16), Column("time", width=5), Column("block"))
_HANDED = (Column("words", weight=3, most=70), Column("state", weight=2, most=60))
_PLAN = (Column("title", width=22), Column("about", most=84))


@dataclass(frozen=True)
class GuideView:
    """The rows of the guide, and the three lines of its head."""

    rows: tuple[Row, ...]
    facts: str = ""
    info: str = ""
    more: str = ""


def build_view(rows: SprintRows, content: Content, person: Participant | None, now: InstantLike) -> GuideView:
    """Return what the guide shows at this moment."""
    words = content.words
    if person is None:
        first = Row(WHO, (Cell(words("prep.who_first"), "strong"),), lead=(Run(" "), Run("·", "strong")))
        return GuideView((first, Row(""), *_plan_rows(content, 0), Row(""), _sums(content)))
    view = _View(rows, content, person, prep_of(rows, content, person, now), now.at)
    info = words("questions.whose", name=typed(person.name).text)
    return GuideView(tuple(view.all_rows()), view.facts(), info, view.handed_over())


def _plan_rows(content: Content, minutes: int) -> Iterator[Row]:
    """Yield the question how much time there is: one row for each answer."""
    yield _heading(content.words("prep.how_long"))
    for number, plan in enumerate(content.prep.plans, 1):
        sign = Run("✓ ", "done") if plan.minutes == minutes else Run("  ")
        cells = (Cell(plan.title, "strong"), Cell(plan.about, "quiet"))
        lead = (sign, Run(f"{number}", "key"))
        yield Row(
            f"{PLAN}{plan.minutes}", cells, lead=lead, lead_width=5, lines=3, columns=_PLAN, is_whole=True
        )


def _sums(content: Content) -> Row:
    """Return what all blocks take together, beside the minutes that the method tells people to keep free."""
    total = sums(content.prep.counted())
    text = content.words("prep.sums", **total, advice=content.prep.advice)
    return Row("", (Cell(text, "quiet"),), lead_width=LEAD, lines=2)


def _heading(text: str) -> Row:
    return Row("", (Cell(text.upper(), "strong"),), lead_width=1)


@dataclass(frozen=True)
class _View:
    """The guide of one person."""

    rows: SprintRows
    content: Content
    person: Participant
    prep: Prep
    now: datetime

    @property
    def today(self) -> date:
        return day_in(self.rows.sprint.zone, self.now)

    @property
    def minutes(self) -> int:
        return minutes_of(self.rows, self.person)

    def facts(self) -> str:
        """Return how much time is spent."""
        spent = int(self.prep.spent // 60)
        return self.content.words("prep.facts", spent=spent, minutes=self.minutes) if self.minutes else ""

    def handed_over(self) -> str:
        """Return when the preparation was handed over, in words; empty before."""
        mine = preparation_of(self.rows, self.person.id)
        if mine is None or mine.handed_over_at is None:
            return ""
        moment = long_moment(mine.handed_over_at, self.rows.sprint.zone, self.content.words)
        return self.content.words("prep.handed_over", moment=moment)

    def all_rows(self) -> Iterator[Row]:
        """Yield the rows from top to bottom."""
        if not self.minutes:
            yield from _plan_rows(self.content, 0)
            yield Row("")
            yield _sums(self.content)
            yield Row("")
            yield self._who()
            return
        planned = self.content.prep.planned(self.minutes)
        counts = task_counts(self.rows, self.content, self.person)
        blocks = sorted(self.content.prep.blocks, key=lambda one: one.key not in planned)
        for block in blocks:
            yield self._block(block, self.prep.block(block.key), is_planned=block.key in planned)
        tasks = [one for one in tasks_of(self.rows, self.content, self.person) if is_open(one)]
        begun = {one.key for one in self.prep.blocks if one.state != "open"}
        to_do = [one for one in tasks if one.block in {*planned, *begun}]
        yield _sums(self.content)
        yield Row("")
        yield _heading(self.content.words("prep.to_do"))
        yield from (self._task(one, counts[one.key]) for one in to_do)
        yield Row("")
        yield _heading(self.content.words("prep.to_bring"))
        yield from (self._task(one, counts[one.key]) for one in tasks if one.block == BRING)
        yield Row("")
        yield _heading(self.content.words("prep.when"))
        yield from self._when()
        yield Row("")
        yield _heading(self.content.words("prep.to_hand_over"))
        yield self._hand_over()
        yield Row("")
        yield from _plan_rows(self.content, self.minutes)
        yield Row("")
        yield self._who()

    def _when(self) -> Iterator[Row]:
        """Yield the evenings on which the blocks lie; the first can be set, and the others follow."""
        words = self.content.words
        for at, slot in enumerate(slots_of(self.rows, self.content, self.person, self.now)):
            block, day = self.content.prep.block(slot.block), slot.start.date()
            weekday = words(f"weekdays.{day.weekday()}")
            cells = (
                Cell(f"{weekday} {short_date(day, words, self.today)}"),
                Cell(f"{slot.start:%H:%M}"),
                Cell(block.title if block is not None else ""),
            )
            yield Row("" if at else STARTS, cells, columns=_WHEN, is_whole=True)

    def _hand_over(self) -> Row:
        sign = Run("✓", "done") if self.handed_over() else Run("·", "strong")
        cells = (Cell(self.content.words("prep.hand_over")), Cell(self.handed_over(), "quiet"))
        return Row(HAND_OVER, cells, lead=(Run(" "), sign), lines=2, columns=_HANDED, is_whole=True)

    def _who(self) -> Row:
        words = self.content.words
        text = words("prep.who", name=typed(self.person.name).text)
        return Row(WHO, (Cell(text, "quiet"),), lead=(Run("  "),))

    def _block(self, block: PrepBlock, time: BlockTime, *, is_planned: bool) -> Row:
        words = self.content.words
        sign = {"done": Run(" ✓ ", "done"), "running": Run(" ● ", "strong")}.get(time.state, Run("   "))
        role = "strong" if is_planned or time.used else "quiet"
        lead = (sign, Run(cut(block.title, NAME).ljust(NAME + 1), role), *bar(time.share_used, BAR))
        cells = (
            Cell(words("prep.minutes", n=time.length // 60), role if time.state != "done" else "quiet"),
            Cell(
                self._state(block, time, is_planned=is_planned), "strong" if time.state == "running" else ""
            ),
        )
        row_id = f"{BLOCK}{block.key}"
        return Row(row_id, cells, lead=lead, lead_width=_BLOCK_LEAD, columns=_BLOCK, is_whole=True)

    def _state(self, block: PrepBlock, time: BlockTime, *, is_planned: bool) -> str:
        """Return how a block stands; whole minutes, so that nothing here changes with each second."""
        words, seconds = self.content.words, timebox.shown_seconds(time.left)
        if time.state == "done":
            return words("prep.state.done", n=round(time.used / 60))
        if time.used or time.state == "running":
            return words(f"prep.state.{time.state}", left=minutes_text(words, seconds))
        if block.counts == "extra":
            return words("prep.state.extra")
        return "" if is_planned else words("prep.state.not_planned", minutes=self.minutes)

    def _task(self, task: PrepTask, count: Count) -> Row:
        """Return a thing to do: its sign, what it is, and how many of how many."""
        sign = Run("✓", "done") if count.is_there else Run("·", "strong")
        state = self._counted(count)
        cells = (Cell(task.words, "quiet" if count.is_there else ""), Cell(state, "quiet"))
        return Row(row_of(task), cells, lead=(Run(" "), sign), lines=2, columns=_TASK, is_whole=True)

    def _counted(self, count: Count) -> str:
        """Return how many there are, of how many that are enough; empty where nothing is counted."""
        words = self.content.words
        if not count.enough or (count.enough == 1 and count.have <= 1):
            return ""
        if count.is_ticked and count.have < count.enough:
            return words("prep.ticked")
        if count.have > count.enough:
            return f"{count.have}"
        return words("prep.count", have=count.have, enough=count.enough)


def row_of(task: PrepTask) -> str:
    """Return the id of a task's row: the one that is answered here is its answer's."""
    return "look_back.1:0" if task.stage == GUIDE else f"{TASK}{task.key}"


def is_open(task: PrepTask) -> bool:
    """Say whether there is a place where a task is done, or none is needed."""
    return task.stage in {"", *route.KEYS}
