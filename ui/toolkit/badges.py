"""A small rounded label that says a status by symbol and word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.toolkit.colours import Tone


class Badge(QLabel):
    """Says `text` with `symbol` before it; the tone's colour only underlines it."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.MUTED, symbol: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.say(text, tone, symbol)

    def say(self, text: str, tone: Tone, symbol: str = "") -> None:
        """Say something else; an empty text hides the badge."""
        self.setText(f"{symbol} {text}".strip())
        self.setAccessibleName(text)
        self.setProperty("chip", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setHidden(not text)
