"""The days of a programme as tabs, onto which a session can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from cica_events.i18n import _
from cica_events.queries.programme import Programme
from ui.programme.programme_buttons import IconOnly
from ui.programme.programme_words import DayName, day_words
from ui.toolkit.plain import plain_hint

SPACING = 4  # pixels


class DayTabs(QWidget):
    """Emits `chosen` with the day that the user goes to."""

    chosen = Signal(object)

    def __init__(self, add: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[date] = ()
        self._programme: Programme | None = None
        self.bar = QTabBar(self)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(_("Days"))
        self.bar.setStyleSheet("QTabBar QToolButton { padding: 0; min-height: 0; border-radius: 4px; }")
        self.bar.currentChanged.connect(self._tell)
        self.add = IconOnly(add, parent=self)
        self.add.setFlat(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self._row.addWidget(self.bar)
        self._row.addWidget(self.add)
        self._row.addStretch(1)

    def add_tools(self, tools: Sequence[QWidget]) -> None:
        """Put what sets how the day is drawn at the right."""
        for tool in tools:
            self._row.addWidget(tool)

    def show_days(self, programme: Programme, days: Sequence[date], current: date) -> None:
        """Show these days, `current` chosen, without a signal."""
        self.bar.blockSignals(True)
        while self.bar.count() > len(days):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(days):
            self.bar.addTab("")
        self._days, self._programme = days, programme
        for number, day in enumerate(days):
            self.bar.setTabToolTip(number, plain_hint(day_words(day, programme)))
            self.bar.setAccessibleTabName(number, day_words(day, programme))
        self._name()
        self.bar.setCurrentIndex(days.index(current))
        self.bar.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the days at the length for which there is room."""
        super().resizeEvent(event)
        self._name()

    def _name(self) -> None:
        """Give the days the longest names with which all are in sight."""
        programme = self._programme
        if programme is None:
            return
        others = sum(item.sizeHint().width() for item in self._others()) + SPACING * self._row.count()
        for form in DayName:
            for number, day in enumerate(self._days):
                self.bar.setTabText(number, day_words(day, programme, form))
            if self.bar.sizeHint().width() + others <= self.width():
                break

    def _others(self) -> list[QWidget]:
        places = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (place.widget() for place in places if place is not None)
        return [widget for widget in widgets if widget is not None and widget is not self.bar]

    def day_at(self, point: QPoint) -> date | None:
        """Return the day whose tab is at a point of the screen."""
        number = self.bar.tabAt(self.bar.mapFromGlobal(point))
        return self._days[number] if number >= 0 else None

    def go(self, by: int) -> None:
        """Go on to another day."""
        number = self.bar.currentIndex() + by
        if 0 <= number < self.bar.count():
            self.bar.setCurrentIndex(number)

    @Slot(int)
    def _tell(self, number: int) -> None:
        if 0 <= number < len(self._days):
            self.chosen.emit(self._days[number])
