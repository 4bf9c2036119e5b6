"""A button whose text is cut with dots where there is no room for it; its tooltip says the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.toolkit.buttons import SpacedButton
from ui.toolkit.directions import cut_text
from ui.toolkit.plain import plain_hint

LEAST = 12  # average characters that always show
SLACK = 2  # pixels; widths of text are rounded


class ElidedButton(SpacedButton):
    """Takes the room that `words` need, or less; `link` lets it look like one."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, link: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("link", link)  # before its width is asked for, which settles its looks
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(words)

    @property
    def words(self) -> str:
        """The whole text."""
        return self._words

    def say(self, words: str, hint: str = "") -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_hint(hint or words))
        self.setText(words)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        missing = self._width(self._words) - self._width(self.text())
        return super().sizeHint() + QSize(missing + SLACK, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the first letters."""
        least = self.fontMetrics().averageCharWidth() * LEAST
        frame = super().sizeHint().width() - self._width(self.text())
        return QSize(min(self.sizeHint().width(), least + frame), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        frame = super().sizeHint().width() - self._width(self.text())
        room = self.width() - frame
        words = self._words.replace("&", "&&")
        shown = cut_text(self.fontMetrics(), words, room)
        if shown != self.text():
            self.setText(shown)

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)
