"""Offers the days of a vague date: chosen in a month, or typed in words."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.calendar.period import Period, View
from ui.calendar.words import date_words, day_words, month_name, weekday_name
from ui.runtime.icons import Icons
from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.weeks import first_weekday

_WEEKS = 6


class PrecisePopup(QFrame):
    """`given` says the date; one outside of what was planned is asked about first."""

    given = Signal(object)

    def __init__(
        self, icons: Icons, title: str, span: VagueDate | None, near: dt.date, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self.setAccessibleName(_("Days of “{title}”").format(title=title))
        self._span = span
        inside = span is None or span.first_day <= near <= span.last_day
        self._month = Period.of(View.MONTH, near if span is None or inside else span.first_day)
        self._first: dt.date | None = None
        self._asked: VagueDate | None = None
        self.line = QLineEdit(self)
        self.line.setAccessibleName(_("Date, exact or vague"))
        self.line.setPlaceholderText(_("12–14 May 2027"))
        self.note = PlainLabel(self)
        self.note.setWordWrap(True)
        self.give = QPushButton(_("Set the date"), self)
        self.give.setProperty("primary", True)
        self._lay_out(icons, title)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._give)
        self.give.clicked.connect(self._give)
        self._fill()
        self._say(_("Choose the first day, then the last one, or type the date."), "small")

    def _lay_out(self, icons: Icons, title: str) -> None:
        heading = PlainLabel(title, self)
        heading.setProperty("role", "strong")
        heading.setWordWrap(True)
        span = PlainLabel(_("Planned for: {when}").format(when=date_words(self._span)), self)
        span.setProperty("role", "muted")
        span.setWordWrap(True)
        self._back = self._arrow(icons, "chevron-left", _("Month before"), -1)
        self._on = self._arrow(icons, "chevron-right", _("Month after"), 1)
        self._name = PlainLabel(self)
        self._name.setProperty("role", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._name, 1)
        head.addWidget(self._on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(span)
        layout.addLayout(head)
        layout.addLayout(self._grid())
        for widget in (self.line, self.note, self.give):
            layout.addWidget(widget)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 46)

    def _arrow(self, icons: Icons, icon: str, name: str, step: int) -> QPushButton:
        button = QPushButton(self)
        button.setFlat(True)
        button.setToolTip(plain_hint(name))
        button.setAccessibleName(name)
        icons.put(button, icon, "muted")
        button.clicked.connect(partial(self._turn, step))
        return button

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        week = Period.of(View.MONTH, dt.date(2001, 1, 1)).weeks(first_weekday())[0]
        for place in range(7):
            name = PlainLabel(weekday_name(week + dt.timedelta(days=place)), self)
            name.setProperty("role", "small")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, place)
        self.days = [QPushButton(self) for _place in range(_WEEKS * 7)]
        for place, button in enumerate(self.days):
            button.setFlat(True)
            button.setCheckable(True)
            button.setMinimumWidth(8)
            button.clicked.connect(partial(self._press, place))
            grid.addWidget(button, place // 7 + 1, place % 7)
        return grid

    def show_at(self, place: QRect) -> None:
        """Stand under `place` (on the screen), or over it where there is no room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(max(place.left(), room.left() + 8), room.right() - self.width() - 8)
        below = place.bottom() + 4
        over = place.top() - self.height() - 4
        y = below if below + self.height() <= room.bottom() else max(over, room.top() + 8)
        self.move(x, y)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    # The month

    def _shown(self) -> list[dt.date]:
        first = self._month.weeks(first_weekday())[0]
        return [first + dt.timedelta(days=number) for number in range(_WEEKS * 7)]

    def _fill(self) -> None:
        date = self._date()
        self._name.setText(f"{month_name(self._month.first)} {self._month.first.year}")
        for button, day in zip(self.days, self._shown(), strict=True):
            inside = self._is_inside(day) and self._month.holds(day)
            button.setVisible(self._month.holds(day))
            button.setEnabled(inside)
            button.setText(str(day.day))
            button.setAccessibleName(day_words(day))
            chosen = date is not None and date.is_exact and date.first_day <= day <= date.last_day
            button.setChecked(chosen)
        self._back.setEnabled(self._is_inside(self._month.first - dt.timedelta(days=1)))
        self._on.setEnabled(self._is_inside(self._month.last + dt.timedelta(days=1)))

    def _is_inside(self, day: dt.date) -> bool:
        if self._span is None or self._span.is_exact:
            return True
        return self._span.first_day <= day <= self._span.last_day

    def _turn(self, step: int, _on: bool = False) -> None:
        self._month = self._month.step(step)
        self._fill()

    def _press(self, place: int, _on: bool = False) -> None:
        day = self._shown()[place]
        if self._first is None or day < self._first:
            date, self._first = VagueDate.of(day), day
        else:
            date, self._first = VagueDate.of(self._first, day), None
        self.line.setText(date_words(date))
        self._typed()

    # What is typed

    def _date(self) -> VagueDate | None:
        """Return what stands in the line; a year that is not typed is that of what was planned."""
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return VagueDate.read(text)
        except ValidationError:
            try:
                return VagueDate.read(f"{text} {self._month.first.year}")
            except ValidationError:
                return None

    @Slot()
    def _typed(self) -> None:
        date = self._date()
        self._asked = None
        self.give.setText(_("Set the date"))
        if date is not None and date.is_exact and self._is_inside(date.first_day):
            self._month = Period.of(View.MONTH, date.first_day)
        self._fill()
        self._say(f"✓ {date_words(date)}" if date is not None else "", "small")

    @Slot()
    def _give(self) -> None:
        date = self._date()
        if date is None:
            self._say(self._reason(), "problem")
        elif self._span is None or self._span.is_exact or date.refines(self._span) or date == self._asked:
            self.given.emit(date)
            self.close()
        else:
            self._asked = date
            words = _(
                "{date} is outside of what was planned: {when}. Press once more to set it all the same."
            )
            self._say(words.format(date=date_words(date), when=date_words(self._span)), "problem")
            self.give.setText(_("Set it all the same"))

    def _reason(self) -> str:
        try:
            VagueDate.read(self.line.text())
        except ValidationError as error:
            return error.reason
        return ""

    def _say(self, text: str, role: str) -> None:
        self.note.setText(text)
        style_as(self.note, "role", role)
        self.note.setVisible(bool(text))
