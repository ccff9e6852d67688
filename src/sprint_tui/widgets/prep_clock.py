"""The clock of a block of preparation: what it shows in a stage's head, and how a press is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.content.keys import PREP_STAGES
from sprint_tui.domain import prep as preparing
from sprint_tui.domain import timebox
from sprint_tui.domain.order import key_at
from sprint_tui.store.drafts import who_prepares
from sprint_tui.store.history import PREP_CLOCK
from sprint_tui.store.tables import Participant, PrepEvent
from sprint_tui.widgets.clock_head import PrepView
from sprint_tui.widgets.digits import lasting
from sprint_tui.widgets.prep_counts import minutes_of

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.domain.prep import BlockTime, Prep
    from sprint_tui.domain.timebox import Instant, InstantLike
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen
    from sprint_tui.widgets.stage_clock import StageClock

GUIDE = "prep"
"""The stage whose clock shows seconds; on the others somebody reads and writes, and minutes are enough."""


def presses_of(rows: SprintRows, person: Participant) -> tuple[PrepEvent, ...]:
    """Return what a person has pressed, in order."""
    return tuple(one for one in rows.prep_events if one.participant_id == person.id)


def prep_of(rows: SprintRows, content: Content, person: Participant, now: InstantLike) -> Prep:
    """Return the blocks of a person at this moment."""
    counted = content.prep.counted(minutes_of(rows, person))
    return preparing.fold(counted, presses_of(rows, person), now)


def in_hand(stage: StageClock) -> BlockTime | None:
    """Return the block that a stage shows: one that runs, or, where people prepare, one that is paused."""
    person = who_prepares(stage.rows)
    if person is None or stage.desk.is_wall or not presses_of(stage.rows, person):
        return None
    prep = prep_of(stage.rows, stage.desk.content, person, stage.desk.now())
    return prep.in_hand if stage.key in PREP_STAGES else prep.running


def prep_view(stage: StageClock, block: BlockTime) -> PrepView:
    """Return what the head shows of a block."""
    words, known = stage.words, stage.desk.content.prep.block(block.key)
    seconds = timebox.shown_seconds(block.left)
    if stage.key == GUIDE:
        left = words("prep.over_by" if seconds < 0 else "prep.left", time=lasting(seconds))
    else:
        left = minutes_text(words, seconds)
    return PrepView(
        name=known.title if known is not None else "",
        used=block.share_used,
        left=left,
        tag=words("clock.tags.paused") if block.state == "paused" else "",
        is_over=seconds < 0,
    )


def minutes_text(words: Words, seconds: int) -> str:
    """Return what is left of a block in minutes, one that has begun counted whole; or what it is over by."""
    if seconds < 0:
        return words("prep.minutes_over", n=-seconds // 60)
    return words("prep.minutes_left", n=-(-seconds // 60))


def wait(stage: StageClock) -> float | None:
    """Return the seconds until the head shows something else; None while nothing runs."""
    block = in_hand(stage)
    if block is None or block.state != "running":
        return None
    return block.left % (1 if stage.key == GUIDE else 60)


def press(
    stage: StageScreen,
    person: Participant,
    kind: str,
    block: str,
    amount: int = 0,
    moment: Instant | None = None,
) -> None:
    """Store one press of a person, at this moment or another; undo never takes it back."""
    now = moment or stage.desk.now()
    with stage.step(PREP_CLOCK) as step:
        before = [one.position for one in step.stored_where(PrepEvent, "participant_id", person.id)]
        step.add(
            PrepEvent,
            participant_id=person.id,
            position=key_at(sorted(before), len(before)),
            block=block,
            kind=kind,
            amount=amount,
            at=now.at,
            boot=now.boot,
            seconds=now.seconds,
        )
