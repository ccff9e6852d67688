"""The last line: the keys that work now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.screen import Screen

from sprint_tui.widgets.ink import Run, width_of
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

KEYS_SHOWN = 6


class KeyBar(Painted):
    """The last line: six keys at most that work now, and help. A click presses them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._targets: list[tuple[int, str]] = []
        self._is_due = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)
        self._show_keys()

    def on_resize(self) -> None:
        self._show_keys()

    def _keys_changed(self, _screen: Screen[object]) -> None:
        """Show the keys once what goes on has said for the last time that others work now."""
        if not self._is_due:
            self._is_due = True
            self.call_later(self._show_keys)

    def _show_keys(self) -> None:
        self._is_due = False
        if not self.is_attached:
            return
        runs: list[Run] = [Run(" ")]
        self._targets = []
        *hints, last = ((key, (Run(shown, "key"), Run(f" {word}   "))) for key, shown, word in self._hints())
        room = (self.size.width or self.screen.size.width) - width_of(last[1]) + 2
        for key, new in (*hints, last):
            if key != last[0] and width_of(runs) + width_of(new) > room:
                continue
            runs += new
            self._targets.append((width_of(runs), key))
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
        self.lines = (tuple(runs),)

    def _hints(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, what is shown for it, and its word: the stage's six, then help."""
        works: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.node is not self.app:
                works.setdefault(active.binding.description, active.binding)
        ordered = [works.pop(name) for name in self._order() if name in works]
        called = getattr(self.screen, "called", "keys.{}".format)
        said = [(one, word) for one in ordered if (word := called(one.description))]
        for binding, word in said[:KEYS_SHOWN]:
            yield binding.key, key_name(self._words, binding), self._words(word)
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
