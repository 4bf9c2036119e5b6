"""A table of figures to read, with small bars behind the numbers of one column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cica_events.exports.report_table import Column, ReportTable
from ui.reports.report_colours import ReportColours
from ui.runtime.zoom import scaled
from ui.toolkit.cell_painting import draw_frame, draw_ground
from ui.toolkit.colours import mixed
from ui.toolkit.directions import cut_text

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PADDING, BAR = 12, 0.16  # pixels above and below a line; how much of the accent a bar has
MARGIN = 10  # pixels at the usual size, as the style sheet has it for headings
LEAST = 0.4  # of the width, to which long names are cut
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """Shows one `ReportTable`; zero and nothing are told as a dash."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table: ReportTable | None = None

    def show(self, table: ReportTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are, the total among them."""
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() or self.table is None else len(self.table.headings)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell says."""
        if self.table is None or not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Role.TextAlignmentRole:
            return _LEFT if self.is_text(index.column()) else _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or self.table is None:
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self.table.headings[section]
        if role == Role.TextAlignmentRole:
            return _LEFT if self.is_text(section) else _RIGHT
        return None

    def is_text(self, column: int) -> bool:
        """Tell whether a column holds texts."""
        return self.table is not None and self.table.kinds[column] is Column.TEXT

    def is_total(self, row: int) -> bool:
        """Tell whether a line is the total."""
        return self.table is not None and self.table.total and row == len(self.table.rows) - 1

    def value(self, row: int, column: int) -> object:
        """Return the value of a cell."""
        return None if self.table is None else self.table.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """Return the value of a cell as it is told."""
        value = self.value(row, column)
        number = self.table is not None and self.table.kinds[column] is Column.NUMBER
        if value is None or (number and value == 0):
            return "–"
        if self.table is not None and self.table.kinds[column] is Column.SHARE:
            return f"{round(float(str(value)) * 100)} %"
        return str(value)

    def most(self, column: int) -> float:
        """Return the greatest number of a column, without the total."""
        if self.table is None:
            return 0.0
        lines = self.table.rows[:-1] if self.table.total else self.table.rows
        return max((float(v) for row in lines if isinstance(v := row[column], int | float)), default=0.0)


class _Figures(QStyledItemDelegate):
    def __init__(self, model: FiguresModel, barred: int, parent: QTableView) -> None:
        super().__init__(parent)
        self._model, self._barred, self._view = model, barred, parent
        self.colours = ReportColours.of(parent.palette())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        colours, rect = self.colours, option.rect
        draw_ground(painter, rect, colours["panel"], colours["line"])
        total = self._model.is_total(index.row())
        if index.column() == self._barred and not total:
            value, most = self._model.value(index.row(), index.column()), self._model.most(self._barred)
            if isinstance(value, int | float) and most:
                width = (rect.width() - 4) * float(value) / most
                bar = QRectF(rect.left() + 2, rect.top() + 4, width, rect.height() - 9)
                painter.fillRect(bar, mixed(colours["panel"], colours["accent"], BAR))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if total else QFont.Weight.Normal)
        painter.setFont(font)
        text = self._model.text(index.row(), index.column())
        painter.setPen(colours["muted" if text == "–" else "text"])
        inner = rect.adjusted(scaled(MARGIN), 0, -scaled(MARGIN), -1)
        side = _LEFT if self._model.is_text(index.column()) else _RIGHT
        cut = cut_text(painter.fontMetrics(), text, inner.width())
        painter.drawText(inner, side, cut)
        if self._view.hasFocus() and index == self._view.currentIndex():
            draw_frame(painter, rect, colours["accent"])
        painter.restore()


class FiguresTable(QTableView):
    """Shows `ReportTable`s; `barred` is the column with bars, counted from 0."""

    def __init__(self, name: str, barred: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.figures = FiguresModel(self)
        self._even = False
        self.setModel(self.figures)
        self._cells = _Figures(self.figures, barred, self)
        self.setItemDelegate(self._cells)
        lines = self.verticalHeader()
        lines.hide()
        lines.setDefaultSectionSize(self.fontMetrics().height() + PADDING)
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setHighlightSections(False)
        headings.setSectionsClickable(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_table(self, table: ReportTable, hidden: Sequence[int] = (), *, even: bool = False) -> None:
        """Show a table without the columns `hidden`; the first, or `even` each, takes what is left."""
        self._even = even
        self.figures.show(table)
        headings = self.horizontalHeader()
        for column in range(len(table.headings)):
            self.setColumnHidden(column, column in hidden)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        first = next(c for c in range(len(table.headings)) if c not in hidden)
        self._spread()
        if table.rows:
            self.setCurrentIndex(self.figures.index(0, first))

    def _spread(self) -> None:
        """Let the columns take the room that is left; where it is short, only long names are cut."""
        headings, widths, room = self.horizontalHeader(), self._widths(), self.viewport().width()
        left = room - sum(widths.values())
        for number, (column, width) in enumerate(widths.items(), 1):
            headings.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            share = left if number == 1 else 0
            if left < 0:
                share = max(left, min(0, round(room * LEAST) - width)) if number == 1 else 0
            elif self._even:
                share = left * number // len(widths) - left * (number - 1) // len(widths)
            headings.resizeSection(column, width + share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._spread()

    def whole_width(self) -> int:
        """Return the width (pixels) at which no name is cut."""
        return sum(self._widths().values()) + 2 * scaled(MARGIN) + 2 * self.frameWidth()

    def _widths(self) -> dict[int, int]:
        """Return the width that each column shown asks for."""
        headings = self.horizontalHeader()
        shown = [column for column in range(headings.count()) if not self.isColumnHidden(column)]
        return {c: max(self.sizeHintForColumn(c), headings.sectionSizeHint(c)) for c in shown}

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = ReportColours.of(self.palette())
