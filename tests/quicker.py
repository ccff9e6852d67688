"""What Textual works out anew for each app and each message, worked out once a run of tests.

The same text is parsed to the same rules, the same handlers get the same messages, and every widget paints
what it has to once the app is at rest. Only the frame that nobody looks at is not put together from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType
from typing import Any

from textual import _callback, message_pump
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.theme import Theme

import quicker_paint
import quicker_styles
from sprint_tui.app import one_key


def make_quicker() -> None:
    """Put all of it in place."""
    put_in: list[tuple[object, str, object]] = [
        *quicker_styles.PUT_IN,
        *quicker_paint.PUT_IN,
        (App, "get_theme", _theme),
        (MessagePump, "_get_dispatch_methods", _handlers),
        (_callback, "_count_parameters", _counted_once),
        (message_pump, "log", _Quiet()),
        (Reactive, "__get__", _read_at_once),
        (one_key, "PAUSE", 0),  # the app looks at each turn of the loop whether a key has come to rest
    ]
    for owner, name, value in put_in:
        setattr(owner, name, value)


# Messages

_HANDLING: dict[tuple[type, str, type], tuple[type, ...] | None] = {}
_handlers_of = MessagePump._get_dispatch_methods


def _handlers(
    pump: MessagePump, method_name: str, message: Message
) -> Iterator[tuple[type, Callable[..., Any]]]:
    """Yield the handlers that Textual finds, looking only into classes that have one."""
    key = (pump.__class__, method_name, message.__class__)
    if key not in _HANDLING:
        _HANDLING[key] = _classes_with(*key)
    classes = _HANDLING[key]
    if classes is None:
        yield from _handlers_of(pump, method_name, message)
        return
    for cls in classes:
        if message._no_default_action:
            break
        method = cls.__dict__.get(f"_{method_name}") or cls.__dict__.get(method_name)
        if method is not None and not getattr(method, "_textual_on", None):
            yield cls, method.__get__(pump, cls)


def _classes_with(kind: type, method_name: str, message: type) -> tuple[type, ...] | None:
    """Return a pump's classes with a handler by its name; None when one chose the message by `on`."""
    kinds = set(message.__mro__)
    if any(kinds & set(cls.__dict__.get("_decorated_handlers") or ()) for cls in kind.__mro__):
        return None
    names = {method_name, f"_{method_name}"}
    return tuple(cls for cls in kind.__mro__ if names & cls.__dict__.keys())


_COUNTED: dict[tuple[CodeType, bool], int] = {}
_count = _callback._count_parameters


def _counted_once(called: Callable[..., Any]) -> int:
    """Count the parameters of each piece of code once, also where a new function is made of it each time."""
    code = getattr(called, "__code__", None)
    if code is None or hasattr(called, "__wrapped__"):
        return _count(called)
    key = (code, hasattr(called, "__self__"))
    if key not in _COUNTED:
        _COUNTED[key] = _count(called)
    return _COUNTED[key]


class _Quiet:
    """Takes what Textual would note of each message for its console, which no test opens."""

    def __getattr__(self, name: str) -> _Quiet:
        return self

    def __call__(self, *of: object) -> _Quiet:
        return self


# Themes and reactives


def _theme(app: App[Any], names: str) -> Theme | None:
    """Get the first of the themes that there is, without a copy of all of them."""
    return next(
        (app._registered_themes[name] for name in _split(names) if name in app._registered_themes), None
    )


@cache
def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


_COMPUTED: dict[tuple[type, str], bool] = {}
_read = Reactive.__get__


def _read_at_once(reactive: Reactive[Any], obj: Any, obj_type: type) -> Any:
    """Read the value that an object holds; Textual looks first whether it has an id, a value, and a rule."""
    if obj is not None:
        of_kind = (obj.__class__, reactive.compute_name)
        if of_kind not in _COMPUTED:
            _COMPUTED[of_kind] = hasattr(*of_kind)
        if not _COMPUTED[of_kind]:
            held = obj.__dict__
            if reactive.internal_name in held and "_id" in held:
                return held[reactive.internal_name]
    return _read(reactive, obj, obj_type)
