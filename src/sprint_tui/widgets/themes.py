"""The three themes, read from the assets; their colours are the only ones that styles name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from textual.theme import Theme

DEFAULT = "dark"
_FILE = Path(__file__).parent.parent / "assets" / "themes.toml"
COLOURS = (
    "paper",
    "bar",
    "fill",
    "ink",
    "quiet",
    "wow",
    "better",
    "done",
    "alert",
    "alert-ink",
    "rule",
    "edge",
)


@cache
def themes() -> tuple[Theme, ...]:
    """Return our themes, the default first."""
    text = _FILE.read_text(encoding="utf-8")
    return tuple(_theme(name, colours) for name, colours in tomllib.loads(text).items())


def _theme(name: str, colours: dict[str, str]) -> Theme:
    """Textual's own roles are set as well, so that its palette and scrollbars look like the rest."""
    return Theme(
        name=name,
        dark=bool(colours["is_dark"]),
        primary=colours["ink"],
        secondary=colours["quiet"],
        accent=colours["ink"],
        warning=colours["wow"],
        error=colours["alert"],
        success=colours["done"],
        foreground=colours["ink"],
        background=colours["paper"],
        surface=colours["paper"],
        panel=colours["bar"],
        text_alpha=1.0,
        variables={
            **{name: colours[name] for name in COLOURS},
            "scrollbar": colours["rule"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["ink"],
            "scrollbar-background": colours["paper"],
            "scrollbar-background-hover": colours["paper"],
            "scrollbar-background-active": colours["paper"],
            "scrollbar-corner-color": colours["paper"],
            "input-cursor-background": colours["ink"],
            "input-cursor-foreground": colours["paper"],
            "input-selection-background": colours["fill"],
            "block-cursor-background": colours["fill"],
            "block-cursor-foreground": colours["ink"],
            "block-cursor-text-style": "bold",
            "block-hover-background": colours["bar"],
            "text-muted": colours["quiet"],
            "text-disabled": colours["quiet"],
        },
    )
