"""Paints the lines of the palette: icon or flag, name, second line, and the keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cica_events.domain.found import Marks
from ui.palette.line_model import LINE
from ui.palette.lines import Entry, Line
from ui.runtime.icons import Icons
from ui.runtime.zoom import scaled
from ui.toolkit.colours import colour
from ui.toolkit.directions import cut_text, direction_of
from ui.toolkit.marks import Mark

EDGE = 12  # pixels at the usual zoom, as all here
PICTURE = 16
TEXT = 44  # from the left edge to the text
SMALL = 0.88  # of the usual font
RADIUS = 6
FLAG = 14
ASIDE = 0.36  # of the width that the right may take


class LineDelegate(QStyledItemDelegate):
    """Knows how high a line is and how it looks."""

    def __init__(self, icons: Icons, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._mark = mark

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height for one or two lines of text, or for a heading."""
        entry = index.data(LINE)
        usual, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        if not isinstance(entry, Line):
            return QSize(0, small.height() + scaled(14))
        height = usual.height() + (small.height() if entry.detail else 0) + scaled(12)
        return QSize(0, max(height, scaled(34)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a line or a heading."""
        entry: Entry = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Line):
            self._paint_line(painter, option, entry)
        else:
            self._paint_heading(painter, option, entry.text)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = _small(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour(option.palette, "muted"))
        place = option.rect.adjusted(scaled(EDGE), scaled(4), -scaled(EDGE), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        rect, chosen = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(option.palette, "selection"))
            painter.drawRoundedRect(QRectF(rect), scaled(RADIUS), scaled(RADIUS))
        self._paint_picture(painter, rect, line, chosen)
        right = self._paint_aside(painter, option, line.aside)
        left = rect.left() + scaled(TEXT)
        room = max(0, right - left)
        usual, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        whole = usual.height() + (small.height() if line.detail else 0)
        top = rect.top() + (rect.height() - whole) // 2
        painter.setPen(colour(option.palette, "muted" if line.impossible else "text"))
        _draw_marked(painter, QRect(left, top, room, usual.height()), option.font, line.text, line.marks)
        if line.detail:
            painter.setPen(colour(option.palette, "muted"))
            place = QRect(left, top + usual.height(), room, small.height())
            _draw_marked(painter, place, _small(option.font), line.detail, line.detail_marks)

    def _paint_picture(self, painter: QPainter, rect: QRect, line: Line, chosen: bool) -> None:
        ratio = painter.device().devicePixelRatio()
        size = scaled(PICTURE)
        flag = self._mark(line.party_id, scaled(FLAG), ratio) if line.party_id else None
        name = "accent_text" if chosen else "muted"
        picture = flag or (self._icons.pixmap(line.icon, name, size, ratio) if line.icon else None)
        if picture is None:
            return
        width, height = picture.width() / ratio, picture.height() / ratio
        middle = rect.left() + (scaled(TEXT) - scaled(2)) / 2
        painter.drawPixmap(
            QPointF(round(middle - width / 2), round(rect.center().y() - height / 2 + 1)), picture
        )

    def _paint_aside(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> int:
        """Draw what stands at the right and return where the room for the name ends."""
        rect, font = option.rect, _small(option.font)
        end = rect.right() - scaled(EDGE)
        if not text:
            return int(end)
        metrics = QFontMetrics(font)
        text = cut_text(metrics, text, int(rect.width() * ASIDE))
        width = metrics.horizontalAdvance(text) + 1
        painter.setFont(font)
        painter.setPen(colour(option.palette, "muted"))
        place = QRect(end - width, rect.top(), width, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return int(end - width - scaled(EDGE))


def _small(font: QFont) -> QFont:
    smaller = QFont(font)
    if font.pixelSize() > 0:
        smaller.setPixelSize(round(font.pixelSize() * SMALL))
    else:
        smaller.setPointSizeF(font.pointSizeF() * SMALL)
    return smaller


def _draw_marked(painter: QPainter, place: QRect, font: QFont, text: str, marks: Marks) -> None:
    """Draw one line of text with the `marks` in bold, cut with an ellipsis where it does not fit."""
    layout = QTextLayout(_cut(text, marks, font, place.width()), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction_of(text))
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    layout.setFormats([_range(start, end, bold) for start, end in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    layout.draw(painter, QPointF(place.topLeft()))


def _cut(text: str, marks: Marks, font: QFont, width: int) -> str:
    """Return `text` as far as it fits; bold letters are wider."""
    heavy = QFont(font)
    heavy.setBold(True)
    wider = QFontMetrics(heavy)
    usual = QFontMetrics(font)
    extra = sum(
        wider.horizontalAdvance(text[start:end]) - usual.horizontalAdvance(text[start:end])
        for start, end in marks
    )
    return usual.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, max(0, width - extra))


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, form
    return found
