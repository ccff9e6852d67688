"""The screen of the picker: w and b pick, t m f mark trust, memory and friction, enter describes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import journey, picks
from sprint_tui.domain.codes import FLAGS, toggled
from sprint_tui.domain.order import key_at
from sprint_tui.screens.picker.proposals import proposal_lines, proposals_of, take
from sprint_tui.screens.picker.view import LEAD, LOOSE, build_view, columns, strip_lines
from sprint_tui.store import choosing
from sprint_tui.store.choosing import pick_at
from sprint_tui.store.tables import Pick, Touchpoint
from sprint_tui.widgets.binder import Binder, adding
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.on_map import MapScreen
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Picker(MapScreen):
    """Touchpoints in journey order; six of them become three WOW and three Just Better."""

    key = "picker"
    FITS_WALL = True
    CSS_PATH = "picker.tcss"
    WRITES = frozenset({"pick", "drop", "flag", "move", "new", "idea"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "pick('wow')", "wow"),
        Binding("b", "pick('better')", "better"),
        Binding("enter", "open", "describe"),
        Binding("t", "flag('trust')", "flags", key_display="t m f"),
        Binding("m", "flag('memory')", "flags", show=False),
        Binding("f", "flag('friction')", "flags", show=False),
        Binding("x,delete", "drop", "drop"),
        Binding("left_square_bracket,shift+up", "move(-1)", "rank", key_display="[ ]", show=False),
        Binding("right_square_bracket,shift+down", "move(1)", "rank", show=False),
        Binding("o", "new", "idea", show=False),
        *(Binding(str(n), f"idea({n})", "take_idea", show=False) for n in range(1, 10)),
        Binding("v", "other_map", "other_map"),
    ]
    touchpoints = getters.query_one("#touchpoints", Rows)

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(self.content, self.size.width), lead=LEAD, titles=True, id="touchpoints")

    def body(self) -> Widget:
        return self.touchpoints

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        waiting = proposals_of(rows, self.map_id)
        view = build_view(rows, self.map_id, self.content, self.size.width, waiting)
        ideas = sum(map(len, waiting.values()))
        facts = f"{view.facts}{self.words('picker.waiting', n=ideas)}" if ideas else view.facts
        self.touchpoints.show(view.rows, columns(self.content, self.size.width))
        self.head.show(self.words("picker.name"), facts, view.tags, view.counts)
        self.show_strip()

    def show_strip(self) -> None:
        touchpoint, pick = self.touchpoint_here(), self.pick_here()
        if touchpoint is None and pick is None:
            waiting = proposal_lines(self.ideas_here(), self.content)
            self.strip.show(waiting or [line(self.words("picker.empty"))])
        else:
            lines = strip_lines(touchpoint, pick, self.content)
            self.strip.show([*lines, *proposal_lines(self.ideas_here(), self.content)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a touchpoint or an idea is offered where there is one."""
        if action == "idea" and self.is_mounted and not self.ideas_here():
            return False
        if action in {"pick", "flag", "drop", "move"} and self.is_mounted and not self.touchpoints.row_id:
            return False
        return super().check_action(action, parameters)

    # Where the cursor stands

    def go_to_row(self, row_id: str, field: str) -> None:
        pick = self.rows.by_id.get(row_id)
        if isinstance(pick, Pick) and pick.touchpoint_id:
            row_id = pick.touchpoint_id
        self.touchpoints.select(row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.touchpoints.row_id, ""

    def touchpoint_here(self) -> Touchpoint | None:
        """Return the touchpoint under the cursor; None on an idea."""
        row = self.rows.by_id.get(self.touchpoints.row_id)
        return row if isinstance(row, Touchpoint) else None

    def pick_here(self) -> Pick | None:
        """Return the pick under the cursor."""
        row = self.rows.by_id.get(self.touchpoints.row_id)
        if isinstance(row, Touchpoint):
            return pick_at(self.rows, row.id)
        return row if isinstance(row, Pick) and row.map_id == self.map_id else None

    def ideas_here(self) -> list[Pick]:
        """Return the ideas of drafts that wait under the cursor."""
        row, waiting = self.rows.by_id.get(self.touchpoints.row_id), proposals_of(self.rows, self.map_id)
        if isinstance(row, Touchpoint):
            return waiting.get(row.id, [])
        return [idea for idea in waiting.get(LOOSE, ()) if row is not None and idea.id == row.id]

    # What the keys do

    def action_pick(self, kind: str) -> None:
        touchpoint = self.touchpoint_here()
        if touchpoint is None:
            self.refuse("picker.refused.no_touchpoint")
            return
        chosen = self.rows.chosen_of(self.map_id)
        refused = picks.refusal(kind, touchpoint.id, chosen)
        if refused is not None:
            self.refuse(f"picker.refused.{refused}")
            return
        rank = picks.free_rank(kind, chosen)
        with self.step(f"pick_{kind}") as step:
            choosing.choose(step, self.rows, self.map_id, kind, touchpoint.id, rank)
            mend = kind == "wow" and journey.is_broken(touchpoint)
            self.say("picker.said.mend_first" if mend else f"picker.said.{kind}", rank=rank)

    def action_open(self) -> None:
        pick = self.pick_here()
        if not self.touchpoints.row_id:
            self.post_message(GoTo("journey"))
        elif pick is None:
            self.refuse("picker.refused.not_picked")
        elif pick.state == "chosen" or pick.touchpoint_id is None:
            self.post_message(OpenPage("pick", pick.id))
        else:
            self.refuse(f"picker.refused.candidate_{pick.kind}")

    def action_flag(self, flag: str) -> None:
        touchpoint = self.touchpoint_here()
        if touchpoint is not None:
            with self.step("flag") as step:
                step.edit(touchpoint, flags=toggled(touchpoint.flags, flag, FLAGS))

    def action_drop(self) -> None:
        """A chosen pick becomes a candidate and keeps its answers; one without any answer goes."""
        pick = self.pick_here()
        if pick is None:
            return
        with self.step("drop_pick") as step:
            self.say("picker.said.dropped" if choosing.drop(step, self.rows, pick) else "said.removed")

    def action_move(self, by: int) -> None:
        """Swap ranks with the pick above or below of the same kind."""
        pick = self.pick_here()
        if pick is None or pick.rank is None:
            return
        other = next(
            (p for p in self.rows.chosen_of(self.map_id) if p.kind == pick.kind and p.rank == pick.rank + by),
            None,
        )
        if other is not None:
            with self.step("rank") as step:
                free = picks.EACH + 1
                step.edit(pick, rank=free)
                step.edit(other, rank=pick.rank)
                step.edit(pick, rank=pick.rank + by)

    def action_idea(self, number: int) -> None:
        """Take an idea that a draft brought."""
        ideas, touchpoint = self.ideas_here(), self.touchpoint_here()
        if number > len(ideas):
            self.refuse("picker.refused.no_idea", n=number)
            return
        with self.step("take_idea") as step:
            became = take(
                step, self.rows, self.map_id, touchpoint.id if touchpoint else None, ideas[number - 1]
            )
        self.say(f"picker.took.{became}")

    def action_new(self) -> None:
        self.edit(self._idea_field())

    def _idea_field(self) -> Field:
        """Return the field of an idea that stands on no touchpoint yet; its page has the rest."""
        binder = Binder(self.desk, self.rows)
        places = [one.position for one in self.rows.picks]
        position = key_at(places, len(places))
        save = adding(
            Pick, "change_line", map_id=self.map_id, kind="wow", state="candidate", position=position
        )
        return replace(binder.asked("wow", "change_line", "new:idea", save), did="add_idea")
