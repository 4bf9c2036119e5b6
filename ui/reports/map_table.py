"""The map as a table one moves in: arrows, Enter or a click goes to the delegation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cica_events.i18n import _
from ui.reports.map_headers import Corner, MeetingsHeader, PartiesHeader
from ui.reports.map_model import MapModel
from ui.reports.map_signs import CellPictures
from ui.reports.report_colours import ReportColours
from ui.runtime.zoom import scaled
from ui.toolkit.cell_painting import draw_frame
from ui.toolkit.marks import Mark

Index = QModelIndex | QPersistentModelIndex
LEAST, USUAL, MOST = 8, 23, 44  # pixels of a cell
READABLE, LOW = 16, 28  # pixels at the usual size: the least that is chosen unasked; a row at most, then
STEP = 1.2  # of one zoom
HEADING = 0.6  # of the height, at the most


class MapTable(QTableView):
    """Shows a `MapModel`; `opened` says which cell was clicked or entered, `gone_to` which is current."""

    opened = Signal(int, int)
    gone_to = Signal(int, int)

    def __init__(self, model: MapModel, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Participation map"))
        self.extent = self.high = USUAL  # pixels of a cell, across and down
        self._least: int | None = READABLE  # of cells that follow the width; None where the user chose a size
        self.top, self.side = MeetingsHeader(model, self), PartiesHeader(model, mark, self)
        self.setHorizontalHeader(self.top)
        self.setVerticalHeader(self.side)
        self._corner = Corner(self.top, self)
        self.setModel(model)
        self._map = model
        self._dress(ReportColours.of(self.palette()))
        self._look()
        self.zoom_to(USUAL)
        self.clicked.connect(self._open)

    def _look(self) -> None:
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)

    def _dress(self, colours: ReportColours) -> None:
        self._colours, self._pictures = colours, CellPictures(colours)
        self.top.colours = self.side.colours = colours

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in sight: asking a delegate for each would take longer than a frame."""
        painter = QPainter(self.viewport())
        seen = event.rect()
        painter.fillRect(seen, self._colours["panel"])
        rows, columns = self._seen_rows(seen), self._seen_columns(seen)
        size, ratio = QSize(self.extent, self.high), self.devicePixelRatioF()
        picture, cell_at, draw = self._pictures.picture, self._map.cell, painter.drawPixmap
        lefts = [(column, self.columnViewportPosition(column)) for column in columns]
        for row in rows:
            top = self.rowViewportPosition(row)
            if self._map.lines[row].party is None:
                painter.fillRect(0, top, self.top.length(), self.high, self._colours["background"])
                painter.fillRect(0, top + self.high - 1, self.top.length(), 1, self._colours["line"])
                continue
            for column, left in lefts:
                cell = cell_at(row, column)
                if cell is not None:
                    draw(left, top, picture(cell, size, ratio))
        painter.fillRect(0, seen.top(), 1, seen.height(), self._colours["line"])  # where the names end
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            draw_frame(painter, self.visualRect(current), self._colours["accent"])
        painter.end()

    def _seen_rows(self, seen: QRect) -> range:
        last = self.rowAt(seen.bottom())
        return range(max(0, self.rowAt(seen.top())), 1 + (last if last >= 0 else len(self._map.lines) - 1))

    def _seen_columns(self, seen: QRect) -> range:
        last = self.columnAt(seen.right())
        first = max(0, self.columnAt(seen.left()))
        return range(first, 1 + (last if last >= 0 else len(self._map.meetings) - 1))

    def updateGeometries(self) -> None:
        """Keep the words of the corner between the headings."""
        super().updateGeometries()
        edge = self.frameWidth()
        self._corner.setGeometry(edge, edge, self.side.width(), self.top.height())
        self._corner.raise_()

    def zoom_to(self, extent: float, low: float = MOST) -> None:
        """Show cells of that size, as far as they stay readable, and none higher than `low`."""
        self.extent = round(min(MOST, max(LEAST, extent)))
        self.high = round(min(self.extent, low))
        self.top.setDefaultSectionSize(self.extent)
        self.side.setDefaultSectionSize(self.high)
        self.updateGeometries()  # which headers of equal sections do not ask for
        self.viewport().update()
        self.top.viewport().update()

    def zoom(self, steps: int) -> None:
        """Show cells larger (or smaller) by so many steps."""
        self._least = None
        self.zoom_to(
            max(self.extent + steps, self.extent * STEP**steps) if steps > 0 else self.extent * STEP**steps
        )

    def fit(self) -> None:
        """Fill the width with all meetings, where they stay readable, now and when it changes."""
        self._least = LEAST
        self.follow()

    def follow(self) -> None:
        """Fill the width with the meetings there are now, unless the user chose a size."""
        columns = self.model().columnCount()
        if not columns or self._least is None:
            return
        self.updateGeometries()
        beside = self.side.width() + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        share = (self.width() - beside) // columns
        usual = LEAST if self._least == LEAST else scaled(USUAL)
        self.zoom_to(share if share >= scaled(self._least) else usual, scaled(LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self.top.grant(round(self.height() * HEADING))
        self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the sizes that were not known out of sight."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        self.top.measure()
        self.side.measure()
        self.follow()

    def sizeHint(self) -> QSize:
        """Ask for a large part of the page."""
        return QSize(800, 500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the delegation on Enter."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell one is at."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.gone_to.emit(current.row(), current.column())

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme, the sizes of a new font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            made = ReportColours.of(self.palette())
            self._dress(made)
            self._measure()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row(), index.column())
