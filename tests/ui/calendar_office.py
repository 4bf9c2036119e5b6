"""A calendar on a day of May 2027, and what a test reads of it and presses in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.period import View

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
TODAY = date(2027, 5, 12)


def shown(qtbot: QtBot, office: Office) -> CalendarPage:
    page = CalendarPage(office.desk, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not page.reading)
    return page


def told(page: CalendarPage) -> list[str]:
    """Return the bodies on the sheet, in the order in which one reads."""
    rows = (page.canvas.row(piece.id) for piece in page.canvas.sheet.pieces)
    return list(dict.fromkeys(row.body for row in rows if row))


def mouse(page: CalendarPage, kind: QEvent.Type, at: tuple[float, float], button: Qt.MouseButton) -> None:
    where = QPointF(*at)
    held = NONE if kind is QEvent.Type.MouseButtonRelease else LEFT
    there = page.canvas.mapToGlobal(where)
    QApplication.sendEvent(
        page.canvas, QMouseEvent(kind, where, there, button, held, Qt.KeyboardModifier.NoModifier)
    )


def day(page: CalendarPage, when: date) -> tuple[float, float]:
    row = page.canvas.sheet.row_of(when)
    assert row is not None
    x, y = row.day_box(when).middle
    return x, row.box.bottom - 3 if page.period.view is not View.YEAR else y


def key(page: CalendarPage, which: Qt.Key) -> None:
    press(page.window().focusWidget(), which)
