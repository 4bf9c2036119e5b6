"""A text on one line that may be cut."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.toolkit.plain import PlainLabel

CHARACTERS = 12  # that stay readable of a text that is cut


class ShortLabel(PlainLabel):
    """A text on one line, cut with an ellipsis where there is no room for it."""

    def __init__(self, text: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Let the text be cut."""
        least = self.fontMetrics().averageCharWidth() * CHARACTERS
        return QSize(min(least, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        if not self.text():
            return
        from PySide6.QtCore import Qt

        from ui.toolkit.directions import cut_text

        painter = QPainter(self)
        cut = cut_text(self.fontMetrics(), self.text(), self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self.style().drawItemText(
            painter, self.rect(), int(flags), self.palette(), True, cut, self.foregroundRole()
        )
        painter.end()
