"""What the timekeeper shows at one moment: the blocks, where they are, and which end is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from sprint_tui.domain.timebox import LONGEST, BlockTime, Kind

State = Literal["idle", "running", "paused", "finished"]


@dataclass(frozen=True)
class Clock:
    """What the timekeeper shows at one moment."""

    state: State
    index: int
    blocks: tuple[BlockTime, ...]
    now: datetime
    started: datetime | None = None
    ended: datetime | None = None
    end_moved: int = 0
    """Seconds that the promised end was moved by."""
    is_retimed: bool = False
    """Whether the team said anything since the start about its end and where time comes from."""
    is_less: bool = False
    """Whether the team chose to describe less now, and the rest by Friday."""
    is_abandoned: bool = False

    @property
    def block(self) -> BlockTime:
        """The block in hand: the first before the start, the last after the end."""
        return self.blocks[self.index]

    @property
    def is_live(self) -> bool:
        """Whether the meeting has begun and not ended."""
        return self.state in {"running", "paused"}

    @property
    def is_over(self) -> bool:
        """Whether the block in hand has used more than it has."""
        return self.is_live and self.block.left < 0

    @property
    def block_ends(self) -> datetime:
        """When the block in hand ends if nothing more is paused; now, when it is over."""
        return self.now + timedelta(seconds=max(self.block.left, 0))

    @property
    def ahead(self) -> float:
        """Seconds to come if every block takes its length; some may have used a part of it."""
        if self.ended is not None:
            return 0.0
        return sum(max(block.left, 0.0) for block in self.blocks[self.index :])

    @property
    def meeting_ends(self) -> datetime:
        """When the meeting ends if every block to come takes its length."""
        return self.ended or self.now + timedelta(seconds=self.ahead)

    @property
    def began(self) -> datetime | None:
        """The start by the wall as it is now: a wall clock that was put right moved all times of day."""
        if self.started is None:
            return None
        jumped = ((self.ended or self.now) - self.started).total_seconds() - self._counted
        return self.started + timedelta(seconds=round(jumped))

    @property
    def promised_end(self) -> datetime | None:
        """The start plus the plan, and what it was moved by since; None before the start."""
        return None if self.began is None else self.began + timedelta(seconds=self._promised)

    @property
    def late(self) -> float:
        """Seconds by which the meeting will end after the promised end, below zero when earlier.

        By what was counted, not by the wall: who puts a clock right makes nobody late.
        """
        return 0.0 if self.started is None else self._counted + self.ahead - self._promised

    @property
    def _counted(self) -> float:
        return sum(block.used + block.paused for block in self.blocks)

    @property
    def _promised(self) -> int:
        return sum(block.planned for block in self.blocks) + self.end_moved

    def may(self, kind: Kind, amount: int = 0) -> bool:
        """Say whether this press means something now."""
        match kind:
            case "start":
                return self.state == "idle"
            case "pause":
                return self.state == "running"
            case "resume":
                return self.state == "paused"
            case "next" | "finish" | "retime" | "abandon" | "drift":
                return self.is_live
            case "back":
                return self.is_live and self.index > 0
            case "away":
                is_meant = -LONGEST <= amount <= ceil(self.block.used) and amount != 0
                return self.state == "running" and is_meant
            case "adjust":
                block = self.block
                length = block.length + amount
                return self.is_live and length <= LONGEST and (amount >= 0 or length >= max(block.used, 60))
