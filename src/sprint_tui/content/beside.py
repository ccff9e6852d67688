"""What the method says beside a field of a touchpoint: do, don't, and questions that teams ask."""

# No postponed annotations: a named tuple would compile each anew.

from typing import NamedTuple

from sprint_tui.content.table import Table

FILE = "beside.toml"
FIELDS = (
    *("name", "feeling", "goal", "action", "thought", "channel", "expected", "promised", "delivered", "gap"),
    *("gap_line", "serves", "carries", "owner_id", "owner_team", "flags", "evidence"),
)
"""The fields of the page of a touchpoint."""


class Beside(NamedTuple):
    """What stands beside one field; each of `questions` has its answer at the same place of `answers`."""

    field: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[str, ...]


def beside(table: Table) -> dict[str, Beside]:
    """Make it for every field. Raises ContentError."""
    found = {one.field: one for one in table.each("beside", _beside, ("field",))}
    for field in FIELDS:
        if field not in found:
            table.refuse(field, "is missing")
    return found


def _beside(table: Table) -> Beside:
    made = Beside(
        field=table.code("field", FIELDS),
        do=table.texts("do", least=0, most=4, longest=130),
        dont=table.texts("dont", least=0, most=4, longest=130),
        questions=table.texts("questions", least=0, most=3, longest=90),
        answers=table.texts("answers", least=0, most=3, longest=220),
    )
    if len(made.questions) != len(made.answers):
        table.refuse("answers", "are not as many as the questions")
    return made
