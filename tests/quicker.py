"""What Textual works out anew for each app and each message, worked out once a run of tests.

The same text is parsed to the same rules, the same handlers get the same messages, and every widget paints
what it has to. Only the frame that nobody looks at is not put together from what they painted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

from textual import _callback, message_pump
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

_Rules = list[RuleSet]


def make_quicker() -> None:
    """Put all of it in place."""
    put_in: list[tuple[object, str, object]] = [
        (RuleSet, "__hash__", object.__hash__),
        (Stylesheet, "_parse_rules", _parsed_once),
        (Stylesheet, "parse", _put_together_once),
        (Stylesheet, "rules_map", property(_mapped_once)),
        (Stylesheet, "apply", _applied),
        (Stylesheet, "replace_rules", classmethod(_replaced)),
        (MessagePump, "_get_dispatch_methods", _handlers),
        (Compositor, "render_update", _painted),
        (_callback, "_count_parameters", _counted_once),
        (message_pump, "log", _Quiet()),
    ]
    for owner, name, value in put_in:
        setattr(owner, name, value)


# Styles

_PARSED: dict[tuple[object, ...], _Rules] = {}
_TOGETHER: dict[tuple[int, ...], _Rules] = {}
_MAPPED: dict[int, tuple[_Rules, dict[str, _Rules]]] = {}
_VARIABLES: dict[frozenset[tuple[str, str]], int] = {}
_parse = Stylesheet._parse_rules
_put_together = Stylesheet.parse


def _parsed_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> _Rules:
    """Parse each style once a run and not once an app: the same text with the same variables is the same."""
    key = (_number_of(sheet), css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _PARSED:
        _PARSED[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _PARSED[key]


def _number_of(sheet: Stylesheet) -> int:
    """Return a number for the values of a sheet's variables, the same for the same values."""
    return _VARIABLES.setdefault(frozenset(sheet._variables.items()), len(_VARIABLES))


def _put_together_once(sheet: Stylesheet) -> None:
    """Put the parts of a sheet together once for the same parts in the same order."""
    number = _number_of(sheet)
    parts = [
        _PARSED.get((number, source.content, place, *source[1:])) for place, source in sheet.source.items()
    ]
    key = tuple(map(id, parts))
    if None in parts or key not in _TOGETHER:
        _put_together(sheet)
        if None not in parts:
            _TOGETHER[key] = sheet._rules
        return
    sheet._rules = _TOGETHER[key]
    sheet._require_parse = False
    sheet._rules_map = None


def _mapped_once(sheet: Stylesheet) -> dict[str, _Rules]:
    """Map the names in selectors to their rules once for a list of rules that many sheets share."""
    if sheet._rules_map is None:
        rules = sheet.rules
        if id(rules) not in _MAPPED:
            mapped: dict[str, _Rules] = defaultdict(list)
            for rule in rules:
                for name in rule.selector_names:
                    mapped[name].append(rule)
            _MAPPED[id(rules)] = (rules, dict(mapped))
        sheet._rules_map = _MAPPED[id(rules)][1]
    return sheet._rules_map


_FOUND: dict[tuple[object, ...], RulesMap] = {}
_STATES: dict[tuple[int, frozenset[str]], tuple[str, ...] | None] = {}
_apply = Stylesheet.apply
_replace = vars(Stylesheet)["replace_rules"].__func__


def _applied(
    sheet: Stylesheet,
    node: DOMNode,
    *,
    animate: bool = False,
    cache: dict[tuple[Any, ...], RulesMap] | None = None,
) -> None:
    """Find the rules once for all nodes that are of one kind and state, each below the same ones."""
    mapped, names = sheet.rules_map, frozenset(node._selector_names)
    choice = (id(mapped), names)
    if choice not in _STATES:
        _STATES[choice] = _states(mapped, names)
    states = _STATES[choice]
    if states is None:
        _apply(sheet, node, animate=animate, cache=cache)
        return
    key = (choice, *(_kind_and_state(above, states) for above in node.css_path_nodes))
    if key in _FOUND:
        node._has_hover_style = "hover" in states
        node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
        sheet.replace_rules(node, _FOUND[key], animate=animate)
        sheet._process_component_classes(node)
        return
    found: dict[tuple[Any, ...], RulesMap] = {}
    _apply(sheet, node, animate=animate, cache=found)
    _FOUND.update((key, rules) for rules in found.values())


def _states(mapped: dict[str, _Rules], names: frozenset[str]) -> tuple[str, ...] | None:
    """Return the states that the rules for these names ask for, or None if for a place among others."""
    states = {state for name in names for rule in mapped.get(name, ()) for state in rule.pseudo_classes}
    return None if states & Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE else tuple(sorted(states))


def _kind_and_state(node: DOMNode, states: tuple[str, ...]) -> tuple[object, ...]:
    is_in: dict[str, Callable[[Any], bool]] = node._PSEUDO_CLASSES
    held = tuple(state for state in states if state in is_in and is_in[state](node))
    return node.__class__, node._id, node.classes, held


def _replaced(kind: type[Stylesheet], node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
    """Set the rules of a node where they are others than it has."""
    if node.styles.base._rules == rules:
        node.notify_style_update()
    else:
        _replace(kind, node, rules, animate)


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


# Frames

_compose = Compositor.render_update


def _painted(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> Any:
    """Let each widget paint the lines that changed; put them together where the frame itself is asked for."""
    if full or simplify:
        return _compose(compositor, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    dirty = [*compositor._dirty_regions]
    compositor._dirty_regions.clear()
    if dirty:
        _paint(compositor, Region.from_union(dirty))
    return None


def _paint(compositor: Compositor, crop: Region) -> None:
    for widget, (region, clip) in [*compositor.visible_widgets.items()]:
        seen = region.intersection(clip)
        lines = seen.translate(-region.offset)
        if seen and crop.overlaps(clip) and _has_to_paint(widget, lines):
            widget.render_lines(lines)


def _has_to_paint(widget: Widget, lines: Region) -> bool:
    held = widget._styles_cache
    return held._width != widget.region.width or any(
        held.is_dirty(y) or y not in held._cache for y in lines.line_range
    )
