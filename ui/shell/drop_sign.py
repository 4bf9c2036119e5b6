"""The sign over the page while something is dragged onto the window: what a drop would do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.toolkit.colours import colour

MARGIN = 12  # pixels between the page's edge and the frame
ROOM = 18  # pixels between the card's edge and its words
CORNER = 10
VEIL = 190  # how much of the page its ground hides, of 255


class DropSign(QWidget):
    """Covers `area` while it is shown; the mouse goes through it to what lies below."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.text = ""
        self._welcome = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, welcome: bool) -> None:
        """Show `text`; the frame is that of a place to drop at where that is `welcome`."""
        self.text = text
        self._welcome = welcome
        self.setAccessibleName(text)
        area = self.parentWidget()
        assert area is not None
        self.setGeometry(area.rect())
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of the area, whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible() and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil, the frame and the words on their card."""
        palette = self.palette()
        ink = colour(palette, "accent" if self._welcome else "muted")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colour(palette, "background"))
        veil.setAlpha(VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(ink, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawRoundedRect(frame, CORNER, CORNER)
        self._draw_card(painter, frame, ink)
        painter.end()

    def _draw_card(self, painter: QPainter, frame: QRectF, ink: QColor) -> None:
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF(), 8) * 1.25)
        font.setWeight(font.Weight.DemiBold)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        room = frame.adjusted(ROOM, ROOM, -ROOM, -ROOM).toRect()
        words = QRectF(QFontMetrics(font).boundingRect(room, flags, self.text))
        card = words.adjusted(-2 * ROOM, -ROOM, 2 * ROOM, ROOM)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(colour(self.palette(), "panel"))
        painter.drawRoundedRect(card, CORNER, CORNER)
        painter.setFont(font)
        painter.setPen(colour(self.palette(), "text"))
        painter.drawText(card, flags, self.text)
