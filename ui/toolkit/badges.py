"""A small rounded label that says a status by symbol and word."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.runtime.styled import style_as
from ui.toolkit.colours import Tone
from ui.toolkit.plain import PlainLabel


class Badge(PlainLabel):
    """Says `text` with `symbol` before it; the tone's colour only underlines it."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.MUTED, symbol: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.say(text, tone, symbol)

    def say(self, text: str, tone: Tone, symbol: str = "") -> None:
        """Say something else; an empty text hides the badge."""
        self.setText(f"{symbol} {text}".strip())
        self.setAccessibleName(text)
        style_as(self, "chip", tone.value)
        self.setHidden(not text)
