"""The shadow under a card that lies over the page.

Qt's own effect draws the card as a picture of it, and lays out the whole window before, with every page that
is out of sight.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

REACH: Final = 22  # pixels around the card
BELOW: Final = 4  # pixels by which it lies lower than the card
DARKEST: Final = 26  # of 255, at the edge of the card
RINGS: Final = 11
ROUND: Final = 8  # pixels, the radius of the card's corners
MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange}
)


class SoftShadow(QWidget):
    """Stays under `card` wherever that goes, and goes with it."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card.parentWidget())
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)
        card.destroyed.connect(self._go)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the card."""
        if event.type() in MOVES and watched is self._card:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        over = self._card.geometry().adjusted(-REACH, -REACH, REACH, REACH)
        self.setGeometry(over.translated(0, BELOW))
        self.stackUnder(self._card)
        self.setVisible(not self._card.isHidden())

    @Slot()
    def _go(self) -> None:
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw rings one over the other, so that it is darkest at the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(RINGS):
            away = REACH * ring / RINGS  # from the outer edge
            added = _dark(ring + 1) - _dark(ring)
            painter.setBrush(QColor(0, 0, 0, added))
            box = QRectF(self.rect()).adjusted(away, away, -away, -away)
            radius = ROUND + REACH - away
            painter.drawRoundedRect(box, radius, radius)


def _dark(rings: int) -> int:
    """Return how dark so many rings together are."""
    return round(DARKEST * (rings / RINGS) ** 2)
