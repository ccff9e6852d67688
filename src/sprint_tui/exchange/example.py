"""The finished example that comes with the app: a whole sprint to look at."""

from __future__ import annotations

from importlib import resources

from sprint_tui.exchange.json_rules import Kinds
from sprint_tui.exchange.sprint_json import loads


def finished_example(language: str = "en") -> Kinds:
    """Return the rows of the finished example, ready for the store."""
    file = resources.files("sprint_tui") / "assets" / language / "demo.json"
    return loads(file.read_text(encoding="utf-8"))
