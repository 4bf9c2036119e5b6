"""The frozen sides of the map: parties with flags at the left; years, bodies and dates above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from cica_events.i18n import _
from cica_events.queries.reports import ReportMeeting
from ui.reports.map_lines import Run, body_runs, runs_of
from ui.reports.map_model import MapModel
from ui.reports.map_painting import (
    PADDING,
    HeadingSizes,
    draw_column,
    draw_line_heading,
    draw_run,
    heading_of,
    scaled_font,
    small,
    strong,
    tell,
)
from ui.reports.report_colours import ReportColours
from ui.runtime.fixed_sizes import REFITS
from ui.toolkit.marks import Mark, mark_room

WIDEST = 28  # average characters of a party's name
SMALLEST = 0.5  # of the font of a heading that has too little room


class MeetingsHeader(QHeaderView):
    """Years over bodies over dates, and under each date how many took part."""

    def __init__(self, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setProperty(REFITS, True)  # of thousands of columns none is to be asked
        self._model = model
        self.colours = ReportColours.of(self.palette())
        self.setAccessibleName(_("Meetings"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(4)
        self.setSectionsClickable(True)
        self._measured: tuple[Sequence[ReportMeeting], QFont, int] | None = None
        self._room = 0  # pixels that the heading may be high; 0 where that does not matter
        self.drawn = QFont()  # the font, smaller where there is too little room
        self._years: list[Run] = []
        self._bodies: list[Run] = []
        self.sizes = HeadingSizes(0, 0)
        model.modelReset.connect(self.measure)

    def measure(self) -> None:
        """Find the runs and the height anew."""
        meetings, font = self._model.meetings, QFont(self.font())
        if self._measured and meetings is self._measured[0] and (font, self._room) == self._measured[1:]:
            return
        self._measured = meetings, font, self._room
        self._years = runs_of(meetings, lambda meeting: meeting.year)
        self._bodies = body_runs(meetings, self._model.body_name)
        self.sizes, self.drawn = HeadingSizes.of(font, meetings), font
        if 0 < self._room < self.sizes.height:
            self.drawn = scaled_font(font, max(SMALLEST, self._room / self.sizes.height))
            self.sizes = HeadingSizes.of(self.drawn, meetings)
        self.updateGeometry()
        self.viewport().update()

    def grant(self, room: int) -> None:
        """Take no more than `room` pixels of the height, as far as the heading stays readable."""
        self._room = room
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the room that another font needs: the table may have heard of it before."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()
            self.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        """Return the height that the dates ask for."""
        return QSize(super().sizeHint().width(), self.sizes.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the meetings in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.colours["panel"])
        if self._model.meetings and self.count():
            self._draw(painter, event.rect())
        painter.fillRect(0, 0, 1, self.height(), self.colours["line"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.colours["line"])
        painter.end()

    def _draw(self, painter: QPainter, seen: QRect) -> None:
        first, last = self.logicalIndexAt(seen.left()), self.logicalIndexAt(seen.right())
        first, last = max(first, 0), (last if last >= 0 else self.count() - 1)
        told = self._draw_bands(painter, first, last)
        painter.setFont(small(self.drawn))
        for column in range(first, last + 1):
            box = QRectF(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())
            if box.width() >= painter.fontMetrics().height() * 0.8:
                self._draw_meeting(painter, box, self._model.meetings[column], told.get(column, ()))

    def _draw_meeting(
        self, painter: QPainter, box: QRectF, meeting: ReportMeeting, before: Sequence[str]
    ) -> None:
        total = self._model.map.per_meeting.get(meeting.id, 0) if self._model.map else 0
        draw_column(painter, box, heading_of(meeting, before), total, self.sizes, self.colours)

    def _draw_bands(self, painter: QPainter, first: int, last: int) -> dict[int, list[str]]:
        """Draw years and bodies; return by column those that had no room."""
        told: dict[int, list[str]] = {}
        for runs, top, year in ((self._years, 0, True), (self._bodies, self.sizes.band, False)):
            painter.setFont(strong(self.drawn) if year else small(self.drawn))
            for run in runs:
                if run.last >= first and run.first <= last:
                    box = self._box(run, top)
                    if not draw_run(painter, box, run, self.colours, year=year):
                        tell(told, run)
        return told

    def _box(self, run: Run, top: int) -> QRectF:
        """Return the part of a run that is in sight, so that its words are as well."""
        left = max(0, self.sectionViewportPosition(run.first))
        right = self.sectionViewportPosition(run.last) + self.sectionSize(run.last)
        return QRectF(left, top, min(right, self.width()) - left, self.sizes.band)


class Corner(QWidget):
    """Says what the bands of the heading are; clicks go through to nothing."""

    def __init__(self, heading: MeetingsHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, each beside its band."""
        painter = QPainter(self)
        colours, sizes = self._heading.colours, self._heading.sizes
        painter.fillRect(self.rect(), colours["panel"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours["line"])
        painter.setFont(small(self.font()))
        painter.setPen(colours["muted"])
        dated = 2 * sizes.band + sizes.dates
        tops = (0, sizes.band, dated - sizes.band, dated)
        for top, text in zip(tops, (_("Year"), _("Body"), _("Date"), _("Took part")), strict=True):
            box = QRectF(PADDING, top, self.width() - 2 * PADDING, sizes.band)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class PartiesHeader(QHeaderView):
    """Flag, name and total of each party."""

    def __init__(self, model: MapModel, mark: Mark, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model, self._mark = model, mark
        self.colours = ReportColours.of(self.palette())
        self.setAccessibleName(_("States and organizations"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(4)
        self._width = 0
        model.modelReset.connect(self.measure)

    def measure(self) -> None:
        """Find the width anew."""
        self._width = name_width(self.fontMetrics(), [line.text for line in self._model.lines])
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the room that another font needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()
            self.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        """Return the width of the longest name."""
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one party."""
        painter.save()
        font = self.font()
        if rect.height() < self.fontMetrics().height():
            font.setPixelSize(max(6, rect.height() - 3))
        painter.setFont(font)
        draw_line_heading(painter, rect, self._model.lines[section], self.colours, self._mark)
        painter.restore()


def name_width(metrics: QFontMetrics, names: Sequence[str]) -> int:
    """Return the width that names with flags and totals ask for."""
    longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
    name = min(longest, metrics.averageCharWidth() * WIDEST)
    return name + mark_room(metrics) + metrics.horizontalAdvance("0000") + 3 * PADDING
