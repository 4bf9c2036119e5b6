"""Everyday actions between the pages: the palette, calendar, reports, history, and how all looks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from benchmarks.everyday_people import STEPS
from benchmarks.hands import FRAME, Hands, Heard
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.period import View
from ui.history.history_page import HistoryPage
from ui.palette.panel import PalettePanel
from ui.reports.map_view import MapView
from ui.reports.reports_page import ReportsPage

NAME = "nurbay"


def look_around(hands: Hands) -> None:
    """Find a name, go through calendar, map and history, change theme and size."""
    _find_anything(hands)
    _calendar(hands)
    _reports(hands)
    _history(hands)
    _looks(hands)


def _find_anything(hands: Hands) -> None:
    hands.measure("open the palette", hands.key("Ctrl+K"), None, whole=lambda: bool(_palettes(hands)))
    palette = _palettes(hands)[-1]
    for letter in NAME:
        found = Heard(palette.model.modelReset)
        hands.measure(
            "type a letter of a name in the palette", hands.type(letter), palette.field, whole=found
        )
    hands.do(hands.key("Escape"))


def _palettes(hands: Hands) -> list[PalettePanel]:
    return [each for each in hands.application.window.findChildren(PalettePanel) if each.isVisible()]


def _calendar(hands: Hands) -> None:
    window = hands.application.window
    hands.measure("open the calendar", hands.key("Ctrl+3"), window, whole=lambda: _is(hands, CalendarPage))
    page = window.findChildren(CalendarPage)[0]
    full = _fullest(hands)
    hands.do(partial(page.go_day, full))
    for view, step in (
        (View.MONTH, "step a month in the calendar"),
        (View.YEAR, "step a year in the calendar"),
    ):
        if view is not page.period.view:
            hands.measure("show a year in the calendar", hands.key("Alt+3"), page.canvas)
        for keys in ("PgUp", "PgDown"):
            hands.measure(step, hands.key(keys), page.canvas)
    hands.do(hands.key("Alt+1"))
    hands.do(partial(page.go_day, full))
    _drag(hands, page)


def _fullest(hands: Hands) -> date:
    """Return a day of the month with most meetings."""
    workspace = hands.application.opener.workspace
    assert workspace is not None
    days = [row.date.first_day for row in workspace.meetings.rows() if row.date and row.date.is_exact]
    return Counter(day.replace(day=1) for day in days).most_common(1)[0][0]


def _drag(hands: Hands, page: CalendarPage) -> None:
    """Drag a meeting to and fro and let it go a week away."""
    canvas = page.canvas
    piece = next(each for each in canvas.sheet.pieces if not each.vague and each.starts and each.ends)
    start = QPoint(round(piece.box.x + piece.box.w / 3), round(piece.box.y + piece.box.h / 2))
    day = canvas.sheet.day_at(start.x(), start.y())
    assert day is not None
    other = next(each for week in (7, -7) if page.period.holds(each := day + timedelta(week)))
    row = canvas.sheet.row_of(other)
    assert row is not None
    box = row.day_box(other)
    end = QPoint(round(box.x + box.w / 2), round(box.y + box.h / 2))
    hands.do(hands.press(canvas, start))
    for number in range(1, STEPS + 1):
        at = end + QPoint(12, 3) * (STEPS - number) * (1 if number % 2 else -1)
        hands.measure("drag a meeting", hands.move(canvas, at), canvas.overlay, limit=FRAME)
    moved = Heard(hands.application.relay.changed)
    hands.measure("drop the meeting", hands.release(canvas, end), canvas, whole=moved)
    hands.do(hands.key("Ctrl+Z"))
    hands.calm()


def _reports(hands: Hands) -> None:
    window = hands.application.window
    hands.measure("open Reports", hands.key("Ctrl+6"), window, whole=lambda: _is(hands, ReportsPage))
    page = window.findChildren(ReportsPage)[0]
    view = window.findChildren(MapView)[0]
    told = Heard(view.status_changed)
    bar = partial(_at_work, page.busy, view, told)
    hands.measure("show all years in the map", page.all.trigger, bar, whole=told)
    port = view.table.viewport()
    for _step in range(STEPS):
        hands.measure("scroll the map by wheel", hands.wheel(port), port, limit=FRAME)
    hands.measure("fit the map", view.fit.trigger, port)


def _history(hands: Hands) -> None:
    window = hands.application.window
    go = partial(window.show_page, "history")
    hands.measure("open the history", go, window, whole=lambda: _is(hands, HistoryPage))
    page = window.findChildren(HistoryPage)[0]
    hands.do(page.filters.words.setFocus)
    for letter in "po":
        hands.measure("type a letter in the filter of the history", hands.type(letter), page.filters.words)


def _looks(hands: Hands) -> None:
    window = hands.application.window
    hands.do(hands.key("Ctrl+4"))
    actions = window.frame_actions
    for action in (actions.schemes.actions()[2], actions.schemes.actions()[1]):
        hands.measure("switch the theme", action.trigger, _page(hands))
    for keys in ("Ctrl++", "Ctrl+0"):
        hands.measure("zoom", hands.key(keys), _page(hands))


def _page(hands: Hands) -> QWidget:
    page = hands.application.window.current_page()
    assert page is not None
    return page


def _seen(widget: QWidget) -> QWidget | None:
    return widget if widget.isVisible() else None


def _at_work(bar: QWidget, view: QWidget, done: Heard) -> QWidget | None:
    """Return the bar that says so, or the view where it was done before a bar was needed."""
    return _seen(bar) or (view if done() else None)


def _is(hands: Hands, kind: type) -> bool:
    page = hands.application.window.current_page()
    return isinstance(page, kind) and page.isVisible()
