"""The key figures of a meeting, each a number with a word under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cica_events.i18n import ngettext
from cica_events.queries.meetings import MeetingCounts
from ui.toolkit.plain import PlainLabel

COLUMNS, FIGURES = 4, 7


class KeyFigures(QFrame):
    """Shows how much the meeting holds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(12)
        self._figures = [self._figure(place) for place in range(FIGURES)]

    def _figure(self, place: int) -> tuple[QLabel, QLabel]:
        number, caption = PlainLabel(self), PlainLabel(self)
        number.setProperty("role", "title")
        caption.setProperty("role", "small")
        caption.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(number)
        column.addWidget(caption)
        column.addStretch(1)
        self._grid.addLayout(column, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)
        return number, caption

    def show_counts(self, counts: MeetingCounts, sittings: int) -> None:
        """Show the numbers as they are."""
        for (number, caption), (count, word) in zip(self._figures, _worded(counts, sittings), strict=True):
            number.setText(str(count))
            caption.setText(word)


def _worded(counts: MeetingCounts, sittings: int) -> list[tuple[int, str]]:
    """Return each number with the word that goes with it."""
    return [
        (n := counts.delegations, ngettext("delegation", "delegations", n)),
        (n := counts.invited, ngettext("invited", "invited", n)),
        (n := counts.replied, ngettext("replied", "replied", n)),
        (n := counts.participants, ngettext("participant", "participants", n)),
        (n := counts.items, ngettext("agenda item", "agenda items", n)),
        (n := counts.outcomes, ngettext("outcome", "outcomes", n)),
        (n := sittings, ngettext("session", "sessions", n)),
    ]
