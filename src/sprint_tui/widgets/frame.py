"""The frame around every stage: anchor line, rail, head, message line, key bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from sprint_tui.widgets.ink import Line, Run, between, cut_line, line, tag, typed, width_of
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

KEYS_SHOWN = 6


@dataclass(frozen=True)
class AnchorView:
    """What every stage keeps in sight: the promise first, then segment, business, and whether all is saved.

    `state` is `saved`, `editing`, or the code of what stops saving; `at` is the time of the last save.
    """

    promise: str
    segment: str = ""
    business: str = ""
    state: str = "saved"
    at: str = ""


class Anchor(Painted):
    """The first line of the screen. When it is narrow the promise goes last."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._view = AnchorView("")

    def show(self, view: AnchorView) -> None:
        """Show this view."""
        self._view = view
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        width = max(self.size.width - 2, 1)
        whole = (self._left(), self._right(business=True, word=True))
        without = (
            (self._left(), self._right(business=False, word=True)),
            (self._left(), self._right(business=False, word=False)),
            (self._left(segment=False), self._right(business=False, word=False)),
        )
        fitting = (two for two in (whole, *without) if width_of(two[0]) + width_of(two[1]) + 2 <= width)
        left, right = next(fitting, without[-1])
        self.lines = (line(" ", *between(left, right, width), " "),)

    def _left(self, *, segment: bool = True) -> Line:
        view = self._view
        promise = typed(f"“{view.promise}”" if view.promise else self._words("frame.no_promise"), "strong")
        return (promise, Run("  "), typed(view.segment)) if segment and view.segment else (promise,)

    def _right(self, *, business: bool, word: bool) -> Line:
        view = self._view
        lead = (typed(view.business), Run("   ")) if business and view.business else ()
        if view.state == "saved":
            saved = self._words("frame.saved", time=view.at) if word else view.at
            return (*lead, Run("✓ ", "done"), Run(saved))
        if view.state == "editing":
            return (*lead, Run(self._words("frame.editing")))
        return (*lead, tag(self._words(f"frame.not_saved.{view.state}")))


class GoTo(Message):
    """The person wants another stage; `row_id` is where the cursor shall stand there."""

    def __init__(self, stage: str, row_id: str = "", field: str = "") -> None:
        super().__init__()
        self.stage = stage
        self.row_id = row_id
        self.field = field


class OpenPage(Message):
    """The person wants the page of one row: a touchpoint, a pick, an upgrade; `field` is where to begin."""

    def __init__(self, page: str, row_id: str, field: str = "") -> None:
        super().__init__()
        self.page = page
        self.row_id = row_id
        self.field = field


@dataclass(frozen=True)
class RailStage:
    """One stage in the rail: its key, its name, the name of its group, and how far it is."""

    key: str
    name: str
    group: str
    done: int
    total: int


class Rail(Painted):
    """The stages on the left of a wide window, each with its state."""

    WIDTH: ClassVar[int] = 22

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []

    def show(self, stages: Sequence[RailStage], current: str) -> None:
        """Show these stages, the current one marked."""
        lines: list[Line] = []
        self._keys = []
        group = ""
        for one in stages:
            if one.group != group:
                group = one.group
                lines += [(), line(" ", Run(group, "quiet"))]
                self._keys += ["", ""]
            lines.append(self._line(one, on=one.key == current))
            self._keys.append(one.key)
        self.lines = tuple(lines)

    def _line(self, one: RailStage, *, on: bool) -> Line:
        state = (
            Run("✓", "done")
            if one.total and one.done == one.total
            else Run(f"{one.done}/{one.total}", "quiet")
        )
        name = Run(one.name, "place" if on else "")
        mark = Run("▸ " if on else "  ", "place" if on else "")
        right = (state,) if one.total else ()
        return line(" ", *between((mark, name), right, self.WIDTH - 3))

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self._keys) and self._keys[event.y]:
            self.post_message(GoTo(self._keys[event.y]))


class Head(Painted):
    """Three lines at the left: the stage's name, what is there, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Line, ...] = ()
        self._right: Line = ()

    def show(
        self,
        name: str,
        facts: str = "",
        tags: Sequence[str] = (),
        info: str | Line = "",
        more: str = "",
        right: str = "",
    ) -> None:
        """Show the stage's name in capitals with facts, tags with an info line, and one line more."""
        self._right = line(Run(right, "strong")) if right else ()
        second = [part for text in tags for part in (tag(text), Run("  "))]
        self._all = (
            line(Run(name.upper(), "strong"), "  ", Run(facts)),
            line(*second, *((Run(info),) if isinstance(info, str) else info)),
            line(Run(more)),
        )
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        first, *rest = self._all or ((),)
        top = (
            between(first, self._right, self.size.width) if self._right else cut_line(first, self.size.width)
        )
        self.lines = (top, *(cut_line(one, self.size.width) for one in rest))


class Say(Painted):
    """One line above the keys: what was just done, or why not."""

    def say(self, text: str) -> None:
        """Say what was done."""
        self.lines = (line(typed(text)),) if text else ()

    def refuse(self, text: str) -> None:
        """Say why nothing was done, and what to do."""
        self.lines = (line(Run("! ", "strong"), typed(text, "strong")),)


class KeyBar(Painted):
    """The last line: six keys at most that work now, and help. A click presses them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._targets: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._show_keys)
        self._show_keys(self.screen)

    def on_resize(self) -> None:
        self._show_keys(self.screen)

    def _show_keys(self, _screen: Screen[object]) -> None:
        if not self.is_attached:
            return
        runs: list[Run] = [Run(" ")]
        self._targets = []
        for key, shown, word in self._hints():
            new = (Run(shown, "key"), Run(f" {word}   "))
            if width_of(runs) + width_of(new) - 2 > self.size.width:
                break
            runs += new
            self._targets.append((width_of(runs), key))
        self.lines = (tuple(runs),)

    def _hints(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, what is shown for it, and its word: the stage's six, then help."""
        works: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.node is not self.app:
                works.setdefault(active.binding.description, active.binding)
        ordered = [works.pop(name) for name in self._order() if name in works]
        for binding in ordered[:KEYS_SHOWN]:
            yield binding.key, key_name(self._words, binding), self._words(f"keys.{binding.description}")
        yield "f1", self._words("key_names.f1"), self._words("keys.help")

    def _order(self) -> list[str]:
        """Return the names of all keys as the focused widget, then the screen, lists them in its class."""
        nodes = (self.screen.focused, self.screen)
        kinds = (kind for node in nodes if node is not None for kind in reversed(type(node).__mro__))
        bindings = (one for kind in kinds for one in vars(kind).get("BINDINGS", ()))
        return [one.description for one in bindings if isinstance(one, Binding)]

    def on_click(self, event: events.Click) -> None:
        for edge, key in self._targets:
            if event.x < edge:
                self.app.simulate_key(key)
                return


def key_name(words: Words, binding: Binding) -> str:
    """Return how a key is called on the screen."""
    if binding.key_display:
        return binding.key_display
    names = words.table("key_names")
    return names.get(binding.key, binding.key)
