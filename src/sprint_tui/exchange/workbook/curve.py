"""The feelings of a journey as a native line chart, drawn under the touchpoints it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from sprint_tui.domain.feelings import HIGH, LOW
from sprint_tui.exchange.workbook.styles import INK, QUIET, RULE

if TYPE_CHECKING:
    from sprint_tui.exchange.workbook.page import Page
    from sprint_tui.exchange.workbook.source import Source

POINTS = 12_700
"""Drawing units in a point."""


def add_curve(
    page: Page, source: Source, feelings_row: int, *, rows: tuple[int, int], names_row: int
) -> None:
    """Draw the feelings between two rows, each point in the middle of its touchpoint's column."""
    chart = LineChart()
    line = Series(
        Reference(page.sheet, min_col=2, max_col=page.columns, min_row=feelings_row),
        title=source.label("touchpoint", "feeling"),
    )
    line.smooth = False
    line.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=INK, w=2.25 * POINTS))
    line.marker.symbol, line.marker.size = "circle", 8
    line.marker.graphicalProperties = GraphicalProperties(solidFill=INK, ln=LineProperties(solidFill=INK))
    chart.series.append(line)
    chart.set_categories(Reference(page.sheet, min_col=2, max_col=page.columns, min_row=names_row))
    chart.legend = None
    chart.display_blanks = "gap"
    _axes(chart)
    label_share = page.share(1)
    chart.layout = Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=label_share, y=0.06, w=1 - label_share, h=0.74
        )
    )
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    anchor = TwoCellAnchor(
        "twoCell",
        _from=AnchorMarker(col=0, row=rows[0] - 1),
        to=AnchorMarker(col=page.columns, row=rows[1] - 1),
    )
    chart.anchor = anchor  # type: ignore[assignment]  # the stubs know its other form only
    page.sheet.add_chart(chart)


def _axes(chart: LineChart) -> None:
    """Show both axes, the whole scale, and the names below all of it."""
    feeling, names = chart.y_axis, chart.x_axis
    feeling.scaling.min, feeling.scaling.max = LOW, HIGH
    feeling.majorUnit = 1
    feeling.number_format = "+0;-0;0"
    feeling.crossBetween = "between"
    feeling.majorGridlines = ChartLines(
        spPr=GraphicalProperties(ln=LineProperties(solidFill=RULE, w=0.5 * POINTS))
    )
    names.tickLblPos = "low"
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=QUIET, w=POINTS))
    feeling.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=RULE, w=0.5 * POINTS))
    for axis in (feeling, names):
        axis.delete = False
        axis.txPr = _text(900)


def _text(size: int) -> RichText:
    look = CharacterProperties(sz=size, solidFill=QUIET)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
