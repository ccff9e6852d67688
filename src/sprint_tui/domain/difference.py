"""What differs between two states of a sprint: rows that came or went, fields that say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Fields = Mapping[str, object]
Values = Mapping[str, Mapping[str, Fields]]
"""Rows as plain values: kind of row > id > field > value."""

_TOLD = {
    "sprint": "title team audience offer promise tone ten_words vision strategy weak_on_purpose meeting_start"
    " complete_by feedback_by audit_on decision_method",
    "segment": "name behaviour would_tell wont_pay promise",
    "trait": "kind words",
    "participant": "name function roles",
    "stage": "name phase",
    "touchpoint": "name stage_id feeling goal action thought gap channel expected promised delivered flags"
    " owner_id owner_team",
    "touchpoint_note": "gap_line carries",
    "evidence": "kind words source dated",
    "pick": "rank touchpoint_id change_line test_promise because_promise test_segment because_segment sparks"
    " because_spark memorable emotion needed success focus norm aim execution owner_id owner_team deadline"
    " status dropped_reason",
    "serves": "",
    "kpi": "name formula definition unit direction perspective timing baseline baseline_on measure_by target"
    " target_on frequency measured_by_id",
    "pick_note": "against_vote training rollback is_tracked is_in_team_kpis",
    "helper": "",
    "owner_yes": "",
    "commitment": "pick_id first_step frontline_message starts due",
    "frontline_card": "changes may_decide up_to",
    "sign_off": "participant_id",
    "action": "words owner_id due status",
    "parked_item": "words outcome",
    "decision": "words way by_id doubts",
    "checklist_answer": "answer reason",
}
TOLD = {entity: tuple(fields.split()) for entity, fields in _TOLD.items()}
"""The kinds of rows whose changes are told, by which fields; of one without, only that it came or went."""


@dataclass(frozen=True)
class Difference:
    """One thing that differs. `then` and `now` are the whole row, None where there was or is none.

    `field` is empty for a row that came or went.
    """

    entity: str
    row_id: str
    field: str
    then: Fields | None
    now: Fields | None

    @property
    def kind(self) -> str:
        """Whether it was added, removed or changed."""
        if self.then is None:
            return "added"
        return "removed" if self.now is None else "changed"


def differences(then: Values, now: Values, part_of: Mapping[str, tuple[str, ...]]) -> tuple[Difference, ...]:
    """Return what differs, kind by kind in the order of `TOLD`.

    `part_of` names the columns by which a kind of row hangs on others: what came or went with one of them is
    told with it, not once more.
    """
    came, went = _ids(now) - _ids(then), _ids(then) - _ids(now)
    found: list[Difference] = []
    for entity in TOLD:
        before, after = then.get(entity, {}), now.get(entity, {})
        for row_id in dict.fromkeys((*before, *after)):
            told = _of_row(entity, row_id, before.get(row_id), after.get(row_id))
            on = part_of.get(entity, ())
            found += (one for one in told if not _is_told_with_another(one, on, came, went))
    return tuple(found)


def _of_row(entity: str, row_id: str, then: Fields | None, now: Fields | None) -> Iterator[Difference]:
    if then is None or now is None:
        yield Difference(entity, row_id, "", then, now)
        return
    for field in TOLD[entity]:
        if _said(then.get(field)) != _said(now.get(field)):
            yield Difference(entity, row_id, field, then, now)


def _is_told_with_another(one: Difference, on: tuple[str, ...], came: set[str], went: set[str]) -> bool:
    row, others = (one.now, came) if one.then is None else (one.then, went)
    return not one.field and row is not None and any(row.get(column) in others for column in on)


def _said(value: object) -> object:
    """Return a value as it is compared: not answered is the same whether it is empty or not there."""
    return None if value == "" else value


def _ids(values: Values) -> set[str]:
    return {row_id for rows in values.values() for row_id in rows}
