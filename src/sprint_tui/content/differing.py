"""What has changed, in words: screen and command say alike what differs, of what, then and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date, long_moment
from sprint_tui.content.phrases import field_label
from sprint_tui.domain.codes import split_set
from sprint_tui.domain.numbers import shown_number
from sprint_tui.domain.picks import SIGNS
from sprint_tui.domain.text import one_line

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.difference import Difference, Fields, Values

SETS = {"roles": "role", "flags": "flag", "sparks": "spark", "focus": "focus"}
CHOICES = {
    "gap": "gap",
    "phase": "phase",
    "offer": "offer",
    "timing": "timing",
    "feeling": "feeling",
    "audience": "audience",
    "direction": "direction",
    "perspective": "perspective",
    "test_promise": "test",
    "test_segment": "test",
    "decision_method": "decision",
    "answer": "answer",
    "outcome": "parked",
    "way": "way",
    "training": "training",
}
CHOICES_OF = {
    ("pick", "status"): "status",
    ("action", "status"): "action",
    ("trait", "kind"): "trait",
    ("evidence", "kind"): "evidence",
}
MAIN = {
    "pick": "change_line",
    "serves": "trait_id",
    "helper": "participant_id",
    "owner_yes": "participant_id",
    "sign_off": "participant_id",
    "commitment": "first_step",
    "frontline_card": "changes",
    "pick_note": "rollback",
}
"""What a row that came or went is told by, where it is neither its words nor its name."""
ON = {
    "evidence": "touchpoint_id",
    "touchpoint_note": "touchpoint_id",
    "pick_note": "pick_id",
    "helper": "pick_id",
    "owner_yes": "pick_id",
}
"""The row by whose name people know another."""


@dataclass(frozen=True)
class Teller:
    """Tells differences between two states of a sprint; `zone` is the one that its moments are said in."""

    content: Content
    then: Values
    now: Values
    zone: str

    def what(self, one: Difference, most: int = 0) -> str:
        """Return of what something differs: the row (its name cut to so many characters) and its field."""
        row = one.now if one.now is not None else one.then or {}
        name = self._names.get(one.row_id, "") if one.entity not in {"sprint"} else ""
        label = self._label(one, row) if one.field else ""
        if most and label and len(name) > most:
            name = f"{name[: most - 1].rstrip()}…"
        return ": ".join(part for part in (name, label) if part)

    def sides(self, one: Difference) -> tuple[str, str]:
        """Return what stood there then and what stands there now, each in words."""
        then, now = self.said(one, one.then), self.said(one, one.now)
        if one.kind == "removed":
            return then, self.content.words("difference.gone")
        return (self.content.words("difference.not_yet") if one.kind == "added" else then), now

    def said(self, one: Difference, row: Fields | None) -> str:
        """Return what a row said or says there; nothing where it is not there, or says nothing."""
        if row is None:
            return ""
        field = one.field or MAIN.get(one.entity, "words" if "words" in row else "name")
        return self._value(one.entity, field, row.get(field))

    def _label(self, one: Difference, row: Fields) -> str:
        if one.entity == "trait" and one.field == "words":
            return self.content.field("trait", str(row["kind"])).label
        known = self.content.words.table("difference.fields")
        label = field_label(self.content, one.entity, one.field) or known.get(one.field, "")
        return label[:1].upper() + label[1:]

    def _value(self, entity: str, field: str, value: object) -> str:
        choice = CHOICES_OF.get((entity, field)) or CHOICES.get(field)
        if value is None or value == "":
            return ""
        if field.endswith("_id"):
            return self._names.get(str(value), "")
        if choice is not None:
            return self.content.choice(choice, str(value)).label
        if field in SETS:
            return ", ".join(self.content.choice(SETS[field], code).label for code in split_set(str(value)))
        return self._plain(value)

    def _plain(self, value: object) -> str:
        match value:
            case bool():
                return self.content.choice("answer", "yes" if value else "no").label
            case datetime():
                return long_moment(value, self.zone, self.content.words)
            case date():
                return long_date(value, self.content.words)
            case float():
                return shown_number(value)
        return str(value)

    @property
    def _kinds(self) -> Mapping[str, str]:
        """What a row is called that has no name of its own."""
        return self.content.words.table("difference.kinds")

    @cached_property
    def _names(self) -> dict[str, str]:
        """What people call each row, as it is called now where it is there."""
        return {
            row_id: self._called(entity, row_id, state)
            for state in (self.then, self.now)
            for entity, rows in state.items()
            for row_id in rows
        }

    def _called(self, entity: str, row_id: str, state: Values) -> str:
        row = state[entity][row_id]
        if entity == "pick":
            place = state["touchpoint"].get(str(row["touchpoint_id"]), {})
            return f"{SIGNS[str(row['kind'])]}{row['rank']} {one_line(str(place.get('name', '')))}".strip()
        if entity == "kpi":
            kpi = self.content.field("ownership", "kpi").label
            return f"{self._other('pick', row['pick_id'], state)}, {kpi}"
        if entity == "serves":
            on = "pick" if row["pick_id"] else "touchpoint"
            return f"{self._other(on, row[f'{on}_id'], state)}, {self.content.field('wow', 'serves').label}"
        if entity in ON:
            other = self._other(ON[entity].removesuffix("_id"), row[ON[entity]], state)
            return ", ".join(part for part in (other, self._kinds.get(entity, "")) if part)
        if entity == "sign_off":
            function = self.content.field("sign_off", str(row["function"])).label
            return f"{self._kinds[entity]}, {function}"
        if entity in self._kinds:
            return self._kinds[entity]
        if entity == "checklist_answer":
            return next((one.title for one in self.content.checklist if one.key == row["item"]), "")
        name = one_line(str(row.get("words") or row.get("name") or ""))
        return name or self.content.words("undo.nameless")

    def _other(self, entity: str, row_id: object, state: Values) -> str:
        known: Mapping[str, Fields] = state.get(entity, {})
        return self._called(entity, str(row_id), state) if str(row_id) in known else ""
