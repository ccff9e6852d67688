"""What the app watches in a running meeting is said once on the stage in view, when it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import watch

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.stage_clock import StageClock

AGENDA = "agenda"


def look(stage: StageClock, clock: Clock) -> None:
    """Say what goes wrong, and what to do; once for all stages, and never under a question.

    Agenda has it in its head, for as long as it lasts.
    """
    if not stage.is_active:
        return
    danger = watch.danger(clock, stage.facts)
    if danger and danger != stage.desk.danger and stage.topic != AGENDA:
        stage.tell(stage.words(f"watch.do.{danger}"))
    stage.desk.danger = danger
