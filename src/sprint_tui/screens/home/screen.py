"""Home: the sprints of this store, found, opened, made, copied, and put in the trash."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from sprint_tui.content.load import Content
from sprint_tui.domain.text import shown
from sprint_tui.screens.home.at_the_store import AtTheStore
from sprint_tui.screens.home.place import StorePlace
from sprint_tui.screens.home.view import about_lines, columns, empty_lines, with_banner
from sprint_tui.store.glance import Glance
from sprint_tui.widgets.cover import Cover
from sprint_tui.widgets.head import Head, Say
from sprint_tui.widgets.ink import Run, line, typed
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.messages import OpenSprint
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.sprint_list import ListView, Sprints

PAINTED_BY = 0.1
"""Seconds after which Home is there: what is slow to import, and only decoration, waits for them."""


class Home(AtTheStore):
    """The first screen: what is here, and how to begin. What changes a sprint is done by the app."""

    CSS_PATH = "home.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{role}" for role in ("strong", "quiet", "key", "chosen")}
    """The roles that are painted here: each is styled anew whenever the screen is."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open"),
        Binding("o", "new", "new_sprint"),
        Binding("slash", "find", "find"),
        Binding("m", "import", "import"),
        Binding("D", "duplicate", "duplicate"),
        Binding("x", "example", "example"),
        Binding("v", "view", "other_list"),
        Binding("delete", "trash", "trash", show=False),
        Binding("escape", "all", "all_sprints", show=False),
        Binding("ctrl+g", "choose_stage", "choose_stage", show=False),
    ]

    head = getters.query_one(Head)
    sprint_list = getters.query_one("#list", Rows)
    say_line = getters.query_one(Say)
    about = getters.query_one("#about", Painted)

    view: reactive[ListView] = reactive(ListView(0, False, ""), init=False, always_update=True)

    def __init__(self, place: StorePlace, content: Content, notice: str = "") -> None:
        """Make the screen over the store of `place`, which opens it once something is to be changed."""
        super().__init__()
        self._place = place
        self._content = content
        self._words = content.words
        self._notice = notice
        self._sprints: Sprints | None = None
        self._was_left = False

    def compose(self) -> ComposeResult:
        words = self._words
        title = Painted(id="title")
        title.lines = (
            line(" ", Run(words("app.name"), "strong"), "  ", typed(str(self._place.path), "quiet")),
        )
        yield title
        yield Head()
        yield Rows(columns(words), uniform=True, titles=True, id="list")
        yield Painted(id="about")
        yield Say()
        yield KeyBar(words)
        yield Cover(words)

    def on_mount(self) -> None:
        """Show the list with the first paint."""
        self.say_line.say(self._notice)
        self.reload()

    def on_screen_suspend(self) -> None:
        self._was_left = True
        self.remove_class("-opening")

    def on_screen_resume(self) -> None:
        if self._was_left:
            self.reload()

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Show one sentence on the message line."""
        self.remove_class("-opening")
        (self.say_line.refuse if is_refusal else self.say_line.say)(text)

    def reload(self, *, is_trash: bool | None = None, find: str | None = None) -> None:
        """Read the list again. Raises StoreError when the store has become unreadable."""
        is_trash = self.view.is_trash if is_trash is None else is_trash
        find = self.view.find if find is None else find
        self._sprints = Sprints(self._place.path, self._content, is_trash=is_trash, find=find)
        self.view = self._sprints.view

    def watch_view(self, view: ListView) -> None:
        self.set_class(not view.total, "-empty")
        self.sprint_list.show(self._sprints or ())
        if view.total:
            self._show_about()
        else:
            self.about.lines = empty_lines(view, self._words)
            self.set_timer(PAINTED_BY, self._show_banner)
        name = self._words("home.trash" if view.is_trash else "home.name")
        facts = self._words("home.found" if view.find else "home.count", n=view.total, find=shown(view.find))
        self.head.show(name, facts if view.total or view.find else "", info=self._words("home.purpose"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered when it means something here."""
        if action in {"open", "duplicate", "trash", "choose_stage"}:
            needs_life = action in {"duplicate", "choose_stage"}
            return bool(self.view.total) and not (self.view.is_trash and needs_life)
        if action in {"new", "example", "import"}:
            return not self.view.is_trash
        return super().check_action(action, parameters)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        if self.view.total:
            self._show_about()

    def _show_about(self) -> None:
        one = self._here()
        self.about.lines = about_lines(one, self._words) if one is not None else ()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        one = self._here()
        if one is not None and self.view.is_trash:
            self._untrash(one)
        elif one is not None:
            self.post_message(OpenSprint(one.id))

    @work
    async def action_choose_stage(self) -> None:
        """Ask for a stage of the sprint under the cursor, and open it there."""
        one = self._here()
        if one is None:
            return
        stage = await self._ask("where_to")
        if stage:
            self._go_to(one.id, stage)

    @work
    async def action_new(self) -> None:
        title = await self._ask("title")
        if title:
            sprint_id = await self._do(lambda jobs, store: jobs.create(store, title, self._content))
            self._go_to(sprint_id, "brief")

    @work
    async def action_import(self) -> None:
        """Ask for a file, put what it holds into the store, and go there."""
        named = await self._ask("file")
        found = await self._do(lambda jobs, _: jobs.read_file(named)) if named else None
        if found is None:
            return
        brought = await self._do(lambda jobs, store: jobs.bring(store, found, self._words), found.sprint_id)
        if brought is not None:
            self.post_message(OpenSprint(*brought))

    @work
    async def action_find(self) -> None:
        find = await self._ask("find", self.view.find)
        if find is not None:
            self.reload(find=find)

    @work
    async def action_duplicate(self) -> None:
        one = self._here()
        if one is None:
            return
        title = await self._ask("title_of_copy", one.title)
        if title and await self._do(lambda jobs, store: jobs.duplicate(store, one.id, title)):
            self.sprint_list.action_edge(-1)
            self._say("home.copied")

    @work
    async def action_example(self) -> None:
        self._go_to(await self._do(lambda jobs, store: jobs.example(store)), "journey")

    def action_view(self) -> None:
        self.say_line.say("")
        self.reload(is_trash=not self.view.is_trash, find="")

    @work
    async def action_trash(self) -> None:
        one = self._here()
        if one is None:
            return
        if not self.view.is_trash:
            if await self._do(lambda jobs, store: jobs.trash(store, one.id) or one.id, one.id):
                self._say("home.trashed", title=one.title)
            return
        if await self._ask("remove", one.title) != "remove":
            return
        if await self._do(lambda jobs, store: jobs.remove(store, one.id) or one.id, one.id):
            self._say("home.removed", title=one.title)

    @work
    async def _untrash(self, one: Glance) -> None:
        if await self._do(lambda jobs, store: jobs.untrash(store, one.id) or one.id, one.id):
            self.reload(is_trash=False)
            self._say("home.untrashed", title=one.title)

    def action_all(self) -> None:
        self.say_line.say("")
        self.reload(is_trash=False, find="")

    def _go_to(self, sprint_id: str | None, stage: str) -> None:
        if sprint_id is not None:
            self.post_message(OpenSprint(sprint_id, stage))

    def _say(self, key: str, **values: str) -> None:
        self.say_line.say(self._words(key, **values))

    def _here(self) -> Glance | None:
        cursor = self.sprint_list.cursor
        return self._sprints.at(cursor) if self._sprints is not None and cursor >= 0 else None

    def _show_banner(self) -> None:
        """Put the large word into the lines kept free for it: it is slow to import."""
        if not (self.view.total or self.view.is_trash or self.view.find):
            self.about.lines = with_banner(self.about.lines, self._words)
