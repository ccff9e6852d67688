"""A sprint as json: nothing is lost on the way there and back, and nothing bad comes in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_sprint import Kinds, any_sprint
from hypothesis import HealthCheck, given, settings
from made import whole_sprint

from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.example import finished_example
from sprint_tui.exchange.sprint_json import PREP, dumps, frozen, loads, read
from sprint_tui.store import sprints
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Snapshot, Sprint


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder: Path = tmp_path_factory.mktemp("stores")
    both = Store(folder / "here.db"), Store(folder / "there.db")
    yield both
    for store in both:
        store.close()


def put(store: Store, kinds: Any) -> SprintRows:
    """Put a sprint in at the moment of its last change, and read it again."""
    at = kinds[Sprint][0]["changed_at"]
    store.tools = type(store.tools)(**{**vars(store.tools), "now": lambda: at})
    return store.door(sprints.put_in(store, kinds, "import")).rows()


def plain(rows: SprintRows) -> dict[str, list[dict[str, Any]]]:
    return {table.__name__: [row.model_dump() for row in of_kind] for table, of_kind in rows.kinds().items()}


@given(kinds=any_sprint())
@settings(
    max_examples=11,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_sprint_comes_back_as_it_was(stores: tuple[Store, Store], kinds: Kinds) -> None:
    here, there = stores
    rows = put(here, kinds)
    text = dumps(rows, "1.2")
    again = put(there, loads(text))
    assert plain(again) == plain(rows)
    assert dumps(again, "1.2") == text
    sprints.remove_for_good(here, rows.sprint.id)
    sprints.remove_for_good(there, rows.sprint.id)


def test_the_finished_example_comes_back_as_it_was(stores: tuple[Store, Store]) -> None:
    rows = put(stores[0], finished_example())
    again = put(stores[1], loads(dumps(rows, "1.2")))
    assert plain(again) == plain(rows)


def test_the_text_is_for_people_too() -> None:
    text = dumps(whole_sprint("Café ☕"), "1.2")
    assert '"app": "1.2"' in text
    assert "Café ☕" in text
    assert '"meeting_start": "2026-11-12T08:00:00Z"' in text
    assert text.endswith("}\n")
    assert list(json.loads(text))[:4] == ["format", "app", "content", "sprint"]


def test_a_snapshot_holds_no_earlier_one() -> None:
    rows = whole_sprint()
    earlier = Snapshot(id="a" * 12, sprint_id=rows.sprint.id, at=rows.sprint.created_at, body="{}")
    rows = replace(rows, snapshots=(earlier,))
    assert loads(dumps(rows, "1.2"))[Snapshot]
    assert not loads(frozen(rows, "1.2"))[Snapshot]


def test_unknown_keys_beside_the_rows_are_left_alone() -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    assert loads(json.dumps({**whole, "comment": "mine"})) == loads(json.dumps(whole))


@pytest.mark.parametrize("text", ["", "{", "\x00", "NaN", "[1,", "[" * 100_000, "{'a': 1}", "1" * 5_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    assert refused(text).code == "not_json"


@pytest.mark.parametrize(
    "text",
    [
        *("[]", "null", "7", '"x"', "{}", '{"format": 1}', '{"format": true, "sprint": []}'),
        *('{"format": "1"}', '{"format": 0, "sprint": []}', '{"format": 1, "sprint": []}'),
        '{"format": 1, "sprint": {}}',
    ],
)
def test_what_is_no_sprint_is_refused(text: str) -> None:
    assert refused(text).code == "not_a_sprint"


def test_two_sprints_in_one_file_are_refused() -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    second = {**whole["sprint"][0], "id": "b" * 12}
    assert refused(json.dumps({**whole, "sprint": [*whole["sprint"], second]})).code == "not_a_sprint"


def test_a_newer_format_is_named() -> None:
    error = refused('{"format": 2, "boards": []}')
    assert (error.code, error.details) == ("newer_format", {"format": "2"})


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("sprint", "id", "no id"),
        ("sprint", "title", ""),
        ("sprint", "title", None),
        ("sprint", "audience", "c2c"),
        ("sprint", "created_at", "2026-11-12T08:00:00"),
        ("sprint", "created_at", "0001-01-01T00:00:00+14:00"),
        ("sprint", "created_at", 7),
        ("sprint", "complete_by", "2026-02-30"),
        ("sprint", "content_version", 2**70),
        ("sprint", "nonsense", 1),
        ("touchpoint", "feeling", 3),
        ("touchpoint", "feeling", "1"),
        ("touchpoint", "stage_id", "a" * 12),
        ("touchpoint", "owner_id", "a" * 12),
        ("touchpoint", "position", "x y"),
        ("touchpoint", "name", ["a"]),
        ("kpi", "baseline", "12"),
        ("kpi", "baseline", 1e999),
        ("participant", "is_present", 1),
        ("pick", "touchpoint_id", None),
        ("pick", "rank", None),
        ("pick", "rank", 0),
        ("serves", "trait_id", None),
    ],
)
def test_a_bad_value_is_refused_with_its_place(kind: str, field: str, value: object) -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    whole[kind][0][field] = value
    error = refused(json.dumps(whole).replace("Infinity", "1e999"))
    assert (error.code, error.details["where"]) == ("bad_entry", f"{kind} 1: {field}")


@pytest.mark.parametrize("field", ["id", "title", "created_at"])
def test_a_missing_value_is_refused_with_its_place(field: str) -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    del whole["sprint"][0][field]
    assert refused(json.dumps(whole)).details["where"] == f"sprint 1: {field}"


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("owner_yes", "owner_yes 2: pick_id"),
        ("commitment", "commitment 2: sprint_id"),
        ("checklist_answer", "checklist_answer 2: item"),
        ("serves", "serves 4: trait_id"),
        ("pick", "pick 4: touchpoint_id"),
    ],
)
def test_what_may_be_there_once_is_refused_twice(kind: str, where: str) -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    whole[kind].append({**whole[kind][0], "id": "a" * 12})
    assert refused(json.dumps(whole)).details["where"] == where


def test_a_link_with_no_side_or_two_is_refused() -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    ids = {"touchpoint_id": whole["touchpoint"][0]["id"], "pick_id": whole["pick"][0]["id"]}
    for sides in (ids, dict.fromkeys(ids)):
        whole["serves"] = [whole["serves"][0] | sides]
        assert refused(json.dumps(whole)).details["where"] == "serves 1: touchpoint_id"


def test_an_id_used_twice_is_refused() -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    whole["trait"][0]["id"] = whole["segment"][0]["id"]
    assert refused(json.dumps(whole)).details["where"] == "trait 1: id"


@pytest.mark.parametrize("rows", [{}, "x", [1], [[]], [None]])
def test_rows_that_are_none_are_refused(rows: object) -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    assert refused(json.dumps({**whole, "stage": rows})).code == "bad_entry"


def test_half_characters_and_nul_come_in_as_the_store_keeps_them() -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2"))
    whole["sprint"][0]["team"] = "a\ud800b\x00c\r\nd"
    assert loads(json.dumps(whole))[Sprint][0]["team"] == "a\ufffdbc\nd"


def refused(text: str) -> ImportRefusedError:
    with pytest.raises(ImportRefusedError) as caught:
        loads(text)
    return caught.value


def test_a_part_says_what_it_is_and_whose() -> None:
    rows = whole_sprint()
    person = rows.participants[0].id
    found = read(dumps(rows, "1.2", PREP, person))
    assert (found.kind, found.participant) == (PREP, person)
    assert found.kinds == loads(dumps(rows, "1.2"))


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"kind": "poem"}, "not_a_sprint"),
        ({"kind": []}, "not_a_sprint"),
        ({"kind": "prep", "person": 7}, "not_a_sprint"),
        ({"kind": "prep"}, "bad_entry"),
        ({"kind": "invite", "person": "a" * 12}, "bad_entry"),
    ],
)
def test_a_part_of_nobody_is_refused(head: dict[str, Any], code: str) -> None:
    whole = json.loads(dumps(whole_sprint(), "1.2")) | head
    with pytest.raises(ImportRefusedError) as raised:
        read(json.dumps(whole))
    assert raised.value.code == code


def test_a_part_is_no_whole_sprint() -> None:
    rows = whole_sprint()
    assert refused(dumps(rows, "1.2", PREP, rows.participants[0].id)).code == "not_a_sprint"
