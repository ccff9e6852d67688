"""Values of a row's fields: checked before they are stored, and written as JSON into the history."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from sprint_tui.domain import text
from sprint_tui.store.errors import StoreError
from sprint_tui.store.tables import Row

_INTEGER = 2**63
YEARS = range(1900, 3000)
"""The years of instants: a meeting outside them is a slip, and no calendar could count from it."""


@cache
def _adapter(table: type[Row], field: str) -> TypeAdapter[Any]:
    info = table.model_fields[field]
    kind: Any = Annotated[info.annotation, "as declared", *info.metadata]
    return TypeAdapter(kind, config=ConfigDict(strict=True, allow_inf_nan=False))


def checked(table: type[Row], field: str, value: object) -> Any:
    """Return the value as it may be stored; a `table=True` model checks nothing itself.

    Raises StoreError (`bad_value`).
    """
    if field not in table.model_fields:
        raise StoreError("bad_value", entity=table.__name__, field=field)
    try:
        return _as_stored(_adapter(table, field).validate_python(_as_text(value)))
    except (ValidationError, ValueError) as error:
        raise StoreError("bad_value", entity=table.__name__, field=field) from error


def _as_text(value: object) -> object:
    return text.stored(value) if isinstance(value, str) else value


def _as_stored(value: object) -> object:
    """Return the value as it will be read again, so that the history compares like with like."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("an instant without a zone")
        if value.year not in YEARS:
            raise ValueError("an instant that no calendar counts from")
        return value.astimezone(UTC)
    if isinstance(value, int) and not -_INTEGER <= value < _INTEGER:
        raise ValueError("a number that SQLite has no room for")
    return value + 0.0 if isinstance(value, float) else value  # -0.0 comes back as 0.0


def to_json(table: type[Row], field: str, value: object) -> str:
    """Return one value as JSON: instants and dates in ISO form."""
    return _adapter(table, field).dump_json(value).decode()


def from_json(table: type[Row], field: str, json: str | bytes) -> Any:
    """Return the value that `to_json` wrote. Raises StoreError (`bad_value`)."""
    try:
        return _adapter(table, field).validate_json(json)
    except ValidationError as error:
        raise StoreError("bad_value", entity=table.__name__, field=field) from error


def built(table: type[Row], values: dict[str, object]) -> dict[str, Any]:
    """Return all values of a new row, checked, with its defaults. Raises StoreError (`bad_value`)."""
    unknown = values.keys() - table.model_fields.keys()
    if unknown:
        raise StoreError("bad_value", entity=table.__name__, field=sorted(unknown)[0])
    full = {}
    for field, info in table.model_fields.items():
        if field not in values and info.is_required():
            raise StoreError("bad_value", entity=table.__name__, field=field)
        full[field] = checked(table, field, values.get(field, info.default))
    return full
