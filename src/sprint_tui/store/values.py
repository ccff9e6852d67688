"""Values of a row's fields: checked before they are stored, and written as JSON into the history."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from sprint_tui.domain import text
from sprint_tui.store.errors import StoreError
from sprint_tui.store.tables import Row


@cache
def _adapter(table: type[Row], field: str) -> TypeAdapter[Any]:
    info = table.model_fields[field]
    kind: Any = Annotated[info.annotation, "as declared", *info.metadata]
    return TypeAdapter(kind, config=ConfigDict(strict=True))


def checked(table: type[Row], field: str, value: object) -> Any:
    """Return the value as it may be stored; a `table=True` model checks nothing itself.

    Raises StoreError (`bad_value`).
    """
    if isinstance(value, str):
        value = text.stored(value)
    try:
        return _adapter(table, field).validate_python(value)
    except ValidationError as error:
        raise StoreError("bad_value", entity=table.__name__, field=field) from error


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
