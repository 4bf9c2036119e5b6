"""Lines around dialogs in a picture, as the frames of a desktop would tell them from the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

FRAMED = (Qt.WindowType.Dialog, Qt.WindowType.Window)


def outlined(picture: QPixmap, window: QWidget) -> QPixmap:
    """Return the picture with a line around each dialog, which a desktop's frame would give it."""
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(128, 136, 150), 1))
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not window and widget.windowType() in FRAMED:
            painter.drawRect(widget.geometry().adjusted(-1, -1, 0, 0))
    painter.end()
    return picture
