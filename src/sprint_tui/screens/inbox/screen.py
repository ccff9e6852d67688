"""The page of files that came in: read, sorted out by person, and taken one by one or all at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.exchange import inbox
from sprint_tui.screens.inbox.files import Files
from sprint_tui.screens.inbox.view import LEAD, InboxView, build_view
from sprint_tui.screens.inbox.whose import OTHER, ask_who, ask_whose, on_the_roster, put_on_the_roster
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.incoming import ask_for_files
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.paths import meant

if TYPE_CHECKING:
    from pathlib import Path

    from sprint_tui.content.load import Content
    from sprint_tui.exchange.inbox import Entry
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk


class InboxPage(RowPage):
    """A preview: nothing of a file is in the sprint before somebody takes it."""

    key = "ready"
    CSS_PATH = "inbox.tcss"
    WRITES = frozenset({"take_all", "take", "open", "leave_out", "import"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "take_all", "take_all_files"),
        Binding("a", "take", "take_file"),
        Binding("enter", "open", "whose_file"),
        Binding("x", "leave_out", "leave_out"),
        Binding("m", "import", "import"),
    ]
    files = getters.query_one("#files", Files)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.looked_into: tuple[Entry, ...] = ()
        self.entries: tuple[Entry, ...] = ()
        self.view = InboxView((), 0, 0, 0, 0)
        self._written: set[str] = set()

    @property
    def topic(self) -> str:
        return "inbox"

    def compose_body(self) -> Iterable[Widget]:
        yield Files(lead=LEAD, id="files")

    def body(self) -> Widget:
        return self.files

    def show_page(self, rows: SprintRows) -> None:
        there = (replace(one, told=one.told if one.told in rows.by_id else "") for one in self.looked_into)
        self.entries = inbox.sort_out(there, rows)
        sentences = [
            self.words(f"errors.{one.problem}", **one.details) if one.problem else "" for one in self.entries
        ]
        view = self.view = build_view(self.entries, sentences, rows.sprint.zone, self.words)
        self.files.show(view.rows)
        count = len(self.entries)
        facts = self.words("inbox.facts", n=count, taken=view.taken) if count else ""
        tags = (self.words("inbox.stopped", n=view.stopped),) if view.stopped else ()
        self.head.show(self.words("inbox.name"), facts, tags, info=self._info(view))

    def _info(self, view: InboxView) -> Line:
        """Return what can be done next, after how many files somebody has to be asked about."""
        asked = [Run(self.words("inbox.asked", n=view.asked), "strong"), Run("  ")] if view.asked else []
        key = "say" if view.asked else "done" if view.taken else "none" if self.entries else "empty"
        ready = self.words("inbox.ready", n=view.ready)
        return line(*asked, Run(ready if view.ready else self.words(f"inbox.{key}")))

    def show_strip(self) -> None:
        """Say what the line under the cursor says, whole, and what the keys do there."""
        entry = self.entry_here
        room, width = max(self.strip.content_size.height, 3), self.strip.text_width
        if entry is None:
            about = at_most(self.words("inbox.about"), width, room)
            self.strip.show([line(Run(row, "quiet")) for row in about])
            return
        more = [self.words("inbox.more")] if self.files.is_cut else []
        whole = at_most(self._said_here(entry), width, room - 1 - len(more))
        how = "unread" if entry.received is None else "stopped" if entry.problem else "ready"
        how = "asked" if entry.is_asked else "taken" if entry.is_same else how
        below = [*more, self.words(f"inbox.keys.{how}")]
        self.strip.show([*(line(Run(row)) for row in whole), *(line(Run(row, "quiet")) for row in below)])

    def _said_here(self, entry: Entry) -> str:
        if entry.received is None:
            return entry.name
        person = typed(entry.person.name).text if entry.person else self.words("inbox.nobody")
        return f"{entry.name}: {person}"

    @property
    def entry_here(self) -> Entry | None:
        """The file that the cursor stands on."""
        number = self.files.row_id if self.entries else ""
        return self.entries[int(number)] if number and int(number) < len(self.entries) else None

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def shows(self, row_id: str) -> bool:
        """Say whether a row was written by taking a file here."""
        return row_id in self._written or super().shows(row_id)

    def place(self) -> tuple[str, str]:
        return "", ""

    def go_to_row(self, row_id: str, field: str) -> None:
        """Read the files that `field` names; a row of the sprint is no line of this page."""
        if row_id == self.row_id and field:
            self.read(field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where there is a file that it can be for."""
        entry = self.entry_here
        may = {
            "take_all": self.view.ready > 0,
            "take": entry is not None and entry.may_be_taken,
            "open": entry is not None and entry.received is not None and not entry.is_same,
            "leave_out": entry is not None,
        }
        return may.get(action, True) and super().check_action(action, parameters)

    # Reading

    @work(exclusive=True, group="inbox")
    async def read(self, typed_paths: str) -> None:
        """Look into the files in a thread: the page lives on meanwhile."""
        try:
            paths = meant(typed_paths)
        except NotUnderstoodError as error:
            self.refuse(f"errors.{error.code}", **error.details)
            return
        self.say("inbox.reading")
        job = partial(_look_into, paths, self.content)
        worker = self.app.run_worker(job, thread=True, exit_on_error=False, group="inbox-reading")
        try:
            found = await worker.wait()
        except Exception as failed:
            if not self.has_gone:  # whoever left meanwhile asked for nothing any more
                self.refuse("inbox.failed", why=str(failed.__cause__ or failed))
            return
        if self.has_gone:
            return
        self.say("" if found else "inbox.nothing")
        new = {entry.path for entry in found}
        self.looked_into = (*(one for one in self.looked_into if one.path not in new), *found)
        self.reload()

    @work
    async def action_import(self) -> None:
        typed_paths = await ask_for_files(self)
        if typed_paths:
            self.read(typed_paths)

    # Taking

    def action_take_all(self) -> None:
        self._take([entry for entry in self.entries if entry.may_be_taken])

    def action_take(self) -> None:
        entry = self.entry_here
        if entry is not None:
            self._take([entry])

    def _take(self, entries: list[Entry]) -> None:
        """Take each of these; one that does not fit keeps no other from being taken."""
        refused = []
        for entry in entries:
            try:
                with self.step("take_file") as step:
                    inbox.take(step, step.rows(), entry, self.desk.now().at)
                    line_up_drafts(step, self.content)
            except RefusedError as error:
                if error.code != "does_not_fit":
                    raise
                refused.append(entry.name)
            else:
                self._written |= step.touched
        self.reload()
        if refused:
            self.refuse("errors.inbox_does_not_fit", file=", ".join(refused))
        else:
            self.say("inbox.took", n=len(entries))

    def action_leave_out(self) -> None:
        here = self.entry_here
        if here is not None:
            self.looked_into = tuple(one for one in self.looked_into if one.path != here.path)
            self.reload()

    def action_open(self) -> None:
        self._ask_whose()

    @work
    async def _ask_whose(self) -> None:
        """Ask whose a file is, and sort it out anew."""
        entry = self.entry_here
        if entry is None or entry.received is None:
            return
        chosen = await ask_whose(self, entry)
        if chosen == OTHER:
            name = await ask_who(self, entry)
            chosen = on_the_roster(self.rows, name) if name else ""
            if name and not chosen:
                with self.step("add_person") as step:
                    chosen = put_on_the_roster(step, self.rows, name)
                self._written |= step.touched
        if chosen:
            self.looked_into = tuple(
                replace(one, told=chosen) if one.path == entry.path else one for one in self.looked_into
            )
            self.reload()


def _look_into(paths: tuple[Path, ...], content: Content) -> tuple[Entry, ...]:
    with suppress(OSError):
        return tuple(inbox.look_into(path, content) for path in inbox.files_in(paths))
    return ()
