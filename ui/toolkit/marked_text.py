"""Draws a text on one line with parts of it marked; where it is cut, the first marked part stays in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.toolkit.cell_painting import MARGIN, one_line
from ui.toolkit.directions import direction_of
from ui.toolkit.needle import Span

KEPT = 12  # characters before the first marked part
UNCUT = 4  # fewer are not worth an ellipsis


def excerpt(text: str, marks: Sequence[Span], metrics: QFontMetrics, room: int) -> tuple[str, list[Span]]:
    """Return as much of `text` as there is room for (pixels), and where the marked parts are in it."""
    if metrics.horizontalAdvance(text) <= room:
        return text, list(marks)
    first, behind = marks[0] if marks else (0, 0)
    if first > KEPT + UNCUT and metrics.horizontalAdvance(f"{text[:behind]}…") > room:
        left_out = first - KEPT
        text, by = f"…{text[left_out:]}", 1 - left_out
    else:
        by = 0
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    moved = ((max(0, start + by), min(end + by, len(cut))) for start, end in marks)
    return cut, [(start, end) for start, end in moved if start < end]


def draw_marked(
    painter: QPainter, rect: QRect, text: str, marks: Sequence[Span], ink: QColor, ground: QColor
) -> None:
    """Draw the text of a cell, the marked parts in bold on a ground of their own."""
    inner, strong = rect.adjusted(MARGIN, 0, -MARGIN, -1), QFont(painter.font())
    strong.setWeight(QFont.Weight.Bold)
    shown, places = excerpt(one_line(text), marks, QFontMetrics(strong), inner.width())
    layout = QTextLayout(shown, painter.font())
    layout.setTextOption(_option(text))
    layout.setFormats([_range(shown, place, ground) for place in places])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(inner.width())
    layout.endLayout()
    painter.setPen(ink)
    metrics = painter.fontMetrics()  # the line of other cells, whatever letters are in this one
    top = inner.top() + (inner.height() - metrics.height()) / 2 + metrics.ascent() - line.ascent()
    layout.draw(painter, QPointF(inner.left(), top))


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction_of(text))
    leftward = direction_of(text) is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _range(text: str, place: Span, ground: QColor) -> QTextLayout.FormatRange:
    start, end = (units(text[:count]) for count in place)
    found, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(ground)
    found.start, found.length, found.format = start, end - start, look
    return found


def units(text: str) -> int:
    """Return how many places a text takes for Qt, which counts rare letters twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
