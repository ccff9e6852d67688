"""What the app watches in a running meeting is said once on the stage in view, when it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sprint_tui.widgets.stage_clock import StageClock

AGENDA = "agenda"


def look(stage: StageClock) -> None:
    """Say what goes wrong, and what to do; once for all stages, and never under a question.

    Agenda has it in its head, for as long as it lasts.
    """
    if not stage.is_active:
        return
    if stage.danger and stage.danger != stage.desk.danger and stage.topic != AGENDA:
        stage.tell(stage.words(f"watch.do.{stage.danger}"))
    stage.desk.danger = stage.danger
