"""The screen of one pick: what the room answers first, each test by one key, what Friday completes below."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import picks
from sprint_tui.domain.codes import join_set, split_set
from sprint_tui.screens.pick import strip
from sprint_tui.screens.pick.fields import pair_field, place_field
from sprint_tui.screens.pick.under_cursor import PickUnderCursor
from sprint_tui.screens.pick.view import FOLD, FRIDAY, IDEA, LEAD, PAIR, ROOM, TESTS, WORDS, build_rows
from sprint_tui.store.proposals import take
from sprint_tui.store.tables import Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.serving import serve_nothing, serves_field
from sprint_tui.widgets.stuck import Stuck

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

_NEXT = {"": "yes", "yes": "no", "no": ""}


class PickPage(PickUnderCursor):
    """All answers of one WOW or Just Better; 1 to 6 go to the others of the map."""

    key = "picker"
    CSS_PATH = "pick.tcss"
    WRITES = frozenset({"say", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "yes"),
        Binding("n", "say('no')", "no"),
        Binding("space", "tick", "tick"),
        Binding("s", "stuck", "stuck"),
        Binding("delete", "clear", "clear", show=False),
    ]
    _is_placed = False

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, by_cell=True, id="form")

    def show_page(self, rows: SprintRows) -> None:
        pick = self.pick
        if pick is None:
            return
        friday = strip.by_friday(self, pick)
        made = build_rows(pick, rows, self.content, self.ideas(), friday, is_folded=self.is_folded)
        self.form.show(tuple(made))
        self.head.show(
            self.heading(pick), strip.where(self, pick), strip.tags(self, pick), *strip.how_far(self, pick)
        )
        if not self._is_placed:
            self._is_placed = True
            self._go_to_open(pick)

    def show_strip(self) -> None:
        """Show what is asked, and below it what helps to answer."""
        self.strip.show(strip.lines(self, self.field_here()))

    # Where the cursor stands

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Yes, no and ticks are for tests and words."""
        if action in {"say", "tick"} and self.is_mounted and self.name_here not in {*TESTS, *WORDS}:
            return False
        return super().check_action(action, parameters)

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a field; what is due on Friday is shown for it."""
        pick = self.pick
        if pick is not None and field in FRIDAY[pick.kind] and self.is_folded:
            self.action_unfold()
        super().go_to_row(row_id, PAIR.get(field, field))

    def begin(self) -> None:
        """What changes comes first: a sentence typed at once is no row of keys."""
        pick = self.pick
        if pick is not None and not pick.change_line.strip() and self.desk.door.is_writer:
            self.go_to_row(pick.id, "change_line")
            self.edit(self.field_here())

    def go_to_pick(self, pick_id: str) -> None:
        super().go_to_pick(pick_id)
        if self.pick is not None:
            self._go_to_open(self.pick)

    def _go_to_open(self, pick: Pick, below: str = "") -> bool:
        """Put the cursor on the first field that the room still owes, `below` one before those above it.

        Say whether there is one.
        """
        places = [ROOM.index(PAIR.get(name, name)) for name in picks.room_missing(pick)]
        start = ROOM.index(below) if below in ROOM else -1
        if places:
            first = min(places, key=lambda place: (place <= start, place))
            self.form.select(f"{pick.id}:{ROOM[first]}")
            self.show_strip()
        return bool(places)

    def step_field(self, direction: int) -> bool:
        """Go to the next row: the words of a set are one field."""
        was = self.form.row_id
        self.form.action_step(direction)
        return self.form.row_id != was

    def field_here(self) -> Field | None:
        pick, name = self.pick, self.name_here
        if pick is None or name in {"", FOLD, IDEA}:
            return None
        binder = Binder(self.desk, self.rows)
        match name:
            case "pair":
                return pair_field(pick, self.content)
            case "touchpoint_id":
                return place_field(pick, self.rows, self.content)
            case "serves":
                return serves_field(binder, self.rows, pick, pick.map_id, self.content)
            case _ if name in TESTS or name in WORDS:
                return binder.asked(pick.kind, name, f"{pick.id}:{name}", not_typed)
        return binder.field(pick, name, pick.kind)

    # What the keys do

    def action_open(self) -> None:
        name = self.name_here
        if name == FOLD:
            self.action_unfold()
        elif name == IDEA:
            self._take()
        elif name in TESTS or name in WORDS:
            self.action_tick()
        else:
            super().action_open()

    def action_next_field(self) -> None:
        if self.name_here == FOLD:
            self.action_unfold()
        else:
            super().action_next_field()

    def action_unfold(self) -> None:
        """Show what is due on Friday, and go there."""
        pick = self.pick
        self.is_unfolded = True
        self.reload()
        if pick is not None:
            self.form.select(f"{pick.id}:{FRIDAY[pick.kind][0]}")
            self.show_strip()

    def action_say(self, answer: str) -> None:
        """Answer a test and go on to what the room still owes; tick a word, or not, and go to the next."""
        pick, name = self.pick, self.name_here
        if pick is None:
            return
        if name in TESTS:
            with self.step("test") as step:
                step.edit(pick, **{name: answer})
            self._go_on(name)
        elif name in WORDS:
            codes = WORDS[name][1]
            here = codes.index(self.form.column)
            self._tick(pick, name, is_on=answer == "yes")
            self.form.select(self.form.row_id, codes[min(here + 1, len(codes) - 1)])
            self.show_strip()

    def action_tick(self) -> None:
        """Turn the answer to a test, yes, no, open; tick a word, or take its tick away."""
        pick, name = self.pick, self.name_here
        if pick is not None and name in TESTS:
            with self.step("test") as step:
                step.edit(pick, **{name: _NEXT[getattr(pick, name)]})
        elif pick is not None and name in WORDS:
            self._tick(pick, name, is_on=self.form.column not in split_set(getattr(pick, name)))

    def _tick(self, pick: Pick, name: str, *, is_on: bool) -> None:
        was, word = set(split_set(getattr(pick, name))), self.form.column
        now = join_set(was | {word} if is_on else was - {word}, WORDS[name][1])
        with self.step("test") as step:
            step.edit(pick, **{name: now})
        self._say_done()

    def after_edit(self, field: Field, direction: int) -> bool:
        """Go on from what the room has just said to what it still owes."""
        pick, name = self.pick, field.key.partition(":")[2]
        if pick is not None and direction == 0 and name in {"change_line", "pair"} and field.key:
            given = pick.change_line if name == "change_line" else pick.norm
            if given.strip():
                self._go_on(name)
        return False

    def _go_on(self, below: str = "") -> None:
        pick = self.pick
        if pick is not None and not self._go_to_open(pick, below):
            self._say_done()

    def _say_done(self) -> None:
        """Once the room owes a pick nothing more, say which one is next, and by which digit."""
        pick = self.pick
        if pick is None or pick.state != "chosen" or picks.room_missing(pick):
            return
        numbered = list(enumerate(self.rows.chosen_of(pick.map_id), 1))
        here = next(number for number, one in numbered if one.id == pick.id)
        owed = [(number <= here, number, one) for number, one in numbered if picks.room_missing(one)]
        if owed:
            _, number, one = min(owed, key=itemgetter(0, 1))
            self.say("pick.next", n=number, pick=self.heading(one))
        else:
            self.say("pick.all_done")

    def _take(self) -> None:
        """Take an idea of a draft: as what changes, or as a candidate beside what is written."""
        pick, idea_id = self.pick, self.form.row_id.partition(":")[0]
        idea = next((one for one in self.ideas() if one.id == idea_id), None)
        if pick is None or idea is None or not self.desk.door.is_writer:
            return
        with self.step("take_idea") as step:
            became = take(step, self.rows, pick.map_id, pick.touchpoint_id, idea)
        self.say(f"picker.took.{became}")
        if became == "filled":
            self._go_on()

    def action_stuck(self) -> None:
        if self.pick is not None:
            self.app.push_screen(Stuck(self.rows, self.content, self.pick.map_id, self.desk.now))

    def action_clear(self) -> None:
        pick, name = self.pick, self.name_here
        if pick is None:
            return
        fields = {"pair": ("norm", "aim")}.get(name, (name,))
        if name == "serves":
            with self.step("clear") as step:
                serve_nothing(step, pick)
        elif all(field in Pick.model_fields for field in fields):
            with self.step("clear") as step:
                step.clear(pick, *fields)
