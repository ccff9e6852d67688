"""Where a person was: kept beside the store, and no loss when it is lost."""

import json
from pathlib import Path

import pytest

from sprint_tui.store.place import Place, Places

PLACE = Place("journey", "map", "row", "thought", 17)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "store.db")


def file_of(tmp_path: Path) -> Path:
    return tmp_path / "store.db.places.json"


def test_a_place_is_kept_for_each_sprint(places: Places, tmp_path: Path) -> None:
    places.keep("a", PLACE)
    places.keep("b", Place("brief"))
    again = Places(tmp_path / "store.db")
    assert (again.of("a"), again.of("b"), again.of("c")) == (PLACE, Place("brief"), Place())


@pytest.mark.parametrize(
    "held",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"a": 5}',
        '{"a": []}',
        '{"a": {"stage": 5}}',
        '{"a": {"caret": "x"}}',
        '{"a": {"caret": true}}',
        '{"a": {"stage": "brief", "colour": "red"}}',
    ],
    ids=lambda text: text[:30],
)
def test_a_broken_file_means_the_start_and_is_put_right(places: Places, tmp_path: Path, held: str) -> None:
    file_of(tmp_path).write_text(held)
    assert places.of("a") == Place()
    places.keep("a", PLACE)
    assert places.of("a") == PLACE


def test_bytes_that_are_no_text_mean_the_start(places: Places, tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"\xff\xfe\x00")
    assert places.of("a") == Place()


def test_a_disk_that_refuses_costs_the_place_only(tmp_path: Path) -> None:
    places = Places(tmp_path / "nowhere" / "store.db")
    places.keep("a", PLACE)
    assert places.of("a") == Place()


def test_the_oldest_places_go_when_there_are_many(places: Places, tmp_path: Path) -> None:
    file_of(tmp_path).write_text(json.dumps({str(n): {"stage": "brief"} for n in range(1000)}))
    places.keep("a", PLACE)
    assert places.of("a") == PLACE
    assert places.of("999") == Place("brief")
    assert places.of("0") == Place()


def test_where_each_text_was_left_is_kept_beside_the_place_of_the_sprint(
    places: Places, tmp_path: Path
) -> None:
    places.keep("a", PLACE)
    places.keep_in_texts("a", {"": "juice_why", "juice_why": "3"})
    again = Places(tmp_path / "store.db")
    assert again.in_texts("a") == {"": "juice_why", "juice_why": "3"}
    assert again.of("a") == PLACE
    assert again.in_texts("b") == {}


@pytest.mark.parametrize(
    "held", ['{"a/texts": 5}', '{"a/texts": ["x"]}', '{"a/texts": {"juice_why": 5}}', "{"]
)
def test_a_broken_place_in_a_text_means_its_start(places: Places, tmp_path: Path, held: str) -> None:
    file_of(tmp_path).write_text(held)
    assert places.in_texts("a") == {}
