"""The calendar under a field for a date: a day, or as much of it as is known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language
from ui.toolkit.month_grid import MonthGrid
from ui.toolkit.plain import PlainLabel, plain_hint


class DatePanel(QFrame):
    """Shows the month of `value`, else of today; `vague` offers month, quarter, half-year and year.

    `chosen` gives a `VagueDate`, or None for a date that is still to be announced (`open_end`).
    """

    chosen = Signal(object)

    def __init__(self, value: VagueDate | None, parent: QWidget, *, vague: bool, open_end: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self._vague = vague
        today = date.today()  # noqa: DTZ011 - of the one who chooses
        self.grid = MonthGrid(value.first_day if value else today, today, self)
        if value is not None:
            self.grid.mark(value.first_day, value.last_day)
        self._title = PlainLabel(self)
        self._title.setProperty("role", "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.parts = [self._button("") for _part in self._notations()] if vague else []
        self.today = self._button(_("Today"))
        self.open = self._button(_("To be announced"))
        self.open.setVisible(open_end)
        self._lay_out()
        self.grid.chosen.connect(self._take_days)
        self.grid.moved.connect(self._show)
        self.today.clicked.connect(self._take_today)
        self.open.clicked.connect(self._take_nothing)
        for part in self.parts:
            part.clicked.connect(self._take_part)
        self._show()
        self.grid.setFocus()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        for text, hint, months in (("«", _("A year back"), -12), ("‹", _("A month back"), -1)):
            head.addWidget(self._turner(text, hint, months))
        head.addWidget(self._title, 1)
        for text, hint, months in (("›", _("A month on"), 1), ("»", _("A year on"), 12)):
            head.addWidget(self._turner(text, hint, months))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.grid)
        if self._vague:
            remark = PlainLabel(_("Only part of it is known:"), self)
            remark.setProperty("role", "small")
            layout.addWidget(remark)
        for pair in (self.parts[:2], self.parts[2:], [self.today, self.open]):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in pair:
                row.addWidget(button)
            layout.addLayout(row)

    def _turner(self, text: str, hint: str, months: int) -> QPushButton:
        button = self._button(text)
        button.setAccessibleName(hint)
        button.setToolTip(plain_hint(hint))
        button.setProperty("months", months)
        button.clicked.connect(self._turn)
        return button

    @Slot()
    def _turn(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.grid.turn(int(button.property("months")))

    def _notations(self) -> list[str]:
        """Return the month, quarter, half-year and year of the day at hand, as they are stored."""
        day = self.grid.day
        quarter = (day.month + 2) // 3
        first = 1 if quarter < 3 else 3
        half = f"{day.year}-Q{first}/{day.year}-Q{first + 1}"
        return [f"{day.year}-{day.month:02}", f"{day.year}-Q{quarter}", half, f"{day.year}"]

    @Slot()
    def _show(self) -> None:
        notations = self._notations()
        self._title.setText(VagueDate.parse(notations[0]).in_words(language()))
        for button, notation in zip(self.parts, notations, strict=False):
            button.setText(VagueDate.parse(notation).in_words(language()))
            button.setProperty("notation", notation)

    @Slot(object, object)
    def _take_days(self, first: date, last: date) -> None:
        self._take(VagueDate.of(first, last if self._vague else None))

    @Slot()
    def _take_today(self) -> None:
        self._take(VagueDate.of(date.today()))  # noqa: DTZ011 - of the one who chooses

    @Slot()
    def _take_nothing(self) -> None:
        self._take(None)

    @Slot()
    def _take_part(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._take(VagueDate.parse(str(button.property("notation"))))

    def _take(self, value: VagueDate | None) -> None:
        self.chosen.emit(value)
        self.close()
