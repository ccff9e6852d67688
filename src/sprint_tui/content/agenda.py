"""The agenda of one sprint: the method's blocks in the order and lengths that this team plans, and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sprint_tui.content.shapes import Block
from sprint_tui.domain import timebox
from sprint_tui.domain.plan import Planned, PlannedLike, as_counted, is_break
from sprint_tui.domain.retiming import share

if TYPE_CHECKING:
    from sprint_tui.content.load import Content

BREAK_STAGE = "agenda"


class Agenda:
    """What the clock runs by, and what its blocks are called. Without a plan, the method's own holds.

    A planned block that is none of ours, or is longer than any clock counts, is left out.
    """

    def __init__(self, content: Content, planned: Sequence[PlannedLike] = ()) -> None:
        self._content = content
        self._of_method = {block.key: block for block in content.blocks}
        by_key: dict[str, PlannedLike] = {}
        for one in planned:
            is_known = one.key in self._of_method or is_break(one.key)
            if is_known and one.minutes * 60 <= timebox.LONGEST:
                by_key.setdefault(one.key, one)
        self._planned = tuple(by_key.values())

    @cached_property
    def planned(self) -> tuple[PlannedLike, ...]:
        """The blocks in order, in minutes."""
        return self._planned or tuple(Planned(b.key, b.minutes, b.shortest) for b in self._content.blocks)

    @cached_property
    def plan(self) -> tuple[timebox.Block, ...]:
        """The blocks as the clock counts them: each one's length and shortest length in seconds."""
        return as_counted(self.planned)

    def block(self, key: str) -> Block:
        """Return what a block is called and wants; a break has only its name, also once removed."""
        block = self._of_method.get(key)
        return self._fitted(block) if block is not None else self._break(key)

    def _fitted(self, block: Block) -> Block:
        """Return a block with the minutes of its steps in proportion to those that the team gives it."""
        minutes = next((one.minutes for one in self._planned if one.key == block.key), block.minutes)
        if minutes == block.minutes:
            return block
        lengths = [int(step.split(" ", 1)[0]) for step in block.steps]
        rest = [step.split(" ", 1)[1] for step in block.steps]
        shared = zip(share(minutes, lengths), rest, strict=True)
        return block._replace(steps=tuple(f"{part} {step}" for part, step in shared if part))

    def number(self, key: str) -> int:
        """Return which block of the meeting this is, from 1; 0 for none of its blocks."""
        return next((at for at, one in enumerate(self.planned, 1) if one.key == key), 0)

    def _break(self, key: str) -> Block:
        words = self._content.words
        named = (one.title for one in self._planned if one.key == key and one.title)
        name = next(named, words("agenda.break.name"))
        return Block(
            key=key,
            title=name,
            short=name,
            minutes=0,
            shortest=0,
            stage=BREAK_STAGE,
            question=words("agenda.break.question"),
            output=words("agenda.break.output"),
            steps=(),
        )
