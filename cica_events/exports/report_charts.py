"""The charts of a report's workbook: real ones, that follow the figures of their table."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from cica_events.exports.report_table import Chart, ChartKind, Column, ReportTable

COLOURS = ("1F5FBF", "E08A00", "B4BECB")
WIDTH = 17.0  # centimetres
LEAST, MOST, LINE = 7.5, 40.0, 0.62  # centimetres: of the whole, and for each name
ROW = 0.53  # centimetres, of a row of the sheet


def add_charts(sheet: Any, table: ReportTable, heading_row: int) -> int:
    """Put the charts at the right of the table, one under the other; return the last row they cover."""
    row = heading_row
    for chart in table.charts:
        drawn = _drawn(sheet, table, chart, heading_row)
        sheet.add_chart(drawn, f"{get_column_letter(len(table.headings) + 2)}{row}")
        row += round(drawn.height / ROW) + 2
    return row - 2


def _drawn(sheet: Any, table: ReportTable, chart: Chart, heading_row: int) -> Any:
    last = heading_row + (chart.lines or len(table.rows) - int(table.total))
    drawn = _plain(chart)
    for column in chart.columns:
        drawn.add_data(Reference(sheet, column + 1, heading_row, max_row=last), titles_from_data=True)
    drawn.set_categories(Reference(sheet, chart.names + 1, heading_row + 1, max_row=last))
    for number, series in enumerate(drawn.series):
        _colour(series, COLOURS[number % len(COLOURS)], chart.kind)
    lying = chart.kind in {ChartKind.BARS, ChartKind.STACKED}
    names = last - heading_row
    drawn.width, drawn.height = WIDTH, min(MOST, max(LEAST, 3 + LINE * names)) if lying else LEAST + 1
    drawn.y_axis.numFmt = "0%" if table.kinds[chart.columns[0]] is Column.SHARE else "0"
    if len(chart.columns) == 1:
        drawn.legend = None
        drawn.dataLabels = DataLabelList()
        drawn.dataLabels.showVal = True
        for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(drawn.dataLabels, part, False)
    else:
        drawn.legend.position = "b"
    return drawn


def _plain(chart: Chart) -> Any:
    drawn: Any = LineChart() if chart.kind is ChartKind.LINE else BarChart()
    drawn.title = chart.title
    drawn.title.overlay = False
    if chart.kind in {ChartKind.BARS, ChartKind.STACKED}:
        drawn.type = "bar"
        drawn.x_axis.scaling.orientation = "maxMin"  # the first name at the top
        drawn.y_axis.crosses = "max"
    if chart.kind is ChartKind.STACKED:
        drawn.grouping, drawn.overlap = "stacked", 100
    if chart.kind is not ChartKind.LINE:
        drawn.gapWidth = 45
    drawn.x_axis.delete = drawn.y_axis.delete = False  # programs hide axes that do not say so
    drawn.y_axis.scaling.min = 0
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="DDE2E9", w=6350))
    return drawn


def _colour(series: Any, colour: str, kind: ChartKind) -> None:
    series.graphicalProperties = GraphicalProperties()
    if kind is ChartKind.LINE:
        series.graphicalProperties.line.solidFill = colour
        series.graphicalProperties.line.width = 28_000  # of 12,700 to a point
        series.marker.symbol = "circle"
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.smooth = False
    else:
        series.graphicalProperties.solidFill = colour
