"""Which pains and gains a touchpoint or a pick answers to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain.codes import split_set
from sprint_tui.store.facts import trait_places
from sprint_tui.store.tables import Pick, Serves, Touchpoint
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.binder import Binder


SERVED = ("pain", "gain")
"""What a touchpoint or a pick answers to."""


def serves_field(
    binder: Binder, rows: SprintRows, row: Touchpoint | Pick, map_id: str, content: Content
) -> Field:
    """Return the field that ticks the pains and gains a touchpoint or a pick answers to."""
    names = trait_names(content, trait_places(rows))
    segment = next(one.segment_id for one in rows.maps if one.id == map_id)
    traits = [trait for kind in SERVED for trait in rows.traits_of(segment, kind)]
    options = tuple(Option(t.id, f"{names[t.id]} {typed(t.words).text}") for t in traits)
    group = "touchpoint" if isinstance(row, Touchpoint) else row.kind

    def save(step: Step, ids: str) -> None:
        _save(step, row, frozenset(split_set(ids)))

    field = binder.asked(group, "serves", f"{row.id}:serves", save)
    chosen = frozenset(trait.id for trait in rows.served_by(row.id))
    return replace(field, options=options, chosen=chosen, many=True, did="serve")


def serve_nothing(step: Step, row: Touchpoint | Pick) -> None:
    """Take all its pains and gains from a touchpoint or a pick."""
    _save(step, row, frozenset())


def _save(step: Step, row: Touchpoint | Pick, wanted: frozenset[str]) -> None:
    """Make the stored links those wanted. Ticks of one visit are stored one after the other."""
    side = "touchpoint_id" if isinstance(row, Touchpoint) else "pick_id"
    links = {link.trait_id: link for link in step.stored_where(Serves, side, row.id)}
    for trait_id, link in links.items():
        if trait_id not in wanted:
            step.remove(link)
    for trait_id in wanted - links.keys():
        step.add(Serves, trait_id=trait_id, **{side: row.id})
