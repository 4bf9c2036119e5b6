"""Shows charts that were painted by ourselves; what they show stands in a table beside them as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.reports.charts import PartsChart, YearChart, draw_parts, draw_years, parts_height
from ui.reports.picture import Picture
from ui.reports.report_colours import ReportColours
from ui.runtime.spoken_roles import Role, speak_as
from ui.runtime.zoom import scaled

Chart = YearChart | PartsChart
HIGH, WIDE = 200, 320  # pixels of a chart of years, at least
LOW = 160  # pixels of it at the usual size of the interface that its letters need
NARROW = 240  # pixels of lying bars, at least
EDGE = 16


class ChartWidget(QWidget):
    """Charts of years side by side, or bars over the whole width."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._charts: Sequence[Chart] = ()
        speak_as(self, Role.Chart)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_charts(self, charts: Sequence[Chart], description: str) -> None:
        """Show other charts; `description` says in words what a screen reader is to tell of them."""
        self._charts = charts
        self.setAccessibleDescription(description)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the charts ask for."""
        high, wide = extent(self._charts, self.font(), self.width())
        return QSize(wide, high)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which they can be read."""
        return QSize(NARROW, extent(self._charts, self.font(), self.width())[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the names of bars need in the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the charts."""
        painter = QPainter(self)
        painter.setFont(self.font())
        draw_charts(painter, QRectF(self.rect()), self._charts, ReportColours.of(self.palette()))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self.update()

    def picture(self, title: str) -> Picture | None:
        """Return the charts as a picture, None where there are none."""
        if not self._charts:
            return None
        high, wide = extent(self._charts, self.font())
        charts, font = self._charts, self.font()

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            draw_charts(painter, QRectF(0, 0, wide, high), charts, ReportColours.light())

        return Picture(title, QSize(wide, high), paint)


def extent(charts: Sequence[Chart], font: QFont, width: int = 2 * WIDE) -> tuple[int, int]:
    """Return height, for bars in a box of `width` pixels, and width that the charts ask for."""
    parts = [chart for chart in charts if isinstance(chart, PartsChart)]
    if parts:
        inner, metrics = width - 2 * EDGE, QFontMetrics(font)
        return sum(parts_height(chart, metrics, inner) for chart in parts) + 2 * EDGE, 2 * WIDE
    return max(HIGH, scaled(LOW)) + 2 * EDGE, WIDE * max(1, len(charts))


def draw_charts(painter: QPainter, box: QRectF, charts: Sequence[Chart], colours: ReportColours) -> None:
    """Draw charts of years side by side, bars one under the other."""
    step = box.width() / max(1, len(charts))
    for number, chart in enumerate(charts):
        if isinstance(chart, YearChart):
            part = QRectF(box.left() + number * step, box.top(), step, box.height())
            draw_years(painter, part.adjusted(EDGE, EDGE, -EDGE, -EDGE), chart, colours)
        else:
            draw_parts(painter, box.adjusted(EDGE, EDGE, -EDGE, -EDGE), chart, colours)
