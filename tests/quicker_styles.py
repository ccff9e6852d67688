"""Textual's styles, worked out once a run of tests and not once an app: the same text is the same rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

_Rules = list[RuleSet]


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


@dataclass
class _Found:
    """The rules for a kind of node, and how a node that had none holds them once they are set."""

    rules: RulesMap
    held: RulesMap | None = None


_FOUND: dict[tuple[object, ...], _Found] = {}
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
        _set_found(sheet, node, _FOUND[key], animate)
        sheet._process_component_classes(node)
        return
    found: dict[tuple[Any, ...], RulesMap] = {}
    _apply(sheet, node, animate=animate, cache=found)
    _FOUND.update((key, _Found(rules)) for rules in found.values())


def _set_found(sheet: Stylesheet, node: DOMNode, found: _Found, animate: bool) -> None:
    """Set rules that were found before; on a node that has none yet, nothing has to hear of each."""
    base = node.styles.base
    if base._rules or node._is_mounted or animate:
        sheet.replace_rules(node, found.rules, animate=animate)
    elif found.held is None:
        sheet.replace_rules(node, found.rules)
        found.held = base.get_rules()
    else:
        base.merge_rules(found.held)
        node.notify_style_update()


_PARTS: dict[tuple[object, ...], dict[str, RulesMap]] = {}
_set_parts = Stylesheet._process_component_classes


def _parts_set_once(sheet: Stylesheet, node: DOMNode) -> None:
    """Give the named parts of a node their styles, and leave them where nothing has changed for them."""
    names = node._get_component_classes()
    if not names:
        return
    mapped = sheet.rules_map
    choice = (id(mapped), names)
    if choice not in _STATES:
        _STATES[choice] = _states(mapped, frozenset({"*", "DOMNode", *(f".{name}" for name in names)}))
    states = _STATES[choice]
    if states is None:
        _set_parts(sheet, node)
        return
    key = (choice, *(_kind_and_state(above, states) for above in node.css_path_nodes))
    if vars(node).get("_parts_as") == key:
        return
    if key in _PARTS:
        _set_found_parts(node, _PARTS[key])
    else:
        _set_parts(sheet, node)
        _PARTS[key] = {name: styles.base.get_rules() for name, styles in node._component_styles.items()}
    vars(node)["_parts_as"] = key


def _set_found_parts(node: DOMNode, parts: dict[str, RulesMap]) -> None:
    before = {name: styles.base.get_rules() for name, styles in node._component_styles.items()}
    node._component_styles.clear()
    for name, rules in parts.items():
        part = DOMNode(classes=name)
        part._attach(node)
        part.styles.base.merge_rules(rules)
        node._component_styles[name] = part.styles
    if before != parts:
        node.refresh()


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


PUT_IN: list[tuple[object, str, object]] = [
    (RuleSet, "__hash__", object.__hash__),
    (Stylesheet, "_parse_rules", _parsed_once),
    (Stylesheet, "parse", _put_together_once),
    (Stylesheet, "rules_map", property(_mapped_once)),
    (Stylesheet, "apply", _applied),
    (Stylesheet, "replace_rules", classmethod(_replaced)),
    (Stylesheet, "_process_component_classes", _parts_set_once),
]
