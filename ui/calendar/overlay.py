"""What lies over the calendar while something is dragged: where it would go, and that in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.calendar.drag import SheetDrag
from ui.calendar.painting import RADIUS, rect
from ui.calendar.sheet import Box
from ui.calendar.words import date_words
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.colours import colour

_AWAY = 14  # pixels between the mouse and the words beside it


class Overlay(QWidget):
    """Draws a drag over its parent; only what changes is drawn again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._boxes: tuple[Box, ...] = ()
        self._words = ""
        self._label = QRectF()
        self.hide()

    @property
    def words(self) -> str:
        """What would be the date."""
        return self._words

    def show_drag(self, drag: SheetDrag | None, at: QPointF | None = None) -> None:
        """Show where a drag would go with the mouse `at` its place; None takes all away."""
        if drag is None or at is None:
            self.hide()
            self._boxes, self._words = (), ""
            return
        self._refresh()
        self._boxes = drag.boxes
        self._words = date_words(drag.date) if drag.date is not None else ""
        self._label = self._place(at)
        self._refresh()
        if self.isHidden():
            self.setGeometry(self._sheet.rect())
            self.show()
            self.raise_()

    def _place(self, at: QPointF) -> QRectF:
        size = QFontMetricsF(badge_font(self.font()))
        wide, high = size.horizontalAdvance(self._words) + 16, size.height() + 8
        x = min(at.x() + _AWAY, self._sheet.width() - wide - 2)
        y = at.y() + _AWAY
        if y + high > self._sheet.height():
            y = at.y() - high - _AWAY / 2
        return QRectF(max(x, 0), y, wide, high)

    def _refresh(self) -> None:
        for box in self._boxes:
            self.update(rect(box).adjusted(-2, -2, 2, 2).toAlignedRect())
        self.update(self._label.adjusted(-2, -2, 2, 2).toAlignedRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frames of the days, and the date beside the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = colour(self.palette(), "accent")
        veil = colour(self.palette(), "accent")
        veil.setAlpha(36)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(veil)
        for box in self._boxes:
            painter.drawRoundedRect(rect(box).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        if self._words:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.palette(), "tooltip"))
            painter.drawRoundedRect(self._label, RADIUS, RADIUS)
            painter.setFont(badge_font(self.font()))
            painter.setPen(colour(self.palette(), "on_tooltip"))
            painter.drawText(self._label, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


def draw_station(painter: QPainter, boxes: list[Box], widget: QWidget, *, focused: bool) -> None:
    """Draw the frame of where the keyboard is, thinner where the calendar does not have it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(widget.palette(), "accent"), 2 if focused else 1))
    for box in boxes:
        painter.drawRoundedRect(rect(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
