"""The preparation of one person: timed blocks, plans for the time there is, tasks, and what to bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from sprint_tui.content import keys
from sprint_tui.content.parts import same_keys
from sprint_tui.domain import prep
from sprint_tui.domain.prep import Counts

if TYPE_CHECKING:
    from sprint_tui.content.table import Table

FILE = "prep.toml"
BRING = "bring"
"""What a task belongs to that is no block's: it is brought to the meeting."""

LOOKED_UP = ("prep", "brief")
"""Stages that belong to the preparation as a whole."""


@dataclass(frozen=True)
class PrepBlock:
    """One timed block, in minutes; `stage` is where it is done."""

    key: str
    title: str
    about: str
    stage: str
    counts: Counts
    minutes: int
    longest: int


@dataclass(frozen=True)
class PrepPlan:
    """What fits into so many minutes: blocks, each with its own minutes."""

    minutes: int
    title: str
    about: str
    blocks: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PrepTask:
    """One thing to do in a block, or to bring; `plans` are those that it is listed with, by their minutes."""

    key: str
    block: str
    words: str
    stage: str
    plans: tuple[int, ...]


@dataclass(frozen=True)
class PrepGuide:
    """All of it. `advice` is the minutes that the method tells people to keep free."""

    advice: int
    blocks: tuple[PrepBlock, ...]
    plans: tuple[PrepPlan, ...]
    tasks: tuple[PrepTask, ...]

    def plan(self, minutes: int) -> PrepPlan | None:
        """Return the plan for so many minutes; None while nobody has said how many there are."""
        return next((plan for plan in self.plans if plan.minutes == minutes), None)

    def block(self, key: str) -> PrepBlock | None:
        """Return one block; None for a key that is none of ours."""
        return next((block for block in self.blocks if block.key == key), None)

    def done_at(self, stage: str) -> tuple[str, ...]:
        """Return the blocks that are done at a stage; none where people only look things up."""
        if stage in LOOKED_UP:
            return ()
        held = {task.block for task in self.tasks if task.stage == stage}
        return tuple(block.key for block in self.blocks if block.stage == stage or block.key in held)

    def counted(self, minutes: int = 0) -> tuple[prep.Block, ...]:
        """Return every block as it is counted, in seconds, by the plan for so many minutes."""
        plan = self.plan(minutes)
        lengths = dict(plan.blocks) if plan is not None else {}
        blocks = (replace(one, minutes=lengths.get(one.key, one.minutes)) for one in self.blocks)
        return tuple(prep.Block(one.key, one.minutes * 60, one.longest * 60, one.counts) for one in blocks)

    def planned(self, minutes: int) -> Sequence[str]:
        """Return the keys of a plan's blocks; without a plan, of all but what is extra."""
        plan = self.plan(minutes)
        if plan is not None:
            return [key for key, _ in plan.blocks]
        return [block.key for block in self.blocks if block.counts != "extra"]


def guide(table: Table) -> PrepGuide:
    """Make the guide from its file."""
    made = PrepGuide(
        advice=table.number("advice"),
        blocks=table.each("block", _block),
        plans=table.each("plan", _plan, ("title",)),
        tasks=table.each("task", _task),
    )
    same_keys(table.file, "block", [block.key for block in made.blocks], keys.PREP_BLOCKS)
    same_keys(table.file, "task", [task.key for task in made.tasks], keys.PREP_TASKS)
    same_keys(
        table.file,
        "plan",
        [str(plan.minutes) for plan in made.plans],
        [str(one) for one in keys.PREP_MINUTES],
    )
    return made


def _block(table: Table) -> PrepBlock:
    block = PrepBlock(
        key=table.text("key"),
        title=table.text("title", longest=16),
        about=table.text("about", longest=160),
        stage=table.code("stage", keys.PREP_STAGES),
        counts=table.code("counts", get_args(Counts)),  # type: ignore[arg-type]
        minutes=table.number("minutes"),
        longest=table.number("longest"),
    )
    if block.longest < block.minutes:
        table.refuse("longest", "is below minutes")
    return block


def _plan(table: Table) -> PrepPlan:
    plan = PrepPlan(
        minutes=table.number("minutes"),
        title=table.text("title", longest=32),
        about=table.text("about", longest=120),
        blocks=table.each("block", lambda inner: (inner.text("key"), inner.number("minutes"))),
    )
    for key, _ in plan.blocks:
        if key not in keys.PREP_BLOCKS:
            table.refuse("block", f'has the unknown key "{key}"')
    total = sum(minutes for _, minutes in plan.blocks)
    if total != plan.minutes:
        table.refuse("block", f"adds up to {total} minutes, not {plan.minutes}")
    return plan


def _task(table: Table) -> PrepTask:
    stage = table.text("stage", may_be_empty=True)
    if stage and stage not in keys.PREP_STAGES:
        table.refuse("stage", f'has the unknown code "{stage}"')
    return PrepTask(
        key=table.text("key"),
        block=table.code("block", (*keys.PREP_BLOCKS, BRING)),
        words=table.text("words", longest=84),
        stage=stage,
        plans=table.numbers("plans", keys.PREP_MINUTES),
    )
