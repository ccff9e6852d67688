"""A sprint but its history as one json text, format 1: written from rows, read back into values.

It is the whole sprint, or one person's part of it: `kind` and `person` in its head say which, and whose.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, NoReturn

from sprint_tui.domain import text
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.json_rules import Kinds, check_rows
from sprint_tui.store import values
from sprint_tui.store.errors import StoreError
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import ENTITIES, Participant, Row, Sprint, table_name
from sprint_tui.store.voting import without_hidden

FORMAT = 1
WHOLE, INVITE, PREP = "", "invite", "prep"
"""What a file is: a whole sprint, what one person is invited with, or what one person hands over."""
_LARGEST = 2**63


class Source(NamedTuple):
    """What a file held: what it is, whose part (a participant's id), and the values of its rows."""

    kind: str
    participant: str
    kinds: Kinds


def dumps(rows: SprintRows, app_version: str, kind: str = WHOLE, participant: str = "") -> str:
    """Return the sprint as json: instants in UTC, dates in ISO form, the same text for the same rows.

    For a part of a sprint, `kind` says which it is and `participant` is the id of the person that it is for;
    tables with nothing in them are left out of it. A vote that is not revealed yet is in none.
    """
    sprint = rows.sprint
    whole: dict[str, Any] = {
        "format": FORMAT,
        "app": app_version,
        **({"kind": kind, "person": participant} if kind else {}),
        "content": {"id": sprint.content_id, "version": sprint.content_version},
    }
    for table, of_kind in without_hidden(rows).kinds().items():
        if of_kind or kind == WHOLE:
            whole[table_name(table.__name__)] = [_plain(row) for row in of_kind]
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def frozen(rows: SprintRows, app_version: str) -> str:
    """Return the body of a snapshot: the sprint without the snapshots taken before."""
    return dumps(replace(rows, snapshots=()), app_version)


def loads(source: str) -> Kinds:
    """Return a whole sprint that `dumps` wrote, checked, for the store. Raises ImportRefusedError."""
    found = read(source)
    if found.kind != WHOLE:
        raise ImportRefusedError("not_a_sprint")
    return found.kinds


def submitted_state(body: str) -> Kinds:
    """Return the values of a snapshot's rows, which nobody has to check again. Raises ImportRefusedError."""
    try:
        whole = json.loads(body)
        if not whole.get("sprint"):
            raise ImportRefusedError("not_a_sprint")
        return {table: _rows(table, name, whole.get(name, [])) for name, table in ENTITIES.items()}
    except (AttributeError, ValueError, RecursionError) as error:
        raise ImportRefusedError("not_json") from error


def read(source: str) -> Source:
    """Return what `dumps` wrote, a whole sprint or a part, checked whole. Raises ImportRefusedError."""
    try:
        whole = json.loads(source.removeprefix("\ufeff"), parse_constant=_no_number)
        kind, participant = _check_head(whole)
        kinds = {table: _rows(table, name, whole.get(name, [])) for name, table in ENTITIES.items()}
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError("not_json") from error
    if len(kinds[Sprint]) != 1:
        raise ImportRefusedError("not_a_sprint")
    check_rows(kinds)
    if kind != WHOLE and participant not in {row["id"] for row in kinds[Participant]}:
        raise ImportRefusedError("bad_entry", where="person")
    return Source(kind, participant, kinds)


def _plain(row: Row) -> dict[str, Any]:
    """Return a row as json holds it, its fields in the order in which they are declared."""
    return {field: _plain_value(getattr(row, field)) for field in type(row).model_fields}


def _plain_value(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return value


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _check_head(whole: object) -> tuple[str, str]:
    """Return what the file is, and whose part."""
    if not isinstance(whole, dict):
        raise ImportRefusedError("not_a_sprint")
    version = whole.get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportRefusedError("not_a_sprint")
    if version > FORMAT:
        raise ImportRefusedError("newer_format", format=str(version))
    if not isinstance(whole.get("sprint"), list):
        raise ImportRefusedError("not_a_sprint")
    kind, participant = whole.get("kind", WHOLE), whole.get("person", "")
    if kind not in (WHOLE, INVITE, PREP) or not isinstance(participant, str):
        raise ImportRefusedError("not_a_sprint")
    return kind, participant


def _rows(table: type[Row], name: str, given: object) -> list[dict[str, Any]]:
    if not isinstance(given, list):
        raise ImportRefusedError("bad_entry", where=name)
    return [_row(table, f"{name} {number}", one) for number, one in enumerate(given, 1)]


def _row(table: type[Row], where: str, given: object) -> dict[str, Any]:
    """Return a row's values with the defaults of those that are not given."""
    if not isinstance(given, dict):
        raise ImportRefusedError("bad_entry", where=where)
    for field in given:
        if field not in table.model_fields:
            raise ImportRefusedError("bad_entry", where=f"{where}: {text.one_line(field)}")
    try:
        return values.built(table, {field: _value(table, field, value) for field, value in given.items()})
    except StoreError as error:
        raise ImportRefusedError("bad_entry", where=f"{where}: {error.details['field']}") from error


def _value(table: type[Row], field: str, given: object) -> Any:
    """Return one value as the store holds it. Raises StoreError (`bad_value`)."""
    if isinstance(given, str):
        given = text.stored(given)
    value = values.from_json(table, field, json.dumps(given))
    try:
        return _in_range(value)
    except (ValueError, OverflowError) as error:
        raise StoreError("bad_value", entity=table.__name__, field=field) from error


def _in_range(value: Any) -> Any:
    """Return an instant in UTC, anything else as it is. Raises ValueError for what no store can hold."""
    match value:
        case datetime() if value.tzinfo is None:
            raise ValueError("an instant without a zone")
        case datetime():
            return value.astimezone(UTC)
        case float() if not math.isfinite(value):
            raise ValueError("no number")
        case int() if abs(value) >= _LARGEST:
            raise ValueError("too large")
        case _:
            return value
