"""The app: at home, or at one sprint with all its stages, made on first visit."""

from __future__ import annotations

from collections.abc import Container
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from sprint_tui.app import styles
from sprint_tui.app.other_windows import COPY_EVERY, OtherWindows
from sprint_tui.app.workplace import Workplace
from sprint_tui.domain import route
from sprint_tui.screens.home import Home
from sprint_tui.store import paths, settings
from sprint_tui.store.errors import StoreError
from sprint_tui.store.place import Place
from sprint_tui.widgets import terminal
from sprint_tui.widgets.messages import OPENING, GoTo, OpenPage, OpenSprint, Placed
from sprint_tui.widgets.themes import COLOURS, DEFAULT, themes

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.widgets.stage import StageScreen

STAGES = {
    "brief": "Brief",
    "prep": "PrepGuide",
    "ready": "Ready",
    "tune_in": "TuneIn",
    "reading": "Reading",
    "think": "Think",
    "rehearsal": "Rehearsal",
    "agenda": "Agenda",
    "compare": "Compare",
    "journey": "Journey",
    "picker": "Picker",
    "ownership": "Ownership",
    "commitments": "Commitments",
    "checklist": "Checklist",
}
"""The class of each stage, in the module of its key; imported when it is first visited."""
PAGES = {
    "draft": "DraftPage",
    "touchpoint": "TouchpointPage",
    "curve": "CurvePage",
    "two_maps": "TwoMapsPage",
    "settle": "SettlePage",
    "pick": "PickPage",
    "vote": "VotePage",
    "result": "ResultPage",
    "upgrade": "UpgradePage",
    "owners": "OwnersPage",
    "readback": "Readback",
    "opening": "OpeningPage",
    "promise": "PromisePage",
    "plan": "PlanPage",
    "report": "ReportPage",
    "inbox": "InboxPage",
    "hand_over": "HandOverPage",
    "handed_in": "HandedInPage",
    "difference": "DifferencePage",
    "closing": "ClosingPage",
    "inside_words": "InsideWordsPage",
}
"""The class of each page of one row, of one block, or of the whole meeting, likewise."""


