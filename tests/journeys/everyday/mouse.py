"""A person without a keyboard for anything but text: all is done by clicking, dragging and choosing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from tests.journeys.driver import LEFT, NONE, handle, names, scroll_to
from tests.journeys.everyday.popups import InPopups
from tests.journeys.everyday.steps import as_written
from tests.journeys.sheet import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


class Mouse(InPopups):
    """Clicks, drags and types; a key is pressed only in a step whose row says so (`keys`)."""

    keys: frozenset[str] = frozenset()

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key that the list allows in this step; refuse any other."""
        assert as_written(keys) in self.keys, f"{keys} was pressed, but this is done by mouse"
        super().press(keys, times)

    def fill(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Put text in the place of what stands in a field: three clicks select all of it."""
        self.click_field(name, within)
        focus = QApplication.focusWidget()
        field = focus.lineEdit() if isinstance(focus, QComboBox) else focus
        assert isinstance(field, QLineEdit), f"{name!r} is no field of one line"
        self.select_text(field)
        self.type(text)

    def select_text(self, field: QWidget) -> None:
        """Click three times, which selects the line."""
        middle = field.rect().center()
        self.click_at(field, middle, twice=True)
        self.click_at(field, middle)

    def menu_at(self, widget: QWidget, at: QPoint, *path: str) -> None:
        """Click with the right button and choose from the menu that opens."""
        scroll_to(widget)
        window = widget.window()
        self.bring_to_front(window)
        place = widget.mapTo(window, at)
        assert widget.isAncestorOf(window.childAt(place)) or window.childAt(place) is widget
        QTest.mouseClick(handle(window), Qt.MouseButton.RightButton, NONE, place)
        if QApplication.activePopupWidget() is None:  # where the platform makes no such event of the click
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
            QCoreApplication.sendEvent(widget, event)
        self.until(lambda: QApplication.activePopupWidget() is not None, "no menu opened")
        for entry in path:
            self.choose_entry(entry)
        self.rests()

    def cell_menu(self, sheet: Sheet, line: str, heading: str, *path: str) -> None:
        """Choose from the menu of a cell."""
        place = self.place_of(sheet, sheet.cell(line, heading))
        self.menu_at(sheet.view.viewport(), place, *path)

    def heading_menu(self, sheet: Sheet, heading: str, *path: str) -> None:
        """Choose from the menu of a heading."""
        self.menu_at(sheet.header.viewport(), self.heading_place(sheet, heading), *path)

    def place_of(self, sheet: Sheet, index: QModelIndex) -> QPoint:
        """Scroll to a cell and return its middle."""
        sheet.view.scrollTo(index)
        return sheet.view.visualRect(index).center()

    def heading_place(self, sheet: Sheet, heading: str) -> QPoint:
        """Return the middle of a heading, scrolled to."""
        header, column = sheet.header, sheet.column(heading)
        first = next(iter(sheet.lines()))
        sheet.view.scrollTo(first.siblingAtColumn(column))
        left = header.sectionViewportPosition(column)
        right = min(left + header.sectionSize(column), header.viewport().width())
        return QPoint((max(left, 0) + right) // 2, header.height() // 2)

    def drag_over(
        self, widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE
    ) -> None:
        """Press at one place of a widget, go to another and let go there."""
        window = widget.window()
        self.bring_to_front(window)
        places = [widget.mapTo(window, start + (end - start) * step / 4) for step in range(5)]
        QTest.mousePress(handle(window), LEFT, held, places[0])
        for place in (*places[1:], places[-1]):
            QTest.mouseMove(handle(window), place)
            QApplication.processEvents()
        QTest.mouseRelease(handle(window), LEFT, held, places[-1])
        QApplication.processEvents()

    def drag_cells(self, sheet: Sheet, first: tuple[str, str], last: tuple[str, str]) -> None:
        """Select a block of cells, each named by its line and heading."""
        view = sheet.view
        for cell in (first, last):
            view.scrollTo(sheet.cell(*cell))
        places = [view.visualRect(sheet.cell(*cell)).center() for cell in (first, last)]
        self.drag_over(view.viewport(), *places)

    def pull_bar(self, bar: QScrollBar, *, to_end: bool) -> None:
        """Pull a scroll bar to its end or to its beginning; none is there where all is in sight."""
        if not bar.isVisible():
            assert bar.minimum() == bar.maximum()
            return
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        start = bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar).center()
        beyond = QPoint(30, 30)
        away = bar.rect().bottomRight() + beyond if to_end else bar.rect().topLeft() - beyond
        across = bar.orientation() is Qt.Orientation.Horizontal
        self.drag_over(bar, start, QPoint(away.x(), start.y()) if across else QPoint(start.x(), away.y()))
        assert bar.value() == (bar.maximum() if to_end else bar.minimum())

    def turn_wheel(self, view: QAbstractItemView, steps: int, held: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel over a list; upwards if `steps` are more than 0."""
        port, window = view.viewport(), view.window()
        at = QPointF(port.mapTo(window, port.rect().center()))
        scrolled = QPoint(0, 120 if steps > 0 else -120)
        for _step in range(abs(steps)):
            everywhere = QPointF(window.mapToGlobal(at.toPoint()))
            kind = Qt.ScrollPhase.NoScrollPhase
            turned = QWheelEvent(
                at, everywhere, QPoint(), scrolled, Qt.MouseButton.NoButton, held, kind, False
            )
            QCoreApplication.sendEvent(handle(window), turned)

    def sheet_in(self, popup: QWidget) -> QAbstractItemView:
        """Return the list in what has opened."""
        (view,) = [one for one in popup.findChildren(QAbstractItemView) if one.isVisible()]
        return view

    def click_beside(self) -> None:
        """Click beside what has opened, which closes it."""
        popup = QApplication.activePopupWidget()
        assert popup is not None, "nothing is open"
        window = self.application.window
        title = next(one for one in window.findChildren(QLabel) if one.property("role") == "title")
        QTest.mouseClick(handle(window), LEFT, NONE, title.mapTo(window, title.rect().center()))
        self.until(lambda: QApplication.activePopupWidget() is None, "what had opened stays")

    def pick_first(self) -> None:
        """Click the first line of the list that has unfolded."""
        popup = QApplication.activePopupWidget()
        view = popup if isinstance(popup, QAbstractItemView) else popup and self.sheet_in(popup)
        assert isinstance(view, QAbstractItemView), "no list is open"
        place = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(handle(view.window()), LEFT, NONE, view.viewport().mapTo(view.window(), place))

    def choices(self) -> list[QAbstractButton]:
        """Return the buttons of which one is chosen at a time."""
        return [one for one in self.widgets(QAbstractButton) if one.isCheckable() and one.group()]  # type: ignore[type-abstract]

    def buttons(self, name: str) -> list[QAbstractButton]:
        """Return the buttons of this name."""
        every = self.widgets(QAbstractButton)  # type: ignore[type-abstract]
        return [one for one in every if name in names(one) and one.isEnabled()]

    def click_go(self) -> None:
        """Click the button of what has opened."""
        popup = QApplication.activePopupWidget()
        assert popup is not None, "nothing is open"
        self.click_on(next(one for one in popup.findChildren(QAbstractButton) if one.isVisible()))

    def tick_column(self, heading: str) -> None:
        """Tick a column in the list that the button "Columns" unfolds, and close that."""
        self.click("Columns")
        lines = self.front.findChild(QListWidget)
        assert lines is not None, "no list of columns opened"
        (item,) = lines.findItems(heading, Qt.MatchFlag.MatchExactly)
        lines.scrollToItem(item)
        place = lines.visualItemRect(item)
        self.click_at(lines.viewport(), QPoint(place.left() + 12, place.center().y()))
        self.click_beside()
