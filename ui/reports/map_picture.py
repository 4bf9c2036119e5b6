"""The whole map as a picture, with its title and legend, on white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from cica_events.domain.presence import Presence
from cica_events.i18n import _
from ui.reports.map_headers import name_width
from ui.reports.map_lines import body_runs, runs_of
from ui.reports.map_model import MapModel
from ui.reports.map_painting import (
    HeadingSizes,
    draw_column,
    draw_line_heading,
    draw_run,
    heading_of,
    small,
    strong,
    tell,
)
from ui.reports.map_signs import draw_cell, draw_roles, draw_sign
from ui.reports.picture import Picture
from ui.reports.report_colours import ReportColours
from ui.toolkit.directions import cut_text
from ui.toolkit.marks import Mark

EDGE, CELL = 24, 24  # pixels
WORDED = 210  # pixels of a mark of the legend with its words


@dataclass(frozen=True, slots=True)
class MapPainter:
    """Paints a map with a font; `scope` stands under the title."""

    model: MapModel
    font: QFont
    mark: Mark
    title: str
    scope: str

    def picture(self) -> Picture:
        """Return the whole map as a picture."""
        across = EDGE * 2 + self._side() + CELL * len(self.model.meetings)
        across = max(across, EDGE * 2 + 2 * WORDED)
        down = EDGE * 2 + self._top() + CELL * len(self.model.lines) + self._legend_height(across) + 12
        return Picture(self.title, QSize(across, down), self.paint)

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        colours = ReportColours.light()
        painter.setFont(self.font)
        painter.translate(EDGE, EDGE)
        self._draw_title(painter, colours)
        side, top = self._side(), self._top()
        self._draw_heading(painter, colours, side)
        for row, line in enumerate(self.model.lines):
            painter.setFont(self.font)
            at = top + row * CELL
            draw_line_heading(painter, QRect(0, at, side, CELL), line, colours, self.mark)
            for column in range(len(self.model.meetings)):
                cell = self.model.cell(row, column)
                if cell is not None:
                    draw_cell(painter, QRectF(side + column * CELL, at, CELL, CELL), cell, colours)
        bottom = top + CELL * len(self.model.lines) + 12
        self._draw_legend(painter, colours, bottom, side + CELL * len(self.model.meetings))

    def _side(self) -> int:
        return name_width(QFontMetrics(self.font), [line.text for line in self.model.lines])

    def _sizes(self) -> HeadingSizes:
        return HeadingSizes.of(self.font, self.model.meetings)

    def _title_height(self) -> int:
        return round(QFontMetrics(self.font).height() * 3.4)

    def _top(self) -> int:
        return self._title_height() + self._sizes().height

    def _draw_title(self, painter: QPainter, colours: ReportColours) -> None:
        large = strong(self.font)
        large.setPixelSize(round(QFontMetrics(self.font).height() * 1.1))
        painter.setFont(large)
        painter.setPen(colours["text"])
        line = QFontMetrics(large).height()
        painter.drawText(QPointF(0, line * 0.8), self.title)
        painter.setFont(self.font)
        painter.setPen(colours["muted"])
        painter.drawText(QPointF(0, line * 0.8 + QFontMetrics(self.font).height() * 1.2), self.scope)

    def _draw_heading(self, painter: QPainter, colours: ReportColours, side: int) -> None:
        sizes, top = self._sizes(), self._title_height()
        meetings = self.model.meetings
        years = runs_of(meetings, lambda meeting: meeting.year)
        bodies = body_runs(meetings, self.model.body_name)
        told: dict[int, list[str]] = {}
        for runs, at, year in ((years, top, True), (bodies, top + sizes.band, False)):
            painter.setFont(strong(self.font) if year else small(self.font))
            for run in runs:
                box = QRectF(side + run.first * CELL, at, (run.last - run.first + 1) * CELL, sizes.band)
                if not draw_run(painter, box, run, colours, year=year):
                    tell(told, run)
        painter.setFont(small(self.font))
        for column, meeting in enumerate(meetings):
            box = QRectF(side + column * CELL, top, CELL, sizes.height)
            total = self.model.map.per_meeting.get(meeting.id, 0) if self.model.map else 0
            draw_column(painter, box, heading_of(meeting, told.get(column, ())), total, sizes, colours)

    def _legend_height(self, across: int) -> int:
        room = max(1, (across - 2 * EDGE) // WORDED)
        return -(-(len(MARKS) + 2) // room) * CELL

    def _draw_legend(self, painter: QPainter, colours: ReportColours, top: int, across: int) -> None:
        room = max(1, max(across, 2 * WORDED) // WORDED)
        painter.setFont(small(self.font))
        for number, presence in enumerate((*MARKS, "host", "chair")):
            box = QRectF(number % room * WORDED, top + number // room * CELL, CELL - 4, CELL - 4)
            painter.setPen(colours["text"])
            words = draw_mark_of(painter, box, presence, colours)
            painter.setPen(colours["text"])
            there = QRectF(box.right() + 6, box.top(), WORDED - CELL - 8, box.height())
            cut = cut_text(painter.fontMetrics(), words, int(there.width()))
            painter.drawText(there, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


MARKS: Sequence[Presence] = tuple(Presence)


def draw_mark_of(painter: QPainter, box: QRectF, what: Presence | str, colours: ReportColours) -> str:
    """Draw one mark of the legend and return its words."""
    if isinstance(what, Presence):
        ground, ink = colours.cells[what]
        painter.fillRect(box, ground)
        draw_sign(painter, box, what, ink)
        return what.text
    draw_roles(painter, box, colours["text"], host=what == "host", chair=what == "chair")
    return _("Host") if what == "host" else _("Chair")
