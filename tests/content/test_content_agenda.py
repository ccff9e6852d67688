"""The agenda of one sprint: the method's own, or as a team plans it."""

from __future__ import annotations

import pytest

from sprint_tui.content.load import load
from sprint_tui.domain.plan import Planned

CONTENT = load("en")


def test_without_a_plan_the_method_holds() -> None:
    agenda = CONTENT.agenda()
    assert sum(block.planned for block in agenda.plan) == 90 * 60
    assert [one.key for one in agenda.planned] == [block.key for block in CONTENT.blocks]
    assert agenda.block("journey") == CONTENT.block("journey")


@pytest.mark.parametrize("minutes", [1, 2, 5, 10, 13, 60])
def test_the_steps_of_a_block_add_up_to_the_minutes_that_a_team_gives_it(minutes: int) -> None:
    steps = CONTENT.agenda([Planned("introduction", minutes, 1)]).block("introduction").steps
    assert sum(int(step.split(" ")[0]) for step in steps) == minutes
    assert all(" min: " in step for step in steps)


def test_a_break_has_its_name_also_once_it_is_planned_away() -> None:
    agenda = CONTENT.agenda([Planned("break_tea", 10, 5, "Tea"), Planned("journey", 20, 15)])
    assert agenda.block("break_tea").title == "Tea"
    assert CONTENT.agenda().block("break_tea").title == CONTENT.words("agenda.break.name")
    assert agenda.block("break_tea").steps == ()


def test_a_block_that_nobody_knows_is_left_out_of_the_plan() -> None:
    assert [block.key for block in CONTENT.agenda([Planned("magic", 5, 5)]).plan] == [
        block.key for block in CONTENT.blocks
    ]
