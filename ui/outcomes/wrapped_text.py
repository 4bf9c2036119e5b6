"""Shows the long texts and links of a table on several lines, in rows as high as they need."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cica_events.directions import DOT
from cica_events.domain.fields import Field
from ui.toolkit.cell_painting import MARGIN, PILL_ROOM, Pills, badge_font
from ui.toolkit.cells import Index
from ui.toolkit.colours import Tone, badge_colours
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.editors import TextEditor
from ui.toolkit.record_table import RecordTable

MOST = 5  # lines of one row
PADDING = 14
BESIDE = 16  # pixels of a cell that stay free of its link, to select it by a click
ROUND = 9  # pixels, the corners of a link
DATE = 40  # letters that a date has at the most
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class WrappedDelegate(RecordDelegate):
    """The hand of a table with high rows; it tells what it has to tell through the table's own one."""

    def __init__(
        self, hand: RecordDelegate, pills: Pills, table: RecordTable, links: Collection[str] = ()
    ) -> None:
        """Of the `pills` those of the fields `links` may take several lines."""
        super().__init__(table.records, pills, table)
        self._hand = hand
        self._badges = pills
        self._links = links
        self.tell_through(hand)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, tinted as the table tints its others."""
        hand = self._hand
        self.colours, self.many, self.selected_rows = hand.colours, hand.many, hand.selected_rows
        super().paint(painter, option, index)

    def _draw_value(
        self, painter: QPainter, option: QStyleOptionViewItem, field: Field, value: object, text: str
    ) -> None:
        badge = self._badges.get(field.key, {}).get(str(value))
        if badge and field.key in self._links:
            self._draw_link(painter, option, text, *badge)
            return
        if field.key in self._badges:
            super()._draw_value(painter, option, field, value, text)
            return
        inner = inside(QRect(option.rect))
        painter.setPen(self.colours.text)
        painter.drawText(inner, int(FLAGS), fitted(text, painter.fontMetrics(), inner.width()))

    def _draw_link(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, tone: str, symbol: str
    ) -> None:
        place, words = link_in(QRect(option.rect), f"{symbol} {text}", option.font)
        ink, ground = badge_colours(option.palette, Tone(tone))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, ROUND, ROUND)
        painter.setFont(badge_font(option.font))
        painter.setPen(ink)
        painter.drawText(place.adjusted(PILL_ROOM // 2, 0, 1 - PILL_ROOM // 2, 0), int(FLAGS), words)
        painter.restore()

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
    """Keeps each row as high as its texts in `columns` and its links need, up to `MOST` lines."""

    def __init__(self, table: RecordTable, columns: Sequence[int], links: Sequence[int] = ()) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._links = links
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
        shown = [column for column in (*self._columns, *self._links) if not table.isColumnHidden(column)]
        for line in range(table.records.rowCount()):
            needed = max((self._height(line, column, metrics) for column in shown), default=0)
            table.setRowHeight(line, max(needed, metrics.height()) + PADDING)

    def _height(self, line: int, column: int, metrics: QFontMetrics) -> int:
        cell = QRect(0, 0, self._table.columnWidth(column), 0)
        text = self._table.records.text(self._table.records.index(line, column))
        if text and column in self._links:
            return link_in(cell, f"→ {text}", self._table.font())[0].height()
        width = inside(cell).width()
        text = fitted(text, metrics, width)
        return metrics.boundingRect(QRect(0, 0, width, 0), int(FLAGS), text).height()


def inside(cell: QRect) -> QRect:
    """Return where the text of a cell stands."""
    return cell.adjusted(MARGIN, 0, -MARGIN, -1)


def link_in(cell: QRect, label: str, font: QFont) -> tuple[QRect, str]:
    """Return where the link of a cell stands and its words; a date after the last dot is kept whole."""
    metrics = QFontMetrics(badge_font(font))
    room = max(1, cell.width() - MARGIN - BESIDE - PILL_ROOM)
    words, dot, end = label.rpartition(DOT)
    dated = dot and len(end) <= DATE
    text = fitted(words, metrics, room, dot + end) if dated else fitted(label, metrics, room)
    needed = metrics.boundingRect(QRect(0, 0, room, 0), int(FLAGS), text)
    place = QRect(cell.left() + MARGIN - 2, 0, min(needed.width(), room) + PILL_ROOM, needed.height() + 3)
    place.moveCenter(QPoint(place.center().x(), cell.center().y()))
    return place, text


def fitted(text: str, metrics: QFontMetrics, width: int, end: str = "") -> str:
    """Return as much of `text` as `MOST` lines of `width` pixels hold, with the whole of its `end`."""
    room = (metrics.lineSpacing() + 1) * MOST - 1  # lines of a small font are higher by parts of a pixel
    plain = " ".join(text.split())
    bounds = QRect(0, 0, width, 0)
    while plain and metrics.boundingRect(bounds, int(FLAGS), plain + end).height() > room:
        kept = plain.rstrip("…")
        kept = kept[: len(kept) * 9 // 10].rstrip()  # fewer each time, in the end none
        plain = f"{kept}…" if kept else ""
    return plain + end
