"""What stands beside the calendar: the card of the meeting at hand over the tray of those without a date."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.calendar.card import Card
from ui.calendar.tray import Tray

INSET = 16  # pixels, as the fields of the card have them


class Side(QWidget):
    """The tray has all the room while no meeting is chosen."""

    def __init__(self, card: Card, tray: Tray, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setMinimumWidth(card.inspector.minimumWidth())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(card, 1)
        below = QVBoxLayout()
        below.setContentsMargins(INSET, 0, INSET, 0)
        below.addWidget(tray)
        layout.addLayout(below)
        layout.addStretch(0)
        self.show_card(shown=False)

    def show_card(self, *, shown: bool) -> None:
        """Show the card, or give its room to the tray."""
        self._card.setVisible(shown)
