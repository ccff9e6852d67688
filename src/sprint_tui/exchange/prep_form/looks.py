"""How the form looks beside the house's other workbooks: room to write in, on screen and on paper."""

from __future__ import annotations

from dataclasses import replace

from sprint_tui.exchange.workbook.styles import HEAD, LABEL, NOTE, PAPER, TEXT

AS_TEXT = "@"
"""A cell of this format keeps what is typed as it is: no date, no formula."""
FIELD = replace(TEXT, fill=PAPER, rule="thin", part=True, down="center", format=AS_TEXT)
NAME = replace(FIELD, size=12, bold=True)
COLUMN = replace(HEAD, part=True)
ASKED = replace(LABEL, bold=False, fill="", rule="thin", size=11, down="center")
HINT = replace(NOTE, wrap=True, size=9, down="bottom", italic=False, indent=1)
LEAD = replace(TEXT, size=11, rule="", down="center", indent=0)
