"""Its being here makes the helpers beside it importable in every test."""

from itertools import count

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_NUMBERS = count()


@pytest.fixture(autouse=True)
def out_of_reach(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings, logs and home are out of every test's reach."""
    own = tmp_path_factory.getbasetemp() / f"machine-{next(_NUMBERS)}"
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("SPRINT_TUI_CONFIG", str(own / "settings"))
    monkeypatch.setenv("SPRINT_TUI_LOGS", str(own / "logs"))


_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}
_parse = Stylesheet._parse_rules


def _parsed_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Parse each style once a run and not once an app: the same text with the same variables is the same."""
    colours = frozenset(sheet._variables.items())
    key = (colours, css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _PARSED:
        _PARSED[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _PARSED[key]


setattr(Stylesheet, "_parse_rules", _parsed_once)  # noqa: B010 - put in, not declared
