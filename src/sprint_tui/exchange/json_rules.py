"""What the rows of one sprint must be to each other, so that the store takes all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.store.tables import (
    Ballot,
    ChecklistAnswer,
    Commitment,
    Draft,
    DraftMatch,
    FrontlineCard,
    Helper,
    InsideWord,
    Meeting,
    OwnerYes,
    Pick,
    PickNote,
    Preparation,
    Row,
    Serves,
    SignOff,
    TouchpointNote,
    Vote,
    foreign_keys,
    table_name,
)

Kinds = Mapping[type[Row], list[dict[str, Any]]]
"""The values of every row by kind, parents before the rows that hang on them: what `put_in` takes."""

_ONLY_ONCE: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (OwnerYes, ("pick_id",)),
    (Commitment, ("sprint_id",)),
    (Meeting, ("sprint_id",)),
    (Draft, ("map_id",)),
    (TouchpointNote, ("touchpoint_id",)),
    (DraftMatch, ("touchpoint_id",)),
    (Preparation, ("participant_id",)),
    (ChecklistAnswer, ("sprint_id", "item")),
    (Ballot, ("map_id",)),
    (Vote, ("touchpoint_id", "kind")),
    (PickNote, ("pick_id",)),
    (Helper, ("pick_id", "participant_id")),
    (FrontlineCard, ("sprint_id",)),
    (SignOff, ("sprint_id", "function")),
    (InsideWord, ("sprint_id", "word")),
    (Serves, ("touchpoint_id", "trait_id")),
    (Serves, ("pick_id", "trait_id")),
)
_ONCE_CHOSEN: tuple[tuple[str, ...], ...] = (("touchpoint_id",), ("map_id", "kind", "rank"))


def check_rows(kinds: Kinds) -> None:
    """Check ids, references and what may be there only once. Raises ImportRefusedError (`bad_entry`)."""
    _check_ids(kinds)
    _check_references(kinds)
    for table, fields in _ONLY_ONCE:
        _check_once(table, kinds[table], fields)
    _check_picks(kinds[Pick])
    for number, link in enumerate(kinds[Serves], 1):
        if (link.get("touchpoint_id") is None) == (link.get("pick_id") is None):
            raise _refused(Serves, number, "touchpoint_id")


def _check_ids(kinds: Kinds) -> None:
    seen: set[str] = set()
    for table, rows in kinds.items():
        for number, row in enumerate(rows, 1):
            if row["id"] in seen:
                raise _refused(table, number, "id")
            seen.add(row["id"])


def _check_references(kinds: Kinds) -> None:
    """Every row that another names must be in the file, and of the right kind."""
    ids = {table_name(table.__name__): {row["id"] for row in rows} for table, rows in kinds.items()}
    for table, rows in kinds.items():
        targets = {key.parent.name: ids[key.column.table.name] for key in foreign_keys(table)}
        for number, row in enumerate(rows, 1):
            for field, there in targets.items():
                if row.get(field) is not None and row[field] not in there:
                    raise _refused(table, number, field)


def _check_picks(picks: list[dict[str, Any]]) -> None:
    """A chosen pick has its touchpoint and its rank, and shares neither."""
    for number, pick in enumerate(picks, 1):
        is_chosen = pick.get("state") == "chosen"
        for field in ("touchpoint_id", "rank"):
            if is_chosen and pick.get(field) is None:
                raise _refused(Pick, number, field)
    chosen = [pick if pick.get("state") == "chosen" else {} for pick in picks]
    for fields in _ONCE_CHOSEN:
        _check_once(Pick, chosen, fields)


def _check_once(table: type[Row], rows: list[dict[str, Any]], fields: tuple[str, ...]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for number, row in enumerate(rows, 1):
        key = tuple(row.get(field) for field in fields)
        if None in key:
            continue
        if key in seen:
            raise _refused(table, number, fields[-1])
        seen.add(key)


def _refused(table: type[Row], number: int, field: str) -> ImportRefusedError:
    return ImportRefusedError("bad_entry", where=f"{table_name(table.__name__)} {number}: {field}")