class SprintApp(OtherWindows):
    """Holds the workplace, shows its stages, and owns the keys that work everywhere."""

    CSS_PATH = list(styles.OF_HOME)
    DEFAULT_MODE = route.HOME
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (70, "-narrow"), (96, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny-height"), (20, "-low"), (27, "-normal-height"), (36, "-tall")]

    def __init__(
        self, store_path: Path, content: Content, *, sprint: str = "", stage: str = "", notice: str = ""
    ) -> None:
        """Make the app over a store; `sprint` (an id) and `stage` are where it begins, else at home."""
        super().__init__()
        self.title = content.words("app.name")
        self.content = content
        self.words = content.words
        self.workplace = Workplace(store_path, content)
        self._begin = (sprint, stage, notice)
        if sprint:
            self.hold_keys()
        ours = themes()
        for theme in ours:
            self.register_theme(theme)
        chosen = settings.read(paths.config_folder()).get("theme", DEFAULT)
        styles.begin_with(self, chosen if chosen in {theme.name for theme in ours} else DEFAULT)

    def get_default_screen(self) -> Home:
        """Return home. It is shown at once; what a mode makes is painted twice before anyone sees it."""
        home = Home(self.workplace, self.content, self._begin[2])
        home.set_class(bool(self._begin[0]), "-opening")
        return styles.fitted(home, self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a colour for each variable of ours, so that no theme lacks one."""
        return dict.fromkeys(COLOURS, "#000000")

    def on_mount(self) -> None:
        terminal.on_signals(self.leave)
        self.add_mode(route.HOME, self.get_default_screen)
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """Import what the stages need while the person looks at home; go where the command line said."""
        styles.read_the_rest(self)
        self.workplace.warm_up()
        self._check_store()
        self.set_interval(COPY_EVERY, self._copy)
        sprint, stage, notice = self._begin
        if sprint:
            self.open_sprint(sprint, stage, notice)
            self.let_rest()

    # Where we are

    @on(OpenSprint)
    def _open(self, event: OpenSprint) -> None:
        self.open_sprint(event.sprint_id, event.stage, event.notice)

    @work(exclusive=True, group=OPENING)
    async def open_sprint(self, sprint_id: str, stage: str = "", notice: str = "") -> None:
        """Put a sprint on the desk and show one of its stages: where it was left, when none is named."""
        desk = self.workplace.desk
        if desk is None or desk.door.sprint_id != sprint_id:
            self._forget_stages()
            try:
                desk = await self.workplace.lay(sprint_id, self._reload, self._lost_right, self.block_ended)
                desk.each_second = self._each_second
                self._look()
                desk.door.rows()
            except StoreError as error:
                self.refuse(error)
                return
            self._watch_time(desk)
            for key, name in STAGES.items():
                self.add_mode(key, partial(self._make_stage, key, name, desk))
        left = self.workplace.places.of(sprint_id)
        desk.map_id = desk.map_id or left.map_id
        where = stage or (left.stage if left.stage in STAGES else "brief")
        self.action_go(where, left.row_id if where == left.stage else "", left.field)
        if where == left.stage:
            self._go_on(left, is_named=bool(stage))
        if self.stage is not None and not desk.door.is_writer:
            self.stage.call_after_refresh(self.say, "windows.reads_only")
        elif self.stage is not None and notice:
            self.stage.call_after_refresh(self.stage.tell, notice)

    def _make_stage(self, module: str, name: str, *given: object) -> StageScreen:
        stage: StageScreen = getattr(import_module(f"sprint_tui.screens.{module}"), name)(*given)
        return styles.fitted(stage, self)

    def _forget_stages(self) -> None:
        if self.current_mode != route.HOME:
            self.switch_mode(route.HOME)
        for key in STAGES:
            if key in self._modes:
                self.remove_mode(key)

    @on(Placed)
    def _placed(self) -> None:
        self.keep_changed_place()

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        self.action_go(event.stage, event.row_id, event.field)
        if event.notice and self.stage is not None:
            self.stage.call_after_refresh(self.stage.tell, event.notice)

    def _go_on(self, left: Place, *, is_named: bool) -> None:
        """Open what was open when the app ended: the page, unless the stage was named, and the field."""
        page = left.page in PAGES and left.page_id in self._rows_there()
        if page and is_named:
            return
        stage = self._push_page(left.page, left.page_id) if page else self.stage
        if stage is not None and page:
            stage.call_after_refresh(stage.go_to_row, left.row_id, left.field)
        if stage is not None and left.is_open:
            stage.call_after_refresh(stage.type_on, left.row_id, left.field, left.caret)

    def _rows_there(self) -> Container[str]:
        return self.workplace.desk.door.rows().by_id if self.workplace.desk is not None else ()

    @on(OpenPage)
    def _open_page(self, event: OpenPage) -> None:
        page = self._push_page(event.page, event.row_id, instead=event.instead)
        if event.field:
            page.call_after_refresh(page.go_to_row, event.at, event.field)
        else:
            page.call_after_refresh(page.begin)

    def _push_page(self, name: str, row_id: str, *, instead: bool = False) -> StageScreen:
        page = self._make_stage(name, PAGES[name], self.workplace.desk, row_id)
        page.opened_as = (name, row_id)
        self.switch_screen(page) if instead else self.push_screen(page)
        return page

    def _leave_field(self) -> str:
        """Store what is typed and leave it; return what is to be known of what was stored, if anything."""
        field = self.stage.strip.field if self.stage is not None else None
        if self.stage is not None:
            self.stage.leave_field()
        return field.aside() if field is not None and field.aside is not None else ""

    def action_go(self, stage: str, row_id: str = "", field: str = "") -> None:
        """Show a stage, and there a row and field."""
        desk = self.workplace.desk
        if stage != route.HOME and desk is None:
            return
        if not self.leave_pages():
            return
        said = self._leave_field()
        self.keep_place(is_away=stage == route.HOME)
        other_map = desk is not None and bool(row_id) and desk.show_map_of(row_id)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.stage is not None and self.current_mode != stage:
            self.stage.say("")
        self.switch_mode(stage)
        if other_map and self.stage is not None and self.stage.is_mounted:
            self.stage.reload()
        if row_id and self.stage is not None:
            self.stage.call_after_refresh(self.stage.go_to_row, row_id, field)
        if said and self.stage is not None:
            self.stage.call_after_refresh(self.stage.tell, said)
        self.call_after_refresh(self.keep_place)
