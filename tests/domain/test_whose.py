"""Whose a file is: by the name in it, else by its own, and only where one person can be meant."""

import pytest

from sprint_tui.domain.whose import whose

PEOPLE = {"a": "Front-desk lead", "b": "App team lead", "c": "Guest-care lead", "d": "Finance partner"}


@pytest.mark.parametrize(
    ("written", "file", "person"),
    [
        ("", "front-desk.xlsx", "a"),
        ("", "app-team.xlsx", "b"),
        ("", "Draft of Finance partner, final (2).xlsx", "d"),
        ("", "finance.prep.json", "d"),
        ("", "lead.xlsx", ""),
        ("", "app-team (old).xlsx", "b"),
        ("", "team draft.xlsx", ""),
        ("", "guest-care about the front desk.xlsx", ""),
        ("", "draft.xlsx", ""),
        ("GUEST-CARE  LEAD", "front-desk.xlsx", "c"),
        ("Somebody else", "front-desk.xlsx", ""),
        ("lead", "draft.csv", ""),
    ],
)
def test_a_person_is_found_where_only_one_can_be_meant(written: str, file: str, person: str) -> None:
    assert whose(PEOPLE, written, file) == person


def test_two_people_of_one_name_are_nobody() -> None:
    assert whose({"a": "Sales", "b": "Sales"}, "Sales", "sales.xlsx") == ""
    assert whose({"a": "", "b": "  "}, "", "draft.xlsx") == ""
