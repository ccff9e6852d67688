"""The forms that the scribe's notes are written in: `- key: value`, tables, and headed parts."""

from __future__ import annotations

import re

Pairs = list[tuple[str, str]]


def pairs(text: str) -> Pairs:
    """Return each `- key: value` in order; an indented line goes on after a line break."""
    found: Pairs = []
    for line in text.split("\n"):
        if match := re.match(r"- ([^:]+):(?: (.*))?$", line):
            found.append((match[1], match[2] or ""))
        elif found and re.match(r"  \S", line):
            key, value = found[-1]
            found[-1] = (key, f"{value}\n{line[2:]}")
    return found


def table(text: str, number: int = 0) -> list[dict[str, str]]:
    """Return the rows of the nth table of a section by their headings."""
    blocks = re.findall(r"(?:^\|.*\n?)+", text, flags=re.MULTILINE)
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in blocks[number].splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[2:]]


def headed(text: str) -> Pairs:
    """Return each `### heading` with the text below it."""
    parts = re.split(r"^### (.*)$", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def owner_of(text: str) -> tuple[str, str]:
    """Return person and team of `Guest-care team, led by the guest-care lead`."""
    if ", led by the " not in text:
        return text, ""
    team, person = text.split(", led by the ")
    return person[:1].upper() + person[1:], team
