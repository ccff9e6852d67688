"""How cells look: few colours, each with one meaning, in shades that survive a black and white printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
INK, QUIET, RULE, HAIR = "16191D", "353B41", "9C8F73", "DDD2BB"
PAPER, BAR, WHITE = "FBF8F1", "EFE8DA", "FFFFFF"
WOW, WOW_LIGHT = "5C3600", "FBEBD0"
BETTER, BETTER_LIGHT = "003F4B", "DDEFF2"
ALARM, DONE = "8F1414", "1A4209"

DATE = "d mmm yyyy"
MOMENT = "d mmm yyyy, hh:mm"
CLOCK = "hh:mm:ss"
DURATION = "[mm]:ss"
SIGNED = "+0;-0;0"
NUMBER = "General"


@dataclass(frozen=True, eq=False)
class Style:
    """The look of a cell. `rule` draws a line below it, `part` a white one at its right."""

    size: int = 10
    bold: bool = False
    italic: bool = False
    color: str = INK
    fill: str = ""
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "center", "bottom"] = "top"
    wrap: bool = True
    indent: int = 0
    rule: Literal["", "hair", "thin"] = ""
    part: bool = False
    format: str = NUMBER


TITLE = Style(size=20, bold=True, down="center", wrap=False)
SUBTITLE = Style(size=11, color=QUIET, down="center", wrap=False)
HEADING = Style(size=13, bold=True, down="center", wrap=False, rule="thin")
PROMISE = Style(size=18, bold=True, fill=PAPER, down="center", indent=1)
NOTE = Style(color=QUIET, italic=True, down="center", wrap=False)

HEAD = Style(bold=True, fill=BAR, down="center", indent=1, rule="thin")
HEAD_RIGHT = replace(HEAD, across="right")
LABEL = Style(bold=True, color=QUIET, fill=PAPER, indent=1, rule="hair")
LINE_LABEL = replace(LABEL, down="center")

TEXT = Style(indent=1, rule="hair")
STRONG = replace(TEXT, bold=True)
QUIET_TEXT = replace(TEXT, color=QUIET)
ALARMED = replace(STRONG, color=ALARM)
WELL = replace(STRONG, color=DONE)

LINE = replace(TEXT, down="center")
STRONG_LINE = replace(STRONG, down="center")
QUIET_LINE = replace(QUIET_TEXT, down="center")
ALARMED_LINE = replace(ALARMED, down="center")
DATED = replace(LINE, wrap=False, format=DATE)
MOMENTARY = replace(DATED, format=MOMENT)
CLOCKED = replace(DATED, format=CLOCK)
FIGURE = replace(LINE, across="right", wrap=False)
LASTED = replace(FIGURE, format=DURATION)
SUM = replace(LASTED, bold=True, rule="")
SUM_LABEL = replace(STRONG_LINE, rule="")

PHASE = Style(color=QUIET, fill=PAPER, across="center", down="center", rule="hair", part=True)
STAGE = Style(size=11, bold=True, fill=BAR, across="center", down="center", rule="thin", part=True)
TOUCHPOINT = Style(size=11, bold=True, across="center", down="center", rule="thin")
FEELING = Style(size=12, bold=True, across="center", down="center", rule="hair", format=SIGNED)
FEELING_LOW = replace(FEELING, color=ALARM)
FEELING_HIGH = replace(FEELING, color=DONE)
PICKED = {
    "wow": Style(bold=True, color=WOW, fill=WOW_LIGHT, down="center", indent=1, rule="hair"),
    "better": Style(bold=True, color=BETTER, fill=BETTER_LIGHT, down="center", indent=1, rule="hair"),
}
PICKED_CENTRED = {kind: replace(one, across="center", indent=0, part=True) for kind, one in PICKED.items()}
PICKED_HEAD = {kind: replace(one, size=12, part=True) for kind, one in PICKED.items()}
IDEA_HEAD = replace(HEAD, size=12)
TAB = {"wow": WOW, "better": BETTER}


_RULES = {"thin": RULE, "hair": HAIR}


class Styles:
    """The styles of one workbook: each is registered once, all its cells share the record."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._records: dict[tuple[Style, bool], StyleArray] = {}

    def apply(self, cell: Cell | MergedCell, style: Style, *, is_literal: bool = False) -> None:
        """Give a cell its look, before its value; a literal one stays text when a reader edits it."""
        key = (style, is_literal)
        if key not in self._records:
            self._records[key] = self._register(style, is_literal)
        cell._style = self._records[key]  # type: ignore[union-attr]  # a record per cell costs a third more

    def _register(self, style: Style, is_literal: bool) -> StyleArray:
        cell = Cell(self._sheet, row=1, column=1)
        cell.font = _font(style.size, style.bold, style.italic, style.color)
        if style.fill:
            cell.fill = _fill(style.fill)
        cell.border = _border(style.rule, style.part)
        cell.alignment = _alignment(style.across, style.down, style.wrap, style.indent)
        cell.number_format = style.format
        record: StyleArray = cell._style  # type: ignore[attr-defined]
        record.quotePrefix = int(is_literal)
        return record


# Many styles share a part: one that openpyxl has seen costs a fifth of an equal one that is new to it.


@cache
def _font(size: int, bold: bool, italic: bool, color: str) -> Font:
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=f"FF{color}")


@cache
def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=f"FF{color}")


@cache
def _border(rule: str, part: bool) -> Border:
    below = Side(style="thin", color=f"FF{_RULES[rule]}") if rule else Side()
    beside = Side(style="medium", color=f"FF{WHITE}") if part else Side()
    return Border(bottom=below, right=beside)


@cache
def _alignment(across: str, down: str, wrap: bool, indent: int) -> Alignment:
    return Alignment(horizontal=across, vertical=down, wrap_text=wrap, indent=indent)
