"""What screens, files and commands say alike."""

import pytest

from sprint_tui.content import phrases
from sprint_tui.content.load import Content, load
from sprint_tui.domain.checklist import Line
from sprint_tui.domain.difference import TOLD


@pytest.fixture(scope="module")
def content() -> Content:
    return load("en")


def test_the_square_of_a_business_names_what_is_answered(content: Content) -> None:
    assert phrases.business(content, "both", "service") == "B2B + B2C · service"
    assert phrases.business(content, "", "service") == "service"
    assert phrases.business(content, "", "") == ""


def test_a_pain_is_called_by_its_letter_and_number(content: Content) -> None:
    places = {
        "a": ("pain", 1),
        "b": ("pain", 2),
        "c": ("gain", 1),
        "d": ("functional", 3),
        "e": ("emotional", 1),
    }
    assert list(phrases.trait_names(content, places).values()) == ["P1", "P2", "G1", "F3", "E1"]


@pytest.mark.parametrize(
    ("markets", "names"),
    [
        ([], ()),
        (["b2c"], ("",)),
        (["b2b", "b2c"], ("B2B", "B2C")),
        (["", "b2c"], ("1", "B2C")),
    ],
)
def test_maps_are_told_apart_where_there_are_two(
    content: Content, markets: list[str], names: tuple[str, ...]
) -> None:
    assert phrases.map_names(content, markets) == names


@pytest.mark.parametrize(
    ("map_index", "names", "before"),
    [(0, ("",), ""), (1, ("B2B", "B2C"), "B2C: "), (None, ("B2B", "B2C"), "")],
)
def test_a_line_of_proof_says_which_map_it_is_about(
    content: Content, map_index: int | None, names: tuple[str, ...], before: str
) -> None:
    line = Line("kpi_names", False, 1, 6, "ownership", map_index)
    assert phrases.proof_line(content, line, names) == f"{before}Picks with a KPI: 1 of 6"


@pytest.mark.parametrize(
    ("label", "touched", "says"),
    [
        ("edit", ("sprint", "promise", "Harbour Bikes"), "Promise"),
        ("edit", ("sprint", "meeting_start", "Harbour Bikes"), "Meeting"),
        ("edit", ("participant", "function", "Ana"), "Ana: Function"),
        ("edit", ("touchpoint", "goal", "The menu"), "The menu: goal"),
        ("edit", ("touchpoint", "owner_team", ""), "Team"),
        ("edit", ("pick", "owner_id", "Cups are\nswapped"), "Cups are ↵ swapped: Owner"),
        ("edit", ("pick", "change_line", "Cups are swapped"), "Cups are swapped: Change"),
        ("edit", ("kpi", "measured_by_id", "Felt cared for"), "Felt cared for: Measured by"),
        ("edit", ("trait", "words", "I wait"), "I wait"),
        ("clear", ("sprint", "tone", "Harbour Bikes"), "clearing Tone"),
        ("feel", ("touchpoint", "feeling", "The menu"), "the feeling at The menu"),
        ("submit", ("sprint", "submitted_at", "Harbour Bikes"), "the submission"),
        ("drop_pick", ("pick", "state", ""), "dropping something without a name"),
        ("edit", ("journey_map", "position", ""), "something without a name"),
    ],
)
def test_what_a_step_did_is_said_by_its_field_and_the_name_of_its_row(
    content: Content, label: str, touched: tuple[str, str, str], says: str
) -> None:
    entity, field, name = touched
    assert phrases.step_words(content, label, entity=entity, field=field, name=name) == says


def test_every_field_whose_change_is_told_has_one_label(content: Content) -> None:
    told = {(entity, field) for entity, fields in TOLD.items() for field in fields} - {("trait", "words")}
    without = {field for entity, field in told if not phrases.field_label(content, entity, field)}
    assert without == set(content.words.table("difference.fields"))
    training = content.field("ownership", "training").label
    assert phrases.field_label(content, "pick_note", "training") == training
