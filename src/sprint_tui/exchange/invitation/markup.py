"""HTML from the standard library: elements with escaped text, signs for what a reader would obey."""

from __future__ import annotations

from html import escape

from sprint_tui.domain.text import one_line


def safe(text: str) -> str:
    """Return a text as it may stand between tags, and within an attribute."""
    return escape(one_line(text))


def element(name: str, *inner: str, **attributes: str) -> str:
    """Return an element around markup of ours; a text of anybody's goes through `safe` first."""
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inner)}</{name}>"


def paragraph(text: str, **attributes: str) -> str:
    """Return a text as a paragraph."""
    return element("p", safe(text), **attributes)
