"""The screen of the picker: w and b pick, t m f mark trust, memory and friction, enter describes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import journey, picks
from sprint_tui.domain.codes import FLAGS, toggled
from sprint_tui.screens.picker.fields import ideas_field, place_field
from sprint_tui.screens.picker.owed import owed_line, weak_field, weak_rows
from sprint_tui.screens.picker.strip import idea_lines, ideas_elsewhere, strip_lines
from sprint_tui.screens.picker.under_cursor import UnderCursor
from sprint_tui.screens.picker.view import LEAD, build_view, columns, marked
from sprint_tui.store import choosing
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.proposals import proposals_of, take
from sprint_tui.store.tables import Pick, Touchpoint
from sprint_tui.store.voting import tally_of
from sprint_tui.widgets.binder import Binder, adding
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.stuck import Stuck

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


class Picker(UnderCursor):
    """Touchpoints in journey order; six of them become three WOW and three Just Better."""

    key = "picker"
    FITS_WALL = True
    WHEN_EMPTY = "go_there"
    CSS_PATH = "picker.tcss"
    WRITES = frozenset({"pick", "drop", "flag", "move", "new", "idea"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "pick('wow')", "wow"),
        Binding("b", "pick('better')", "better"),
        Binding("enter", "open", "describe"),
        Binding("r", "vote", "vote"),
        Binding("t", "flag('trust')", "flags", key_display="t m f"),
        Binding("m", "flag('memory')", "flags", show=False),
        Binding("f", "flag('friction')", "flags", show=False),
        Binding("v", "other_map", "other_map"),
        Binding("x,delete", "drop", "drop"),
        Binding("s", "stuck", "stuck"),
        Binding("z", "only_marked", "marked"),
        Binding("left_square_bracket,shift+up", "move(-1)", "rank", key_display="[ ]", show=False),
        Binding("right_square_bracket,shift+down", "move(1)", "rank", show=False),
        Binding("o", "new", "idea", show=False),
        *(Binding(str(n), f"idea({n})", "take_idea", show=False) for n in range(1, 10)),
    ]

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(self.content, self.size.width), lead=LEAD, titles=True, id="touchpoints")

    def body(self) -> Widget:
        return self.touchpoints

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        self.only_marked = self.only_marked and bool(marked(rows, self.map_id))
        waiting = proposals_of(rows, self.map_id)
        self.has_waiting = any(waiting)
        shown = {"only_marked": self.only_marked}
        view = build_view(rows, self.map_id, self.content, self.size.width, waiting, **shown)
        ideas = sum(map(len, waiting.values()))
        facts = f"{view.facts}{self.words('picker.waiting', n=ideas)}" if ideas else view.facts
        votes = tally_of(rows, self.map_id)
        less = {"is_less": self.clock().is_less}
        weak = weak_rows(rows, self.map_id, self.content, **less)
        self.touchpoints.show((*view.rows, *weak), columns(self.content, self.size.width, votes))
        owed = owed_line(rows, self.map_id, self.content, **less)
        self.head.show(self.words("picker.name"), facts, view.tags, view.counts, owed)
        self.show_strip()

    def show_strip(self) -> None:
        touchpoint, pick = self.touchpoint_here(), self.pick_here()
        height = self.strip.content_size.height
        if self.is_on_weak:
            self.strip.describe(weak_field(Binder(self.desk, self.rows), self.rows))
        elif touchpoint is None and pick is None:
            waiting = idea_lines(self.ideas_here(), self.content, height)
            self.strip.show(waiting or [line(self.words("picker.empty"))])
        else:
            lines = strip_lines(self.rows, touchpoint, pick, self.content, self.strip.text_width)
            room, ideas = height - len(lines), self.ideas_here()
            waiting = idea_lines(ideas, self.content, room)
            if not ideas and self.has_waiting:
                waiting = ideas_elsewhere(self.content, room)
            self.strip.show([*lines, *waiting])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a touchpoint, a pick, an idea or a mark is offered where there is one."""
        if self.is_mounted and action in _NEEDS and not _NEEDS[action](self):
            return False
        return super().check_action(action, parameters)

    # What the keys do

    def action_pick(self, kind: str) -> None:
        touchpoint = self.touchpoint_here()
        idea = None if touchpoint is not None else self.pick_here()
        if touchpoint is None and idea is None:
            self.refuse("picker.refused.take_it_first")
            return
        place = touchpoint.id if touchpoint is not None else idea and idea.touchpoint_id
        refused = picks.refusal(kind, place or "", self.rows.chosen_of(self.map_id))
        if refused is not None:
            self.refuse(f"picker.refused.{refused}")
        elif idea is not None and place is None:
            self._ask_where(idea, kind)
        elif place:
            rank = picks.free_rank(kind, self.rows.chosen_of(self.map_id))
            with self.step(f"pick_{kind}") as step:
                choosing.choose(step, self.rows, self.map_id, kind, place, rank, kept=idea)
            self.go_to_row(place, "")
            self._say_chosen(place, kind, rank)

    def _say_chosen(self, touchpoint_id: str, kind: str, rank: int) -> None:
        touchpoint = self.rows.by_id.get(touchpoint_id)
        mend = kind == "wow" and isinstance(touchpoint, Touchpoint) and journey.is_broken(touchpoint)
        is_sixth = len(self.rows.chosen_of(self.map_id)) == picks.SIX and not self.rows.sprint.weak_on_purpose
        if is_sixth and not mend:
            self.say("picker.said.six")
        else:
            self.say("picker.said.mend_first" if mend else f"picker.said.{kind}", rank=rank)

    def _ask_where(self, idea: Pick, kind: str) -> None:
        """Ask for the touchpoint on which an idea is chosen."""
        field = place_field(self.rows, self.map_id, idea, kind, self.content)
        if field is None:
            self.refuse("picker.refused.none_free")
        else:
            self.edit(field)

    def after_edit(self, field: Field, direction: int) -> bool:
        """An idea that was put on a touchpoint is looked at there."""
        row_id, _, name = field.key.partition(":")
        if name in {"touchpoint_id", "idea"}:
            self.go_to_row(row_id, name)
        return False

    def action_open(self) -> None:
        pick, ideas = self.pick_here(), self.ideas_here()
        if not self.touchpoints.row_id:
            self.post_message(GoTo("journey"))
        elif self.is_on_weak:
            self.edit(weak_field(Binder(self.desk, self.rows), self.rows))
        elif pick is not None:
            self.post_message(OpenPage("pick", pick.id))
        elif ideas and self.touchpoint_here() is not None:
            self.edit(ideas_field(self.touchpoints.row_id, ideas, self.content, self._take))
        else:
            self.refuse("picker.refused.take_it_first" if ideas else "picker.refused.not_picked")

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

    def action_stuck(self) -> None:
        self.app.push_screen(Stuck(self.rows, self.content, self.map_id, self.desk.now))

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
        ideas = self.ideas_here()
        if number > len(ideas):
            self.refuse("picker.refused.no_idea", n=number)
            return
        with self.step("take_idea") as step:
            became = self._take(step, ideas[number - 1].id)
        self.say(f"picker.took.{became}")

    def _take(self, step: Step, idea_id: str) -> str:
        """Make an idea of a draft one of the team, where the cursor stands; say what became of it."""
        touchpoint = self.touchpoint_here()
        idea = next((one for one in self.ideas_here() if one.id == idea_id), None)
        if idea is None:
            raise RefusedError("not_there")
        return take(step, self.rows, self.map_id, touchpoint.id if touchpoint else None, idea)

    def action_vote(self) -> None:
        self.post_message(OpenPage("vote", self.map_id))

    def action_new(self) -> None:
        """Ask for an idea that stands on no touchpoint yet; its page has the rest."""
        save = adding(
            Pick,
            "change_line",
            map_id=self.map_id,
            kind="wow",
            state="candidate",
            position=choosing.last_place(self.rows),
        )
        asked = Binder(self.desk, self.rows).asked("wow", "change_line", "new:idea", save)
        self.edit(replace(asked, did="add_idea"))


def _is_on_row(picker: Picker) -> bool:
    return bool(picker.touchpoints.row_id)


_NEEDS: dict[str, Callable[[Picker], object]] = {
    "pick": lambda picker: picker.touchpoints.row_id and not picker.is_on_weak,
    "vote": _is_on_row,
    "flag": Picker.touchpoint_here,
    "drop": Picker.pick_here,
    "move": Picker.pick_here,
    "idea": Picker.ideas_here,
    "only_marked": _is_on_row,
}
"""What each action needs to be offered."""
