"""Charts painted by ourselves: columns and lines over years, and lying bars in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.reports.map_painting import small, strong
from ui.reports.report_colours import ReportColours
from ui.toolkit.directions import cut_text

NAMES = 0.45  # of the width, the most that names may take beside their bars; longer ones stand above
GAP = 10
DOT = 4.0  # pixels, the radius of a point
NOTHING = "–"
HIGHEST = 3.5  # of its least height that a bar may have where there is room
SIDE = 0.6  # of a line, the sign of a part
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class YearChart:
    """A value for each year, None where there is none; `share` is told in percent and drawn as a line."""

    title: str
    years: tuple[str, ...]
    values: tuple[float | None, ...]
    share: bool = False


@dataclass(frozen=True, slots=True)
class PartsChart:
    """Lying bars, each in the same parts; `parts` are their names."""

    title: str
    parts: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


def said(chart: YearChart, value: float | None) -> str:
    """Return a value as it is told."""
    if value is None:
        return NOTHING
    return f"{round(value * 100)} %" if chart.share else f"{round(value)}"


def draw_years(painter: QPainter, box: QRectF, chart: YearChart, colours: ReportColours) -> None:
    """Draw a chart of years into `box`."""
    base = painter.font()
    line = QFontMetrics(base).height()
    _title(painter, box, chart.title, colours)
    painter.setFont(small(base))
    plot = box.adjusted(line * 2.2, line * 2.4, -GAP, -line * 1.6)
    top = 1.0 if chart.share else nice(max((value or 0 for value in chart.values), default=0))
    _scale(painter, plot, top, colours, share=chart.share)
    step = plot.width() / max(1, len(chart.years))
    points: list[QPointF | None] = []
    for number, (year, value) in enumerate(zip(chart.years, chart.values, strict=True)):
        middle = plot.left() + step * (number + 0.5)
        _year(painter, QRectF(middle - step / 2, plot.bottom() + 2, step, line), year, number, step, colours)
        if value is None:
            points.append(None)
            painter.setPen(colours["muted"])
            painter.drawText(QRectF(middle - step / 2, plot.bottom() - line, step, line), _CENTRE, NOTHING)
            continue
        at = QPointF(middle, plot.bottom() - plot.height() * value / top)
        points.append(at)
        if not chart.share:
            width = min(96.0, step * 0.6)
            column = QRectF(middle - width / 2, at.y(), width, plot.bottom() - at.y())
            painter.fillRect(column, colours.series[0])
        painter.setPen(colours["text"])
        above = QRectF(middle - step / 2, at.y() - line - (DOT if chart.share else 0), step, line)
        wide = QFontMetrics(painter.font()).horizontalAdvance(said(chart, value))
        if wide <= step:
            ground = QRectF(middle - wide / 2 - 2, above.top() + 1, wide + 4, line - 2)
            painter.fillRect(ground, colours["panel"])  # no line of the scale runs through the number
            painter.drawText(above, _CENTRE, said(chart, value))
    if chart.share:
        _line(painter, points, colours)
    painter.setFont(base)


def _year(
    painter: QPainter, box: QRectF, year: str, number: int, step: float, colours: ReportColours
) -> None:
    every = max(1, ceil(QFontMetrics(painter.font()).horizontalAdvance("2000 ") / max(1.0, step)))
    if number % every == 0:
        painter.setPen(colours["muted"])
        painter.drawText(box.adjusted(-step, 0, step, 0), _CENTRE, year)


def _line(painter: QPainter, points: list[QPointF | None], colours: ReportColours) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.series[0], 2))
    for one, other in pairwise(points):
        if one is not None and other is not None:
            painter.drawLine(one, other)
    painter.setBrush(colours.series[0])
    for point in points:
        if point is not None:
            painter.drawEllipse(point, DOT, DOT)
    painter.restore()


def _scale(painter: QPainter, plot: QRectF, top: float, colours: ReportColours, *, share: bool) -> None:
    for part in range(5):
        y = plot.bottom() - plot.height() * part / 4
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), colours["line"])
        value = top * part / 4
        text = f"{round(value * 100)} %" if share else f"{value:g}"
        painter.setPen(colours["muted"])
        painter.drawText(QRectF(plot.left() - 60, y - 10, 54, 20), _RIGHT, text)


def nice(most: float) -> float:
    """Return a round number, not below `most`, that can be parted in four."""
    if most <= 4:
        return 4.0
    power = 10.0 ** int(log10(most))
    return next(step * power for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12) if step * power >= most)


def draw_parts(painter: QPainter, box: QRectF, chart: PartsChart, colours: ReportColours) -> None:
    """Draw lying bars into `box`: names, bars, sums, and what the parts are."""
    base = painter.font()
    metrics = QFontMetrics(base)
    line = metrics.height()
    _title(painter, box, chart.title, colours)
    legend = QRectF(box.left(), box.top() + line * 1.6, box.width(), line)
    lines = _parts(painter, legend, chart.parts, colours)
    above = names_above(chart, metrics, box.width())
    names = box.width() if above else _names_width(chart, metrics)
    beside = 0 if above else names + GAP
    most = max((sum(values) for values in chart.values), default=0) or 1
    room = box.width() - beside - 2 * GAP - metrics.horizontalAdvance("00000")
    top = box.top() + line * (2.2 + lines)
    height = _grown_height(chart, metrics, box.bottom() - top - line * 0.4, above=above)
    for name, values in zip(chart.names, chart.values, strict=True):
        painter.setPen(colours["text"])
        cut = cut_text(metrics, name, round(names))
        painter.drawText(QRectF(box.left(), top, names, line if above else height), _LEFT, cut)
        top += line if above else 0
        _draw_bar(painter, QRectF(box.left() + beside, top, room, height), values, most, colours)
        top += height


def _grown_height(chart: PartsChart, metrics: QFontMetrics, room: float, *, above: bool) -> float:
    """Return how high each bar is with its gap: all of the `room`, as long as they look like bars."""
    least = row_height(metrics)
    beside = metrics.height() if above else 0
    return max(least, min(room / max(1, len(chart.names)) - beside, least * HIGHEST))


def _draw_bar(
    painter: QPainter, box: QRectF, values: Sequence[int], most: int, colours: ReportColours
) -> None:
    """Draw one bar, of which `most` would fill `box`, and its sum behind it."""
    left = box.left()
    for value, shade in zip(values, colours.series, strict=False):
        width = box.width() * value / most
        painter.fillRect(QRectF(left, box.top() + box.height() * 0.18, width, box.height() * 0.64), shade)
        left += width
    painter.setPen(colours["text"])
    painter.drawText(QRectF(left + GAP / 2, box.top(), 90, box.height()), _LEFT, f"{sum(values)}")


def names_above(chart: PartsChart, metrics: QFontMetrics, width: float) -> bool:
    """Tell whether names would leave their bars too little of `width` (pixels) beside them."""
    return _names_width(chart, metrics) > width * NAMES


def _names_width(chart: PartsChart, metrics: QFontMetrics) -> int:
    return max((metrics.horizontalAdvance(name) for name in chart.names), default=0)


def parts_height(chart: PartsChart, metrics: QFontMetrics, width: float) -> int:
    """Return the height that `draw_parts` asks for in a box of `width` (pixels)."""
    row = row_height(metrics) + (metrics.height() if names_above(chart, metrics, width) else 0)
    legend = _lines(_places(chart.parts, metrics, width))
    return round(metrics.height() * (2.6 + legend) + row * len(chart.names))


def row_height(metrics: QFontMetrics) -> float:
    """Return the height of one bar with its gap."""
    return metrics.height() * 1.5


def _title(painter: QPainter, box: QRectF, title: str, colours: ReportColours) -> None:
    base = painter.font()
    painter.setFont(strong(base))
    painter.setPen(colours["text"])
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
    painter.setFont(base)


def _parts(painter: QPainter, box: QRectF, parts: tuple[str, ...], colours: ReportColours) -> int:
    """Draw what the parts are, in lines of the height of `box`; return how many lines."""
    high = box.height()
    places = _places(parts, painter.fontMetrics(), box.width())
    for name, shade, (right, line) in zip(parts, colours.series, places, strict=False):
        side, left, top = high * SIDE, box.left() + right, box.top() + line * high
        painter.fillRect(QRectF(left, top + high * 0.2, side, side), shade)
        painter.setPen(colours["muted"])
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.drawText(QRectF(left + side + 5, top, width + 4, high), _LEFT, name)
    return _lines(places)


def _places(parts: tuple[str, ...], metrics: QFontMetrics, width: float) -> list[tuple[float, int]]:
    """Return where the sign of each part stands: pixels from the left, and on which line."""
    places, left, line = [], 0.0, 0
    for name in parts:
        needed = metrics.height() * SIDE + 5 + metrics.horizontalAdvance(name)
        if left and left + needed > width:
            left, line = 0.0, line + 1
        places.append((left, line))
        left += needed + 2 * GAP
    return places


def _lines(places: list[tuple[float, int]]) -> int:
    return places[-1][1] + 1 if places else 1
