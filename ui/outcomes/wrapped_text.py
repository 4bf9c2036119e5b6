"""Shows the long texts of a table on several lines, in rows as high as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cica_events.domain.fields import Field
from ui.toolkit.cell_painting import MARGIN, Pills
from ui.toolkit.cells import Index
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.editors import TextEditor
from ui.toolkit.record_table import RecordTable

MOST = 5  # lines of one row
PADDING = 14
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class WrappedDelegate(RecordDelegate):
    """The hand of a table with high rows; it tells what it has to tell through the table's own one."""

    def __init__(self, hand: RecordDelegate, pills: Pills, table: RecordTable) -> None:
        super().__init__(table.records, pills, table)
        self._hand = hand
        self._badges = pills
        self.tell_through(hand)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, tinted as the table tints its others."""
        hand = self._hand
        self.colours, self.many, self.selected_rows = hand.colours, hand.many, hand.selected_rows
        super().paint(painter, option, index)

    def _draw_value(
        self, painter: QPainter, option: QStyleOptionViewItem, field: Field, value: object, text: str
    ) -> None:
        if field.key in self._badges:
            super()._draw_value(painter, option, field, value, text)
            return
        inner = inside(QRect(option.rect))
        painter.setPen(self.colours.text)
        painter.drawText(inner, int(FLAGS), fitted(text, painter.fontMetrics(), inner.width()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over its cell; in a high row one of a single line stands in the middle."""
        super().updateEditorGeometry(editor, option, index)
        cell, rect = QRect(option.rect), editor.geometry()
        if isinstance(editor, TextEditor):
            rect.setHeight(max(rect.height(), cell.height()))
        else:
            rect.setHeight(min(cell.height(), editor.sizeHint().height()))
            rect.moveCenter(QPoint(rect.center().x(), cell.center().y()))
        editor.setGeometry(rect)


class RowHeights(QObject):
    """Keeps each row as high as its texts in `columns` need, up to `MOST` lines."""

    def __init__(self, table: RecordTable, columns: Sequence[int]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fit)
        for signal in (
            table.records.lines_changed,
            table.records.modelReset,
            table.records.dataChanged,
            table.horizontalHeader().sectionResized,
            table.columns.changed,
        ):
            signal.connect(self._later)

    @Slot()
    def _later(self) -> None:
        self._soon.start()

    @Slot()
    def fit(self) -> None:
        """Give each row the height that it needs now."""
        table, metrics = self._table, self._table.fontMetrics()
        shown = [column for column in self._columns if not table.isColumnHidden(column)]
        for line in range(table.records.rowCount()):
            needed = max((self._height(line, column, metrics) for column in shown), default=0)
            table.setRowHeight(line, max(needed, metrics.height()) + PADDING)

    def _height(self, line: int, column: int, metrics: QFontMetrics) -> int:
        width = inside(QRect(0, 0, self._table.columnWidth(column), 0)).width()
        text = fitted(self._table.records.text(self._table.records.index(line, column)), metrics, width)
        return metrics.boundingRect(QRect(0, 0, width, 0), int(FLAGS), text).height()


def inside(cell: QRect) -> QRect:
    """Return where the text of a cell stands."""
    return cell.adjusted(MARGIN, 0, -MARGIN, -1)


def fitted(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of `text` as `MOST` lines of `width` pixels hold."""
    room = metrics.lineSpacing() * MOST
    plain = " ".join(text.split())
    while plain and metrics.boundingRect(QRect(0, 0, width, 0), int(FLAGS), plain).height() > room:
        plain = plain[: len(plain) * 9 // 10].rstrip(" …") + "…"
    return plain
