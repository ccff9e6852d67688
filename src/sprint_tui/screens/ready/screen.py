"""The screen of Ready?: enter goes to where a line is mended, space ticks what only a person can know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain import codes, ready
from sprint_tui.domain.codes import TRAITS, toggled
from sprint_tui.domain.room import BACK_ROW
from sprint_tui.screens.ready.view import COLUMNS, LEAD, Machine, ReadyView, build_view
from sprint_tui.store import paths, settings
from sprint_tui.store.facts import maps_in_play, segments_in_play
from sprint_tui.store.meeting import note_meeting
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.bell import OFF, ON
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.exporting import PAPER, export
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.incoming import open_inbox
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.mirroring import ask_for_mirror
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.stage import StageScreen

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Ready(StageScreen):
    """Ten ticks for the evening before, most of them set by what is there already."""

    key = "ready"
    CSS_PATH = "ready.tcss"
    WRITES = frozenset({"tick", "import"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "see_to"),
        Binding("space", "tick", "tick"),
        Binding("m", "import", "import"),
    ]
    ticks = getters.query_one("#ticks", Rows)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: ReadyView | None = None
        self._meeting_id = ""

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(COLUMNS, lead=LEAD, id="ticks")

    def body(self) -> Widget:
        return self.ticks

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.desk.mirror.problem is not None:  # what was said of it before is no longer true
            self.say("")

    def show(self, rows: SprintRows) -> None:
        self._meeting_id = rows.meeting.id if rows.meeting else self._meeting_id
        self._show()

    def _show(self) -> None:
        view = self.view = build_view(
            self.rows, self.facts, self.content, self._machine(), self.desk.now().at
        )
        self.ticks.show(view.rows)
        facts = self.words("ready.facts", done=view.done)
        info = self.words("ready.all" if view.is_all else "ready.info")
        self.head.show(self.words("stages.ready"), facts, info=info, more=view.when)
        self.show_strip()

    def _machine(self) -> Machine:
        size = self.app.size
        return Machine(
            columns=size.width,
            rows=size.height,
            zone=self.desk.local,
            theme=self.app.theme,
            has_theme="theme" in settings.read(paths.config_folder()),
            bell=self.desk.bell.chosen,
            mirror=self.desk.mirror,
        )

    def shows(self, row_id: str) -> bool:
        """Say whether a row is the meeting's, which holds the ticks: also once undo has taken it away."""
        return bool(row_id) and row_id == self._meeting_id

    def go_to_row(self, row_id: str, field: str) -> None:
        self.ticks.select(row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.ticks.row_id, ""

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def show_strip(self) -> None:
        """Say what the line is for, and what enter and space do there."""
        key = self.ticks.row_id
        if not key:
            return
        leads_to = "roster" if key == "files" and not self.rows.participants else key
        texts = [self.words(f"ready.about.{key}"), self.words(f"ready.enter.{leads_to}")]
        if key in codes.READY:
            texts.append(self.words(f"ready.space.{key}"))
        room = max(self.strip.content_size.height, 3)
        shown: list[Run] = []
        for number, text in enumerate(texts):
            left = room - len(shown) - (len(texts) - number - 1)
            rows = at_most(text, self.strip.text_width, max(min(left, 2), 1))
            shown += [Run(row, "quiet" if number else "") for row in rows]
        self.strip.show([line(run) for run in shown[:room]])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what a person alone can know is ticked by hand."""
        if action == "tick" and (self.view is None or self.ticks.row_id not in codes.READY):
            return False
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        key = self.ticks.row_id
        asks = {
            "window": self._about_window,
            "theme": self._choose_theme,
            "bell": self._try_bell,
            "mirror": self._give_mirror,
            "paper": self._write_paper,
        }
        if key in asks:
            asks[key]()
        elif key == "examples":
            self._go_to_examples()
        elif key == "files" and self.rows.participants:
            self.post_message(OpenPage("handed_in", self.rows.sprint.id))
        elif key:
            self.post_message(GoTo("brief", *self._in_brief(key)))

    def action_tick(self) -> None:
        meeting = self.rows.meeting
        with self.step("ready") as step:
            held = toggled(meeting.ready if meeting else "", self.ticks.row_id, codes.READY)
            note_meeting(step, self.rows, ready=held)

    @work
    async def action_import(self) -> None:
        await open_inbox(self)

    def _in_brief(self, key: str) -> tuple[str, str]:
        """Return the row and field of Brief where a line is mended."""
        people, sprint_id = self.rows.participants, self.rows.sprint.id
        if key == "date":
            return sprint_id, "meeting_start"
        if key == "promise":
            piece = next(iter(ready.missing(self.facts)), None)
            if piece is None or piece.segment is None:
                return sprint_id, piece.name if piece else "promise"
            segment = segments_in_play(self.rows)[piece.segment].id
            return (f"{segment}:{NEW}:{piece.name}", "") if piece.name in TRAITS else (segment, piece.name)
        if not people:
            return f"{NEW}:participant", ""
        return people[0].id, "roles"

    def _go_to_examples(self) -> None:
        """Open the touchpoint that most needs an example: the first one without."""
        behind = {one.touchpoint_id for one in self.rows.evidence}
        points = [one for each in maps_in_play(self.rows) for one in self.rows.touchpoints_of(each.id)]
        bare = next((one for one in points if one.id not in behind), None)
        if bare is not None:
            self.post_message(OpenPage("touchpoint", bare.id, "evidence"))
        else:
            self.post_message(GoTo("journey"))

    def _about_window(self) -> None:
        self.say("ready.larger", most=BACK_ROW)

    @work
    async def _choose_theme(self) -> None:
        themes = self.words.table("ready.themes")
        options = [Option(code, str(name)) for code, name in themes.items()]
        ask = AskOne(self.words, self.words("ready.ask_theme"), options, chosen=self.app.theme)
        chosen = await self.app.push_screen_wait(ask)
        if chosen:
            await self.app.run_action(f"app.use_theme('{chosen}')")
            self.reload()

    @work
    async def _try_bell(self) -> None:
        """Ring once, and ask whether that is wanted."""
        self.app.bell()
        options = [Option(code, self.words(f"ready.bell.{code}")) for code in (ON, OFF)]
        ask = AskOne(self.words, self.words("ready.ask_bell"), options, chosen=self.desk.bell.chosen)
        chosen = await self.app.push_screen_wait(ask)
        if chosen:
            self.desk.bell.choose(chosen)
            self.reload()
            self.say(f"bell.{chosen}")

    @work
    async def _give_mirror(self) -> None:
        await ask_for_mirror(self)
        self.reload()

    @work
    async def _write_paper(self) -> None:
        path = await export(self, PAPER)
        if path is not None:
            self.say("ready.paper_written", path=str(path))
