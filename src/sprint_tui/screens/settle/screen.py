"""The page of one touchpoint: a digit a lane, - 0 + the feeling, a digit the gap, enter the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import merging
from sprint_tui.domain import pace as pacing
from sprint_tui.domain.journey import CELLS, is_settled
from sprint_tui.screens.settle import edits
from sprint_tui.screens.settle.view import (
    FEELING,
    GAP,
    GAP_CODES,
    Page,
    Room,
    build_rows,
    columns,
    page_of,
    strip_lines,
)
from sprint_tui.store import lineup
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import CellSource, Touchpoint
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.frame import Rail
from sprint_tui.widgets.ink import Line, Run, line, typed
from sprint_tui.widgets.messages import GoTo, Placed
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

LANES = (*CELLS, GAP)
"""What digits settle, in this order."""
RAIL_FROM, TALL, MARGINS = 120, 36, 4
FRAME, FRAME_TALL, FRAME_WALL = 11, 15, 9
"""Rows of a window that are not the page's: first line, head, strip, message and keys."""


class SettlePage(RowPage):
    """What the drafts say of one touchpoint, and what the team makes of it."""

    key = "compare"
    FITS_WALL = True
    CSS_PATH = "settle.tcss"
    WRITES = frozenset({"text", "own_words", "keep_ours", "shown", "feel", "open"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"text({n})", "take_text", show=n == 1, key_display="1-9") for n in range(1, 10)),
        Binding("minus", "feel(-1)", "feeling", key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        Binding("enter", "next_page", "next_page"),
        Binding("a", "shown(False)", "take_most", key_display="a A"),
        Binding("A", "shown(True)", "take_agreed", show=False),
        Binding("e", "own_words", "own_words"),
        Binding("h", "whose", "whose"),
        Binding("k", "keep_ours", "keep_ours", show=False),
        Binding("space", "open", "take_text", show=False),
        Binding("tab", "lane(1)", "lane", show=False),
        Binding("shift+tab", "lane(-1)", "previous_field", show=False),
        Binding("backspace", "page_before", "page_before", show=False),
        Binding("v", "order", "order", show=False),
        Binding("z", "overview", "line_up", show=False),
    ]
    texts = getters.query_one("#texts", Rows)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._whose = self._by_dispute = False

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
        is_behind = clock.is_live and pacing.pace(clock.block, self.facts, is_less=clock.is_less).is_behind
        if is_behind and not self._by_dispute:
            return self.words("settle.pace_lost")
        missing = [name for name in CELLS if not page.ours(name).strip()]
        missing += [FEELING] if page.touchpoint.feeling is None else []
        missing += [GAP] if not page.touchpoint.gap else []
        if not missing:
            return self.words("settle.settled")
        return self.words(
            "settle.open", names=", ".join(self.words(f"settle.lanes.{one}") for one in missing)
        )

    def show_strip(self) -> None:
        page = self.page
        if page is not None and self.texts.row_id:
            count = max(self.strip.content_size.height, 2)
            width = self.strip.text_width
            self.strip.show(
                strip_lines(page, self.texts.row_id, self.content, width, count, whose=self._whose)
            )

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
            self._turn_to(row_id)
        self._go_to_lane(field)

    def _turn_to(self, row_id: str) -> None:
        self.row_id = row_id
        self.opened_as = (self.opened_as[0], row_id)
        self._whose = False
        self.reload()
        self.texts.action_edge(-1)
        self.post_message(Placed())

    def _go_to_lane(self, name: str) -> None:
        """Stand on what is taken in a lane, else on its first text."""
        rows = [name, *(f"{name}:{place}" for place in ("ours", *range(99), "none"))]
        page = self.page
        if page is not None and name in CELLS:
            taken = [n for n, one in enumerate(page.lane(name).wordings) if page.is_taken(name, one)]
            rows = [f"{name}:{place}" for place in taken] + rows
        any(self.texts.select(one) for one in rows)
        self.show_strip()

    def step_field(self, direction: int) -> bool:
        names = (*CELLS, FEELING, GAP)
        place = names.index(self.lane_here) + direction if self.lane_here in names else 0
        if 0 <= place < len(names):
            self._go_to_lane(names[place])
        return 0 <= place < len(CELLS)

    def field_here(self) -> Field | None:
        """Return the field for our own words: it begins with the text under the cursor."""
        page, lane = self.page, self.lane_here
        if page is None or lane not in CELLS:
            return None
        rows, touchpoint = self.rows, page.touchpoint
        began, text = edits.behind(rows, touchpoint.id, lane), page.ours(lane)
        place = self.texts.row_id.partition(":")[2]
        if not text.strip() and place.isdigit():
            wording = page.lane(lane).wordings[int(place)]
            began, text = wording.ids, wording.text
        field = Binder(self.desk, rows).field(
            touchpoint,
            lane,
            "touchpoint",
            save=lambda step, typed_: edits.reword(step, rows, touchpoint, lane, typed_, began),
        )
        return replace(field, value=text, did="own_words")

    def after_edit(self, field: Field, direction: int) -> bool:
        """Our own words stand first in their lane."""
        if not direction:
            self._go_to_lane(field.key.partition(":")[2])
        return False

    # What the keys do

    def action_text(self, number: int) -> None:
        """Take a text, or a gap, by its digit, and go to the next lane."""
        page, lane = self.page, self.lane_here
        if page is None:
            return
        if lane == GAP and number <= len(GAP_CODES):
            self._settle(page, GAP, GAP_CODES[number - 1], "choose_gap")
        elif lane in CELLS and number <= len(page.lane(lane).wordings):
            wording = page.lane(lane).wordings[number - 1]
            with self.step("take_text") as step:
                edits.settle(step, self.rows, page.touchpoint, lane, wording.text, wording.ids)
            self._go_to_lane(LANES[LANES.index(lane) + 1])
        else:
            self.refuse("settle.no_text", n=number)

    def action_open(self) -> None:
        """Take the text under the cursor."""
        place = self.texts.row_id.partition(":")[2]
        if self.lane_here in CELLS and place.isdigit():
            self.action_text(int(place) + 1)

    def action_feel(self, by: int) -> None:
        page = self.page
        if page is not None:
            feeling = max(-2, min((page.feeling or 0) + by, 2)) if by else 0
            self._settle(page, FEELING, feeling, "feel")

    def _settle(self, page: Page, lane: str, value: object, label: str) -> None:
        behind = edits.who_said(page.said, lane, value)
        with self.step(label) as step:
            edits.settle(step, self.rows, page.touchpoint, lane, value, behind)

    def action_next_page(self) -> None:
        """Go on to the next touchpoint; where nobody chose a feeling, the middle of the drafts holds."""
        page = self.page
        if page is None:
            return
        if self.desk.door.is_writer and page.touchpoint.feeling is None and page.feelings.middle is not None:
            self._settle(page, FEELING, page.feelings.middle, "feel")
        pages = self.pages
        place = pages.index(self.row_id)
        if place + 1 < len(pages):
            self._turn_to(pages[place + 1])
            return
        touchpoints = {one.id: one for one in self.rows.touchpoints_of(self.map_id)}
        left = [one for one in pages if not is_settled(touchpoints[one])]
        if not left:
            self.say("settle.all_settled")
        elif left == [self.row_id]:
            self.say("settle.last")
        else:
            self._turn_to(next(one for one in left if one != self.row_id))
            self.say("settle.back_to_open", n=len(left))

    def action_page_before(self) -> None:
        """Go back to the touchpoint before, without settling anything."""
        place = self.pages.index(self.row_id)
        if place:
            self._turn_to(self.pages[place - 1])

    def action_shown(self, by_all: bool) -> None:
        """Take into empty cells what most say and what only one wrote, once it was seen; or what all say."""
        page = self.page
        if page is None:
            return
        ours = {name: page.ours(name) for name in CELLS}
        offered = merging.offers(ours, page.said, by_all=by_all)
        if not offered:
            self.refuse("settle.nothing_agreed" if by_all else "settle.nothing_offered")
        elif by_all:
            self._take(page, offered)
        else:
            self._ask_to_take(page, offered)

    def _ask_to_take(self, page: Page, offered: tuple[merging.Offer, ...]) -> None:
        words = self.words
        listed = [
            words(
                f"settle.offers.{one.why}",
                lane=words(f"settle.lanes.{one.lane}"),
                text=typed(one.wording.text).text,
            )
            for one in offered
        ]
        options = [
            Option("take", words("settle.take", n=len(offered))),
            Option("leave", words("settle.leave")),
        ]

        def answered(code: str | None) -> None:
            if code == "take":
                self._take(page, offered)

        self.app.push_screen(AskOne(words, words("settle.ask"), options, hint="\n".join(listed)), answered)

    def _take(self, page: Page, offered: tuple[merging.Offer, ...]) -> None:
        with self.step("take_offered") as step:
            edits.take(step, self.rows, page.touchpoint, offered)
        left = [name for name in CELLS if self.page is not None and not self.page.ours(name).strip()]
        self._go_to_lane(left[0] if left else GAP)
        self.say("settle.taken", names=", ".join(self.words(f"settle.lanes.{one.lane}") for one in offered))

    def action_own_words(self) -> None:
        if self.lane_here in CELLS:
            self.edit(self.field_here())
        else:
            self.refuse("settle.by_key")

    def action_keep_ours(self) -> None:
        """Leave a lane as the team has it, and go to the next."""
        page, lane = self.page, self.lane_here
        if page is None or lane not in CELLS:
            return
        if page.ours(lane).strip():
            self._go_to_lane(LANES[LANES.index(lane) + 1])
            self.say("settle.kept")
        else:
            self.refuse("settle.nothing_ours")

    def action_lane(self, by: int) -> None:
        self.step_field(by)

    def action_whose(self) -> None:
        """Show the names behind the texts of this page, or hide them again."""
        self._whose = not self._whose
        self.reload()

    def action_order(self) -> None:
        """Go by disagreement instead of the journey's order, or back."""
        self._by_dispute = not self._by_dispute
        self._turn_to(self.pages[0] if self._by_dispute else self.row_id)
        self.say("settle.ordered" if self._by_dispute else "settle.in_journey")

    def action_overview(self) -> None:
        lines = lineup.line_up_of(self.rows, self.map_id)
        here = next((one.id for one in lines if one.touchpoint and one.touchpoint.id == self.row_id), "")
        self.post_message(GoTo("compare", here))

    @on(Rows.Opened)
    async def _rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.run_action("open")
