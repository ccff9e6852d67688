"""A business with two kinds of customers: both maps drawn, felt and picked from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from sprint_tui.store.door import Door
from sprint_tui.store.tables import Pick
from sprint_tui.widgets.map_edits import add_template
from stage import content, fresh

FEELINGS = (-1, 2, 0, None, 1, -2)
GAPS = ("in_line", "over_promise", "", "under_deliver", "expect_more")


@contextmanager
def two_maps(path: Path) -> Iterator[Door]:
    """Open a store with a sprint for companies and private people, and yield its door."""
    with fresh(path, "both") as door:
        with door.step("fill") as step:
            for one, market in zip(door.rows().maps, ("b2b", "b2c"), strict=True):
                add_template(step, one.id, content().template(market, "service"))
            rows = step.rows()
            feelings, gaps = cycle(FEELINGS), cycle(GAPS)
            for touchpoint in rows.touchpoints:
                step.edit(touchpoint, feeling=next(feelings), gap=next(gaps), thought='"Are we in this?"')
            for one in rows.maps:
                there = rows.touchpoints_of(one.id)
                for rank, kind in enumerate(("wow", "better"), 1):
                    step.add(
                        Pick,
                        map_id=one.id,
                        position=f"i{rank}i",
                        kind=kind,
                        state="chosen",
                        rank=1,
                        touchpoint_id=there[rank].id,
                        change_line="Somebody calls before they have to ask",
                    )
        yield door
