"""The small square at the corner of the selected cells: dragged down, it fills the cells on its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView, QWidget

from cica_events.i18n import _
from ui.toolkit.cell_filling import CellFilling, Cells
from ui.toolkit.colours import colour
from ui.toolkit.grid import Grid, GridModel

SIDE = 9  # pixels, independent of the screen's density
EDGE = 24  # pixels from the upper and lower end within which the table scrolls
PULSE = 40  # milliseconds between two steps of scrolling
MOST = 500  # selected lines from which on it is not shown


@dataclass(frozen=True, slots=True)
class Block:
    """Selected cells that lie together: their columns from left to right, their lines from top to bottom."""

    columns: Sequence[int]
    lines: Sequence[int]


class FillOutline(QWidget):
    """Shows which cells would be filled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a dashed frame."""
        painter = QPainter(self)
        painter.setPen(QPen(colour(self.palette(), "accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


class FillHandle(QWidget):
    """The handle of one table; `filling` does what it asks, as one step."""

    def __init__(
        self, table: QTableView, grid: Grid, model: GridModel, cells: Cells, filling: CellFilling
    ) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._grid = grid
        self._model = model
        self._cells = cells
        self._filling = filling
        self._dragged: Block | None = None
        self._last = -1  # the line up to which is filled
        self._outline = FillOutline(table.viewport())
        self._scroll = QTimer(self)
        self._scroll.setInterval(PULSE)
        self._scroll.timeout.connect(self._go_on)
        lines = table.model()
        for changed in (lines.rowsInserted, lines.rowsRemoved, lines.layoutChanged, lines.modelReset):
            changed.connect(self._let_go)  # what is dragged stands on other lines now
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("Fill the cells below"))
        self.setToolTip(_("Drag down to fill the cells below; a double click fills as far as the list goes"))
        self.hide()

    @Slot()
    def place(self) -> None:
        """Stand at the corner of the selected cells, if they can be edited and the corner is in sight."""
        block = self._dragged or self._block()
        if block is None:
            self.hide()
            return
        index = self._grid.index(block.lines[-1], block.columns[-1])
        corner = self._table.visualRect(index).bottomRight()
        room = self._table.viewport().rect()
        left, top = corner.x() - SIDE // 2, corner.y() - SIDE // 2
        self.move(min(left, room.right() - SIDE + 1), min(top, room.bottom() - SIDE + 1))
        inside = corner - QPoint(2, 2)
        self.setVisible(room.contains(inside) and self._table.indexAt(inside) == index)
        if self._dragged is not None:
            self._show_outline()

    def _block(self) -> Block | None:
        """Return the cells that would be the pattern, if they lie together and some can be edited."""
        selection = self._table.selectionModel().selection()
        if selection.size() > MOST * len(self._grid.columns()):
            return None  # more pieces than the cells of the largest pattern
        if any(selection.at(number).height() > 2 * MOST + 1 for number in range(selection.size())):
            return None
        found = self._cells()
        columns, lines = list(found), next(iter(found.values()), ())
        whole = len(columns) == len(self._grid.columns()) > 1
        if not lines or whole or len(lines) > MOST or any(each != lines for each in found.values()):
            return None
        if lines[-1] - lines[0] > 2 * MOST or len(lines) != sum(
            self._grid.row(line) is not None for line in range(lines[0], lines[-1] + 1)
        ):
            return None
        edited = any(self._model.editable(self._grid.index(lines[-1], column)) for column in columns)
        return Block(columns, lines) if edited else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square, set off from the cells, where their frame is drawn too or the mouse is over it."""
        if not (self._table.hasFocus() or self._dragged or self.underMouse()):
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.palette(), "panel"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colour(self.palette(), "accent"))
        painter.end()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._block()
            self._last = self._dragged.lines[-1] if self._dragged else -1
            self._scroll.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be filled."""
        if self._dragged is not None:
            self._reach(self._table.viewport().mapFromGlobal(event.globalPosition().toPoint()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Fill what the outline shows."""
        block, last = self._dragged, self._last
        self._let_go()
        if block is not None:
            self._fill(block, last)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fill as far down as the column beside it is filled, as in a spreadsheet."""
        self._let_go()
        block = self._block()
        if block is not None:
            self._fill(block, self._end_beside(block))

    def key(self, event: QKeyEvent) -> bool:
        """Give up what is dragged; tell whether anything was."""
        held = self._dragged is not None and event.key() == Qt.Key.Key_Escape
        if held:
            self._let_go()
        return held

    @Slot()
    def _let_go(self) -> None:
        self._dragged = None
        self._scroll.stop()
        self._outline.hide()

    def _reach(self, at: QPoint) -> None:
        line = self._table.rowAt(at.y())
        if line < 0:
            line = self._grid.count() - 1 if at.y() > 0 else 0
        assert self._dragged is not None
        self._last = max(line, self._dragged.lines[-1])
        self._show_outline()

    @Slot()
    def _go_on(self) -> None:
        """Scroll while the mouse is at an end of the table."""
        viewport, bar = self._table.viewport(), self._table.verticalScrollBar()
        at = viewport.mapFromGlobal(self.cursor().pos())
        by = (at.y() > viewport.height() - EDGE) - (at.y() < EDGE)
        if by and viewport.rect().left() <= at.x() <= viewport.rect().right():
            bar.setValue(bar.value() + by * bar.singleStep())
            self._reach(at)

    def _show_outline(self) -> None:
        assert self._dragged is not None
        columns, first = self._dragged.columns, self._dragged.lines[0]
        cells = (self._table.visualRect(self._grid.index(first, column)) for column in columns)
        frame = QRect()
        for cell in cells:
            frame = frame.united(cell)
        frame.setBottom(self._table.visualRect(self._grid.index(self._last, columns[0])).bottom())
        self._outline.setGeometry(frame)
        self._outline.setVisible(self._last > self._dragged.lines[-1])
        self._outline.raise_()

    # Filling

    def _fill(self, block: Block, last: int) -> None:
        below = [n for n in range(block.lines[-1] + 1, last + 1) if self._grid.row(n) is not None]
        if below and self._filling.repeat(block.columns, block.lines, below):
            places = [list(self._grid.columns()).index(column) for column in block.columns]
            cells = self._grid.block((block.lines[0], below[-1]), (min(places), max(places)))
            model = self._table.selectionModel()
            model.select(cells, model.SelectionFlag.ClearAndSelect)

    def _end_beside(self, block: Block) -> int:
        shown = list(self._grid.columns())
        first = shown.index(block.columns[0])
        beside = shown[first - 1] if first else shown[min(len(shown) - 1, len(block.columns))]
        line = block.lines[-1]
        while line + 1 < self._grid.count():
            row = self._grid.row(line + 1)
            if row is not None and not self._model.text(self._grid.index(line + 1, beside)):
                break
            line += 1
        return line
