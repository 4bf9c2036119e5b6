"""What opens over the calendar for a moment: days to choose, hidden meetings, a date to go to, the menu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.calendar_actions import CalendarActions
from ui.calendar.go_to import GoTo
from ui.calendar.precise_popup import PrecisePopup
from ui.calendar.words import SIGNS, title_of
from ui.runtime.icons import Icons


class Popups(QObject):
    """`dated` says (meeting, date), `chosen` a meeting, `going` a date to go to."""

    dated = Signal(str, object)
    chosen = Signal(str)
    going = Signal(object)

    def __init__(self, icons: Icons, today: Callable[[], dt.date], page: QWidget) -> None:
        super().__init__(page)
        self._icons, self._today, self._page = icons, today, page

    def offer_days(self, row: CalendarMeeting, place: QRect, near: dt.date) -> PrecisePopup:
        """Offer the days that the date of a meeting leaves open, `near` a day, at `place` on the screen."""
        popup = PrecisePopup(self._icons, title_of(row), row.date, near, self._page)
        popup.given.connect(partial(self.dated.emit, row.id))
        popup.show_at(place)
        return popup

    def list_meetings(self, rows: Iterable[CalendarMeeting], at: QPoint) -> QMenu:
        """List meetings to choose from, at a point of the screen."""
        menu = self._menu()
        for row in rows:
            text = f"{SIGNS[row.stage]} {row.body}  {title_of(row)}".replace("&", "&&")
            menu.addAction(text).triggered.connect(partial(self._choose, row.id))
        menu.popup(at)
        return menu

    def show_actions(self, actions: CalendarActions, at: QPoint) -> None:
        """Offer what can be done with the meeting at hand."""
        menu = self._menu()
        for action in actions.of_meeting():
            if action is None:
                menu.addSeparator()
            elif action.isEnabled():
                menu.addAction(action)
        menu.popup(at)

    def ask_where(self, corner: QPoint) -> GoTo:
        """Ask for a date to go to."""
        ask = GoTo(self._today(), self._page)
        ask.given.connect(self.going)
        ask.show_at(corner)
        return ask

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _choose(self, meeting_id: str, _on: bool = False) -> None:
        self.chosen.emit(meeting_id)
