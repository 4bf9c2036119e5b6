"""A table whose first columns stay in sight while the others are scrolled sideways.

Qt's own example lays a second view over the first one; then there are two of everything: cursors, editors,
selections, scroll bars. Here there is one view: it paints its frozen columns again at the left, and says
where cells are (`visualRect`, `indexAt`) as one sees them, which is what Qt asks for clicks and editors.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.toolkit.cell_painting import CellColours
from ui.toolkit.cells import Index
from ui.toolkit.column_landing import ColumnLanding

MOST = (
    0.7  # of the width that the frozen columns may take; where they need more they are scrolled like others
)
EDGE = 2  # pixels


class FrozenHeader(QHeaderView):
    """Headings of which the first `frozen` (as they are seen, hidden ones count) stay in sight."""

    frozen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._frozen = 0
        self._held = False  # whether the mouse was pressed on a frozen heading, or drags one over them
        self._pressed = -1  # the column whose heading the mouse was pressed on
        self.landing = ColumnLanding(self, parent)
        self.sectionResized.connect(self.renew)
        self.sectionMoved.connect(self.renew)

    @property
    def frozen(self) -> int:
        """The number of frozen headings."""
        return self._frozen

    def freeze(self, count: int) -> None:
        """Keep the first `count` headings in sight."""
        self._frozen = count
        self.renew()
        self.frozen_changed.emit()

    @Slot()
    def renew(self) -> None:
        """Draw the headings anew."""
        self.viewport().update()

    def edge(self) -> int:
        """Return where (in pixels) the frozen headings end, 0 if none are."""
        width = sum(self.sectionSize(self.logicalIndex(place)) for place in range(self._frozen))
        return width if width <= self.viewport().width() * MOST else 0

    def frozen_width(self) -> int:
        """Return the width (pixels) of what stays where it is now, 0 while nothing is scrolled away."""
        return self.edge() if self._frozen and self.offset() else 0

    def is_frozen(self, column: int) -> bool:
        """Tell whether a column of the model stays where it is now."""
        return self._frozen > 0 and self.visualIndex(column) < self._frozen and self.frozen_width() > 0

    def place(self, column: int) -> QRect:
        """Return where the heading of a column is seen."""
        shift = self.offset() if self.is_frozen(column) else 0
        left = self.sectionViewportPosition(column) + shift
        return QRect(left, 0, self.sectionSize(column), self.height())

    def column_at(self, x: int) -> int:
        """Return the column whose heading is seen at `x`, -1 for none."""
        return self.logicalIndexAt(x - self.offset() if 0 <= x < self.frozen_width() else x)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, then those that are frozen over them."""
        super().paintEvent(event)
        edge = self.edge()
        if not edge:
            return
        painter = QPainter(self.viewport())
        colours = CellColours.of(self.palette())
        if self.offset():
            painter.fillRect(0, 0, edge, self.height(), colours.panel)
            for column in self.shown_frozen():
                self.paintSection(painter, self.place(column), column)
        painter.fillRect(edge - EDGE, 0, EDGE, self.height(), colours.line)
        painter.end()

    def shown_frozen(self) -> list[int]:
        """Return the frozen columns from left to right, those that are hidden left out."""
        columns = (self.logicalIndex(place) for place in range(self._frozen))
        return [column for column in columns if not self.isSectionHidden(column)]

    # The mouse, as if nothing were scrolled while it is on a frozen heading

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the heading that is seen."""
        self._held = 0 <= event.position().x() < self.frozen_width()
        self._pressed = self.logicalIndexAt(self._seen(event).position().toPoint())
        super().mousePressEvent(self._seen(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize what was pressed."""
        if not event.buttons() or self.landing.dragging:
            self._held = 0 <= event.position().x() < self.frozen_width()
        super().mouseMoveEvent(self._seen(event))
        self._show_landing(round(self._seen(event).position().x()))

    def _show_landing(self, at: int) -> None:
        """Show where the heading that is dragged would go."""
        found = self.landing.target(self._pressed, at) if self.landing.dragging else None
        if found is None:
            self.landing.hide()
        else:
            column, behind = found
            self.landing.show(self.place(column), behind)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release it."""
        super().mouseReleaseEvent(self._seen(event))
        self._held = False
        self.landing.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the heading that is seen."""
        self._held = 0 <= event.position().x() < self.frozen_width()
        super().mouseDoubleClickEvent(self._seen(event))

    def _seen(self, event: QMouseEvent) -> QMouseEvent:
        if not self._held:
            return event
        at = event.position() - QPointF(self.offset(), 0)
        return QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a frozen heading says, not the one that is scrolled under it."""
        if isinstance(event, QHelpEvent) and event.x() < self.frozen_width():
            column = self.column_at(event.x())
            hint = self.model().headerData(column, self.orientation(), Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(hint or ""), self)
            return True
        return super().viewportEvent(event)


class FrozenColumnsView(QTableView):
    """A table whose horizontal header is a `FrozenHeader`."""

    def setHorizontalHeader(self, header: QHeaderView) -> None:
        """Draw the cells anew when other columns are frozen."""
        super().setHorizontalHeader(header)
        if isinstance(header, FrozenHeader):
            header.frozen_changed.connect(self.viewport().update)

    @property
    def _frozen_header(self) -> FrozenHeader | None:
        header = self.horizontalHeader()
        return header if isinstance(header, FrozenHeader) else None

    def frozen_width(self) -> int:
        """Return the width (pixels) of what stays where it is now, 0 while nothing is scrolled away."""
        header = self._frozen_header
        return header.frozen_width() if header is not None else 0

    def _is_frozen(self, column: int) -> bool:
        header = self._frozen_header
        return header is not None and header.is_frozen(column)

    # Where cells are

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is seen."""
        rect: QRect = super().visualRect(index)
        if self._is_frozen(index.column()):
            rect.translate(self.horizontalHeader().offset(), 0)
        return rect

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place of the viewport."""
        if 0 <= at.x() < self.frozen_width():
            return super().indexAt(at - QPoint(self.horizontalHeader().offset(), 0))
        return super().indexAt(at)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from under the frozen columns."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        frozen = self._is_frozen(index.column())
        super().scrollTo(index, hint)
        if frozen:
            bar.setValue(before)
        elif (hidden := self.frozen_width() - super().visualRect(index).left()) > 0 and index.isValid():
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt moves what is painted; what is frozen must not move with it."""
        super().scrollContentsBy(dx, dy)
        header = self._frozen_header
        if dx and header is not None and header.edge():
            header.renew()
            self.viewport().update()
            self.updateEditorGeometries()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the frozen ones over them."""
        super().paintEvent(event)
        header = self._frozen_header
        edge = header.edge() if header is not None else 0
        if header is None or not edge or event.rect().left() >= edge:
            return
        painter = QPainter(self.viewport())
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        last = self.model().rowCount() - 1 if last < 0 else last
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        columns = header.shown_frozen() if header.offset() else []
        for line in range(max(first, 0), last + 1):
            for column in columns:
                self._paint_cell(painter, option, self.model().index(line, column))
        bottom = self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0
        painter.fillRect(edge - EDGE, 0, EDGE, bottom, CellColours.of(self.palette()).line)
        painter.end()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        cell = QStyleOptionViewItem(option)
        cell.rect = self.visualRect(index)
        state = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        cell.state = state
        self.itemDelegateForIndex(index).paint(painter, cell, index)
