"""The page of one touchpoint as it stands: what it shows, where the cursor is, which page comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters
from textual.widget import Widget

from sprint_tui.domain import merging
from sprint_tui.domain import pace as pacing
from sprint_tui.screens.settle.page import TEXTS, Page, missing, page_of
from sprint_tui.screens.settle.strip import strip_lines
from sprint_tui.screens.settle.view import Room, build_rows, columns
from sprint_tui.store import cells, lineup
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import CellSource, Touchpoint
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.frame import Rail
from sprint_tui.widgets.ink import Line, Run, line, typed
from sprint_tui.widgets.messages import Placed
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.wording import check_of

if TYPE_CHECKING:
    from sprint_tui.domain.wording import Span
    from sprint_tui.store.rows import SprintRows

RAIL_FROM, TALL, MARGINS = 120, 36, 4
FRAME, FRAME_TALL, FRAME_WALL = 10, 15, 9
"""Rows of a window that are not the page's: first line, head, strip, message and keys."""


class DraftsOfTouchpoint(RowPage):
    """What the drafts say of one touchpoint, and the way through all of them."""

    key = "compare"
    FITS_WALL = True
    texts = getters.query_one("#texts", Rows)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._whose = self._by_dispute = False
        self._turned_to = ""

    @property
    def topic(self) -> str:
        return "settle"

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(id="texts")

    def body(self) -> Widget:
        return self.texts

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    # What is shown

    @property
    def map_id(self) -> str:
        """The map that the touchpoint stands on."""
        return map_of(self.rows, self.row_id)

    @property
    def page(self) -> Page | None:
        """The touchpoint with its drafts; None once it is gone."""
        touchpoint = self.the(Touchpoint)
        return page_of(self.rows, self.map_id, touchpoint, self.content) if touchpoint is not None else None

    @property
    def pages(self) -> list[str]:
        """The touchpoints in the journey's order, or what is most disputed first."""
        found = self.rows.touchpoints_of(self.map_id)
        if not self._by_dispute:
            return [one.id for one in found]
        members = {
            o.touchpoint.id: o.members for o in lineup.line_up_of(self.rows, self.map_id) if o.touchpoint
        }
        said = [(one.id, lineup.said_of(self.rows, members.get(one.id, ()))) for one in found]
        return merging.pages_by_disagreement(said)

    def show_page(self, rows: SprintRows) -> None:
        page = self.page
        if page is None:
            return
        made = build_rows(page, self.content, self._room, whose=self._whose)
        self.texts.show(made, columns(page, self._room.width, whose=self._whose))
        if self._turned_to != self.row_id:
            self._turned_to = self.row_id
            self.go_to_open()
        place, pages = self.pages.index(self.row_id) + 1, len(self.pages)
        order = self.words("settle.by_dispute") if self._by_dispute else ""
        facts = self.words("settle.place", n=place, total=pages) + order
        self.head.show(
            self.words("settle.name"), facts, info=self._called(page), more=self._what_is_open(page)
        )

    @property
    def _room(self) -> Room:
        width, height = self.app.size
        rail = Rail.WIDTH if width >= RAIL_FROM and not self.desk.is_wall else 0
        used = FRAME_TALL if height >= TALL else FRAME
        return Room(width - rail - MARGINS, height - (FRAME_WALL if self.desk.is_wall else used))

    def _called(self, page: Page) -> Line:
        stage = next(one for one in self.rows.stages if one.id == page.touchpoint.stage_id)
        phase = self.words(f"compare.phases.{stage.phase}").lower() + " · " if stage.phase else ""
        name = typed(page.touchpoint.name).text or self.words("journey.unnamed")
        return line(Run(name, "strong"), "  ", Run(f"{phase}{typed(stage.name).text}"))

    def _what_is_open(self, page: Page) -> str:
        """Say what is not settled here; when the pace is lost, that the order can be changed."""
        clock = self.clock()
        is_ours = clock.is_live and clock.block.key == "journey"
        if is_ours and not self._by_dispute and pacing.pace(clock.block, self.facts).is_behind:
            return self.words("settle.pace_lost")
        names = [self.words(f"settle.lanes.{name}") for name in missing(page)]
        return self.words("settle.open", names=", ".join(names)) if names else self.words("settle.settled")

    def show_strip(self) -> None:
        page = self.page
        if page is not None and self.texts.row_id:
            room = (self.strip.text_width, max(self.strip.content_size.height, 2))
            here = self.texts.row_id
            self.strip.show(strip_lines(page, here, self.content, room, self._look, whose=self._whose))

    def _look(self, lane: str, text: str) -> Sequence[Span]:
        """Return what of a lane's text is not the customer's language."""
        check = check_of("touchpoint", lane, self.rows, self.content)
        return check(text) if check is not None else ()

    # Where the cursor stands

    @property
    def lane_here(self) -> str:
        """The lane under the cursor."""
        return self.texts.row_id.partition(":")[0]

    def place(self) -> tuple[str, str]:
        return self.row_id, self.lane_here

    def shows(self, row_id: str) -> bool:
        """Every touchpoint of the map, with its cells, has its place here."""
        row = self.rows.by_id.get(row_id)
        touchpoint = row.touchpoint_id if isinstance(row, CellSource) else row_id
        return touchpoint in self.pages

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, CellSource):
            row_id, field = row.touchpoint_id, row.lane
        if row_id != self.row_id and row_id in self.pages:
            self.turn_to(row_id)
        self.go_to_lane(field)

    def turn_to(self, row_id: str) -> None:
        """Show another touchpoint, with its names hidden."""
        self.row_id = row_id
        self.opened_as = (self.opened_as[0], row_id)
        self._whose = False
        self.reload()
        self.post_message(Placed())

    def go_to_open(self) -> None:
        """Stand on the first lane that the team has not settled, else at the top."""
        page = self.page
        names = missing(page) if page is not None else []
        self.texts.action_edge(-1)
        if names:
            self.go_to_lane(names[0])

    def go_to_lane(self, name: str) -> None:
        """Stand on what is taken in a lane, else on its first text."""
        rows = [name, *(f"{name}:{place}" for place in ("ours", *range(99), "none"))]
        page = self.page
        if page is not None and name in TEXTS:
            taken = [n for n, one in enumerate(page.lane(name).wordings) if page.is_taken(name, one)]
            rows = [f"{name}:{place}" for place in taken] + rows
        any(self.texts.select(one) for one in rows)
        self.show_strip()

    def step_field(self, direction: int) -> bool:
        names = self.page.lanes if self.page is not None else ()
        place = names.index(self.lane_here) + direction if self.lane_here in names else 0
        if not 0 <= place < len(names):
            return False
        self.go_to_lane(names[place])
        return names[place] in TEXTS

    def field_here(self) -> Field | None:
        """Return the field for our own words: it begins with the text under the cursor."""
        page, lane = self.page, self.lane_here
        if page is None or lane not in TEXTS:
            return None
        rows, touchpoint = self.rows, page.touchpoint
        began, text = cells.behind(rows, touchpoint.id, lane), page.ours(lane)
        place = self.texts.row_id.partition(":")[2]
        if not text.strip() and place.isdigit():
            wording = page.lane(lane).wordings[int(place)]
            began, text = wording.ids, wording.text
        field = Binder(self.desk, rows).field(
            touchpoint,
            lane,
            "touchpoint",
            save=lambda step, typed_: cells.write(step, rows, touchpoint, lane, typed_, began),
        )
        return replace(field, value=text, did="own_words")

    def after_edit(self, field: Field, direction: int) -> bool:
        """Our own words stand first in their lane."""
        if not direction:
            self.go_to_lane(field.key.partition(":")[2])
        return False
