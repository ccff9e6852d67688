"""The keys of one touchpoint's page: a digit a lane, - 0 + the feeling, a digit the gap, enter the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sprint_tui.domain import merging
from sprint_tui.domain.curve import stepped
from sprint_tui.domain.journey import CELLS, is_settled
from sprint_tui.domain.merging import EVIDENCE
from sprint_tui.domain.room import PROSE
from sprint_tui.screens.settle import edits
from sprint_tui.screens.settle.page import FEELING, GAP, GAP_CODES, TEXTS, Page
from sprint_tui.screens.settle.pages import DraftsOfTouchpoint
from sprint_tui.store import lineup
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.ink import at_most, typed, wrapped
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.rows import Rows

SHARE, AROUND = 84, 8
"""How much of a window's height a question has at most, in percent; its lines beside what it lists."""


class SettlePage(DraftsOfTouchpoint):
    """What the drafts say of one touchpoint, and what the team makes of it."""

    CSS_PATH = "settle.tcss"
    WRITES = frozenset({"text", "own_words", "keep_ours", "shown", "feel", "open"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"text({n})", "take_text", show=n == 1, key_display="1-9") for n in range(1, 10)),
        Binding("minus", "feel(-1)", "feeling", key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        Binding("enter", "next_page", "next_page"),
        Binding("a", "shown(False)", "take_most"),
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

    def action_text(self, number: int) -> None:
        """Take a text, or a gap, by its digit, and go to the next lane."""
        page, lane = self.page, self.lane_here
        if page is None:
            return
        if lane == GAP and number <= len(GAP_CODES):
            self._settle(page, GAP, GAP_CODES[number - 1], "choose_gap")
        elif lane in (*TEXTS, EVIDENCE) and number <= len(page.lane(lane).wordings):
            self._take_text(page, lane, page.lane(lane).wordings[number - 1])
        else:
            self.refuse("settle.no_text", n=number)

    def _take_text(self, page: Page, lane: str, wording: merging.Wording) -> None:
        """Take a text into its cell; evidence stands beside what is there, and the cursor stays on it."""
        if lane == EVIDENCE:
            if page.is_taken(lane, wording):
                self.refuse("settle.has_evidence")
                return
            with self.step("take_text") as step:
                edits.add_evidence(step, self.rows, page.touchpoint, wording)
            return
        with self.step("take_text") as step:
            edits.settle(step, self.rows, page.touchpoint, lane, wording.text, wording.ids)
        self._go_on(lane)

    def _go_on(self, lane: str) -> None:
        """Stand on the lane behind this one: behind the cells on the gap, as the feeling needs no key."""
        lanes = [one for one in page.lanes if one != FEELING] if (page := self.page) is not None else []
        if lane in lanes[:-1]:
            self.go_to_lane(lanes[lanes.index(lane) + 1])

    def action_open(self) -> None:
        """Take the text under the cursor."""
        place = self.texts.row_id.partition(":")[2]
        if place.isdigit():
            self.action_text(int(place) + 1)

    def action_feel(self, by: int) -> None:
        page = self.page
        if page is not None:
            self._settle(page, FEELING, stepped(page.feeling, by), "feel")

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
            self.turn_to(pages[place + 1])
            return
        touchpoints = {one.id: one for one in self.rows.touchpoints_of(self.map_id)}
        left = [one for one in pages if not is_settled(touchpoints[one])]
        if not left:
            self._to_line_up(self.words("settle.all_settled"))
        elif left == [self.row_id]:
            self.go_to_open()
            self.say("settle.last")
        else:
            self.turn_to(next(one for one in left if one != self.row_id))
            self.say("settle.back_to_open", n=len(left))

    def action_page_before(self) -> None:
        """Go back to the touchpoint before, without settling anything."""
        place = self.pages.index(self.row_id)
        if place:
            self.turn_to(self.pages[place - 1])

    def action_shown(self, by_all: bool) -> None:
        """Take into empty cells what most say and what only one wrote, once it was seen; or what all say."""
        page = self.page
        if page is None:
            return
        ours = {name: page.ours(name) for name in TEXTS}
        offered = merging.offers(ours, page.said, by_all=by_all, held=page.held)
        if not offered:
            self.refuse("settle.nothing_agreed" if by_all else "settle.nothing_offered")
        elif by_all:
            self._take(page, offered)
        else:
            self._ask_to_take(page, offered)

    def _ask_to_take(self, page: Page, offered: tuple[merging.Offer, ...]) -> None:
        words = self.words
        told = [
            words(
                f"settle.offers.{one.why}",
                lane=words(f"settle.lanes.{one.lane}"),
                text=typed(one.wording.text).text,
            )
            for one in offered
        ]
        listed = self._as_fits(told)
        options = [
            Option("take", words("settle.take", n=len(offered))),
            Option("leave", words("settle.leave")),
        ]

        def answered(code: str | None) -> None:
            if code == "take":
                self._take(page, offered)

        self.app.push_screen(AskOne(words, words("settle.ask"), options, hint="\n".join(listed)), answered)

    def _as_fits(self, told: list[str]) -> list[str]:
        """Return texts whole where the window has room for all; else a line each, and how many are left."""
        room = max(self.app.size.height * SHARE // 100 - AROUND, 3)
        if len(wrapped("\n".join(told), PROSE)) <= room:
            return told
        shown = told if len(told) <= room else told[: room - 1]
        left = len(told) - len(shown)
        lines = [at_most(one, PROSE, 1)[0] for one in shown]
        return [*lines, self.words("settle.and_more", n=left)] if left else lines

    def _take(self, page: Page, offered: tuple[merging.Offer, ...]) -> None:
        with self.step("take_offered") as step:
            edits.take(step, self.rows, page.touchpoint, offered)
        left = [name for name in CELLS if self.page is not None and not self.page.ours(name).strip()]
        self.go_to_lane(left[0] if left else GAP)
        lanes = dict.fromkeys(one.lane for one in offered)
        self.say("settle.taken", names=", ".join(self.words(f"settle.lanes.{one}") for one in lanes))

    def action_own_words(self) -> None:
        if self.lane_here in TEXTS:
            self.edit(self.field_here())
        else:
            self.refuse("settle.by_key")

    def action_keep_ours(self) -> None:
        """Leave a lane as the team has it, and go to the next."""
        page, lane = self.page, self.lane_here
        if page is None or lane not in TEXTS:
            return
        if page.ours(lane).strip():
            self._go_on(lane)
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
        self.turn_to(self.pages[0] if self._by_dispute else self.row_id)
        self.say("settle.ordered" if self._by_dispute else "settle.in_journey")

    def action_overview(self) -> None:
        self._to_line_up()

    def _to_line_up(self, notice: str = "") -> None:
        lines = lineup.line_up_of(self.rows, self.map_id)
        here = next((one.id for one in lines if one.touchpoint and one.touchpoint.id == self.row_id), "")
        self.post_message(GoTo("compare", here, notice=notice))

    @on(Rows.Opened)
    async def _rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.run_action("open")
