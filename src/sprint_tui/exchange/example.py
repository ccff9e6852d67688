"""The finished example that comes with the app: a whole sprint to look at, and the drafts it came from."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from sprint_tui.exchange.json_rules import Kinds
from sprint_tui.exchange.sprint_json import loads


def finished_example(language: str = "en") -> Kinds:
    """Return the rows of the finished example, ready for the store."""
    return loads(_asset(language, "demo.json"))


def example_with_drafts(language: str = "en") -> Kinds:
    """Return the same with what five of its people brought, and where its cells came from."""
    whole: dict[str, Any] = json.loads(_asset(language, "demo.json"))
    brought: dict[str, Any] = json.loads(_asset(language, "demo_drafts.json"))
    return loads(json.dumps(whole | {kind: [*whole.get(kind, ()), *rows] for kind, rows in brought.items()}))


def _asset(language: str, name: str) -> str:
    return (resources.files("sprint_tui") / "assets" / language / name).read_text(encoding="utf-8")
