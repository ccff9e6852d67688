"""The five files that came for the example: what is understood from each, and what is asked back."""

from functools import cache
from pathlib import Path

import pytest

from sprint_tui.content.load import load
from sprint_tui.domain.headings import evened
from sprint_tui.domain.received import Line, ReadDraft, ReadTouchpoint
from sprint_tui.exchange.drafts.read import read_draft
from sprint_tui.exchange.drafts.report import lines
from sprint_tui.exchange.example import finished_example
from sprint_tui.store.tables import Touchpoint

FOLDER = Path(__file__).parent.parent / "drafts"
LANES = ("goal", "action", "thought", "feeling")
BY_HAND = {
    "Find us in the app": "Menu in the app",
    "Order": "App order",
    "Pick up": "Pick-up shelf",
    "Complain": "Message when the cup is wrong",
}
"""What the app team's own names stand for: found by hand, when the drafts are matched."""


@cache
def draft(file: str) -> ReadDraft:
    """Return what is read from one of the files: it is read once."""
    return read_draft(FOLDER / file, load())


def said(file: str, level: str) -> list[str]:
    return [line.words for line in lines(draft(file), load().words) if line.level == level]


def on_our_map(file: str) -> list[tuple[ReadTouchpoint, Touchpoint]]:
    """Return the touchpoints of a draft that the team's map has too."""
    ours = {row["name"]: Touchpoint(**row) for row in finished_example()[Touchpoint]}
    names = {one.name: BY_HAND.get(one.name, one.name) for one in draft(file).touchpoints}
    return [(one, ours[names[one.name]]) for one in draft(file).touchpoints if names[one.name] in ours]


def agree(one: ReadTouchpoint, team: Touchpoint, lane: str) -> bool:
    """Say whether two cells are the same once white space is evened out; a feeling of 0 is one too."""
    return evened(str(getattr(one, lane))) == evened(str(getattr(team, lane)))


@pytest.mark.parametrize(
    ("file", "touchpoints", "ours", "only_theirs", "equal"),
    [
        ("front-desk.xlsx", 7, 6, "Kitchen shout", [4, 3, 4, 5]),
        ("marketing.xlsx", 7, 6, "Tenth cup free", [4, 3, 4, 2]),
        ("finance.xlsx", 7, 7, "", [4, 5, 4, 4]),
        ("guest-care.csv", 7, 6, "The day after", [6, 4, 2, 3]),
        ("app-team.xlsx", 4, 4, "", [3, 1, 2, 3]),
    ],
)
def test_each_agrees_with_the_map_as_far_as_its_words_do(
    file: str, touchpoints: int, ours: int, only_theirs: str, equal: list[int]
) -> None:
    pairs = on_our_map(file)
    theirs = {one.name for one in draft(file).touchpoints} - {one.name for one, _ in pairs}
    assert (len(draft(file).touchpoints), len(pairs), "".join(theirs)) == (touchpoints, ours, only_theirs)
    assert [sum(agree(one, team, lane) for one, team in pairs) for lane in LANES] == equal


def test_touchpoints_may_go_across_and_share_a_merged_stage() -> None:
    found = draft("front-desk.xlsx")
    assert found.layout == "across"
    assert [(one.stage, one.name) for one in found.touchpoints][2:6] == [
        ("Order", "Counter order"),
        ("Order", "Kitchen shout"),
        ("Pick up", "Pick-up shelf"),
        ("Pick up", "Late-train morning"),
    ]
    assert found.touchpoints[0].delivered == "A sentence and a picture"
    assert found.touchpoints[0].evidence == ("120 people, one morning",)


def test_columns_may_stand_in_any_order_under_other_headings() -> None:
    first = draft("marketing.xlsx").touchpoints[0]
    assert (first.stage, first.phase, first.name) == ("Notice", "before", "Platform sign")
    assert first.thought == '"Is it worth the detour, or do I watch my train leave again?"'
    assert [one.feeling for one in draft("marketing.xlsx").touchpoints] == [0, 1, -1, 2, 2, 2, None]
    columns, touchpoints, *rest = said("marketing.xlsx", "understood")
    assert touchpoints.startswith("Touchpoints: Platform sign 0 · Menu in the app +1 · First order -1 ·")
    assert touchpoints.endswith("· Tenth cup free")
    assert "action “What they do”" in columns and "goal “customer GOAL”" in columns
    assert rest == []


def test_a_title_empty_rows_a_remarks_column_and_a_last_line_lose_nothing() -> None:
    found = draft("finance.xlsx")
    assert [one.row for one in found.touchpoints] == [4, 6, 8, 9, 12, 13, 15]
    assert [one.notes[0] for one in found.touchpoints][:2] == [
        ("Remarks", "sign rent 1,150.00 a quarter"),
        ("Remarks", "27 in 1,000"),
    ]
    assert found.notes[0].startswith("Commuter journey")
    assert found.notes[1] == "Sum of remarks: see the other sheet"
    assert said("finance.xlsx", "left_out") == [
        "Row 18 stands alone below the table: “Sum of remarks: see the other sheet”."
        " Kept as a note of the draft.",
        "Sheet “Waste 2026” holds no touchpoints.",
    ]


def test_a_stage_that_is_left_empty_is_the_one_above() -> None:
    stages = {one.name: one.stage for one in draft("finance.xlsx").touchpoints}
    assert (stages["Counter order"], stages["Late-train morning"]) == ("Order", "Pick up")


def test_a_mood_from_one_to_five_is_shifted_and_what_is_not_plain_is_asked_back() -> None:
    found = draft("app-team.xlsx")
    assert [one.feeling for one in found.touchpoints] == [-1, 1, None, -2]
    assert [one.feeling_written for one in found.touchpoints] == [
        "2",
        "4",
        "3 (1 when the train is late)",
        "1",
    ]
    assert "“Mood 1-5” runs from 1 to 5: shared out evenly over -2 to +2." in said(
        "app-team.xlsx", "understood"
    )
    asked, amount = said("app-team.xlsx", "asked")
    assert asked.startswith("Row 4, “Pick up”: the feeling “3 (1 when the train is late)” is not plain.")
    assert amount.startswith("Only 4 touchpoints")


def test_a_question_mark_and_a_half_step_are_asked_back() -> None:
    assert Line("asked", said("finance.xlsx", "asked")[0]).words.startswith("Row 15, ")
    assert "the feeling “-1,5” lies between two steps" in said("guest-care.csv", "asked")[0]


def test_semicolons_a_byte_order_mark_and_lines_within_cells_are_read() -> None:
    found = draft("guest-care.csv")
    assert found.touchpoints[0].channel == "Sign; message"
    assert found.touchpoints[2].thought.split("\n")[1].startswith("I have been saying")
    assert (found.touchpoints[0].evidence, found.touchpoints[0].dated) == (
        ("14 such messages in October",),
        "31.10.2026",
    )
