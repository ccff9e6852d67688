"""What screens, files and commands say alike."""

import pytest

from sprint_tui.content import phrases
from sprint_tui.content.load import Content, load
from sprint_tui.domain.checklist import Line


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
