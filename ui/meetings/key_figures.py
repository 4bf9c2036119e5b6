"""The key figures of a meeting, each a number with a word under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cica_events.i18n import _
from cica_events.queries.meetings import MeetingCounts

COLUMNS = 4


class KeyFigures(QFrame):
    """Shows how much the meeting holds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(12)
        words = (
            _("delegations"), _("invited"), _("replied"), _("participants"),
            _("agenda items"), _("outcomes"), _("sessions"),
        )  # fmt: skip
        self._numbers = [self._figure(place, word) for place, word in enumerate(words)]

    def _figure(self, place: int, word: str) -> QLabel:
        number, caption = QLabel(self), QLabel(word, self)
        number.setProperty("role", "title")
        caption.setProperty("role", "small")
        caption.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(number)
        column.addWidget(caption)
        column.addStretch(1)
        self._grid.addLayout(column, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)
        return number

    def show_counts(self, counts: MeetingCounts, sittings: int) -> None:
        """Show the numbers as they are."""
        numbers = (
            counts.delegations, counts.invited, counts.replied, counts.participants,
            counts.items, counts.outcomes, sittings,
        )  # fmt: skip
        for label, number in zip(self._numbers, numbers, strict=True):
            label.setText(str(number))
