"""Asks for a date in words and goes there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.calendar.words import date_words
from ui.toolkit.plain import PlainLabel

WIDTH = 56  # average characters


class GoTo(QFrame):
    """`given` says the date; what is typed is explained at each letter."""

    given = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self.setAccessibleName(_("Go to a date"))
        self._today = today
        label = PlainLabel(_("Go to"), self)
        label.setProperty("role", "strong")
        self.line = QLineEdit(self)
        self.line.setAccessibleName(_("Date to go to"))
        self.line.setPlaceholderText(_("12 May 2027, May 2027, Q3 2027 or 2027"))
        self.note = PlainLabel(" ", self)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        go = QPushButton(_("Go there"), self)
        go.setToolTip(_("Go there (Enter)"))
        go.clicked.connect(self._give)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(go)
        for widget in (label, self.line):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.line.textEdited.connect(self._explain)
        self.line.returnPressed.connect(self._give)

    def show_at(self, corner: QPoint) -> None:
        """Stand with the right upper corner there, on the screen."""
        self.adjustSize()
        self.move(max(corner.x() - self.width(), 8), corner.y())
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _date(self) -> VagueDate:
        text = self.line.text()
        try:
            return VagueDate.read(text)
        except ValidationError:
            try:
                return VagueDate.read(f"{text} {self._today.year}")
            except ValidationError:
                return VagueDate.read(text)

    @Slot()
    def _explain(self) -> None:
        try:
            self.note.setText(f"✓ {date_words(self._date())}")
        except ValidationError:
            self.note.setText(" ")

    @Slot()
    def _give(self) -> None:
        try:
            date = self._date()
        except ValidationError as error:
            self.note.setText(error.reason)
            self.adjustSize()
            return
        self.given.emit(date)
        self.close()
