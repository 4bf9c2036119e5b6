"""The ground of a table's headings, which leaves the round corners of the table's frame whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QHeaderView

RADIUS = 7  # pixels, inside the frame of 8 that the style sheet gives tables


def fill_heading(header: QHeaderView, painter: QPainter, rect: QRect, ground: QColor) -> None:
    """Fill the heading at `rect` of a `header` above a table."""
    table, width = header.parentWidget() or header, header.viewport().width()
    left = header.mapTo(table, QPoint()).x()
    first = rect.left() < RADIUS > left
    last = rect.right() >= width - RADIUS and left + width > table.width() - RADIUS
    if not (first or last):
        painter.fillRect(rect, ground)
        return
    whole = QRectF(0, 0, width, header.viewport().height() + RADIUS)
    shape = QPainterPath()
    shape.addRoundedRect(whole.adjusted(0 if first else -RADIUS, 0, 0 if last else RADIUS, 0), RADIUS, RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.fillPath(shape, ground)
    painter.restore()
