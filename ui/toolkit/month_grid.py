"""The days of one month, to be chosen by the mouse or by the arrows; Shift chooses a stretch of days."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language
from ui.toolkit.cell_painting import CellColours, draw_frame
from ui.toolkit.colours import colour
from ui.toolkit.weeks import first_weekday

WEEKS, DAYS = 6, 7
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MonthGrid(QWidget):
    """Shows the month of `day`, the one that the arrows move; weeks begin as the secretariat has it."""

    chosen = Signal(object, object)  # the first and the last day
    moved = Signal()  # to another day

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self._today = today
        self._from: date | None = None  # where a stretch begins
        self._marked: tuple[date, date] | None = None
        self._first_weekday = first_weekday() + 1  # as isoweekday() counts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Days"))
        self._say()

    def mark(self, first: date, last: date) -> None:
        """Show which days stand now."""
        self._marked = first, last
        self.update()

    def go(self, day: date) -> None:
        """Make `day` the one that the arrows move."""
        self.day = min(max(day, FIRST), LAST)
        self._say()
        self.update()
        self.moved.emit()

    def turn(self, months: int) -> None:
        """Go that many months on, to the same day as far as there is one."""
        place = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(place, 12)
        if FIRST.year <= year <= LAST.year:
            length = QDate(year, month + 1, 1).daysInMonth()
            self.go(date(year, month + 1, min(self.day.day, length)))

    def _say(self) -> None:
        self.setAccessibleDescription(VagueDate.of(self.day).in_words(language()))

    def sizeHint(self) -> QSize:
        """Return the room for all weeks of a month."""
        metrics = self.fontMetrics()
        return QSize((metrics.horizontalAdvance("00") + 18) * DAYS, (metrics.height() + 8) * (WEEKS + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no day may be cut."""
        return self.sizeHint()

    def _start(self) -> date:
        """Return the first day that is shown."""
        first = self.day.replace(day=1)
        return first - timedelta(days=(first.isoweekday() - self._first_weekday) % DAYS)

    def _cell(self, place: int) -> QRect:
        wide, high = self.width() // DAYS, self.height() // (WEEKS + 1)
        return QRect(place % DAYS * wide, (place // DAYS + 1) * high, wide, high)

    def _day_at(self, event: QMouseEvent) -> date | None:
        at = event.position().toPoint()
        places = range(WEEKS * DAYS)
        place = next((place for place in places if self._cell(place).contains(at)), None)
        return None if place is None else self._start() + timedelta(days=place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day; with Shift, all days from the one where one was."""
        day = self._day_at(event)
        if day is not None:
            self._choose(day, stretch=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _choose(self, day: date, *, stretch: bool) -> None:
        origin = self._from or self.day
        self.go(day)
        first, last = sorted((origin, day)) if stretch else (day, day)
        self.chosen.emit(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to other days, Page up and down to other months, Enter chooses."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in STEPS:
            self._from = (self._from or self.day) if shift else None
            self.go(self.day + timedelta(days=STEPS[key]))
        elif key in PAGES:
            self.turn(PAGES[key])
        elif key in CHOOSING:
            self._choose(self.day, stretch=self._from is not None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days; those of other months in a muted hand."""
        painter = QPainter(self)
        colours, middle = CellColours.of(self.palette()), Qt.AlignmentFlag.AlignCenter
        locale, start = QLocale(language()), self._start()
        painter.setPen(colours.muted)
        for place in range(DAYS):
            weekday = (self._first_weekday - 1 + place) % DAYS + 1
            rect = self._cell(place).translated(0, -self._cell(place).height())
            painter.drawText(rect, middle, locale.dayName(weekday, QLocale.FormatType.ShortFormat))
        marked = self._stretch()
        for place in range(WEEKS * DAYS):
            day, rect = start + timedelta(days=place), self._cell(place).adjusted(1, 1, -1, -1)
            chosen = marked is not None and marked[0] <= day <= marked[1]
            if chosen:
                painter.fillRect(rect, colours.row)
            painter.setPen(colours.text if day.month == self.day.month else colours.muted)
            painter.drawText(rect, middle, f"{day.day}")
            if day == self._today:
                painter.fillRect(
                    rect.center().x() - 6, rect.bottom() - 2, 13, 2, colour(self.palette(), "accent")
                )
            if day == self.day and self.hasFocus():
                draw_frame(painter, rect, colours.accent)
        painter.end()

    def _stretch(self) -> tuple[date, date] | None:
        if self._from is not None:
            return min(self._from, self.day), max(self._from, self.day)
        return self._marked
