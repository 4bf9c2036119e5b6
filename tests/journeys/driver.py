"""A person at the window: finds things by the name they bear, clicks, types, and reads what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cica_events.i18n import _
from cica_events.services.workspace import Workspace
from tests.journeys.in_sight import within
from tests.journeys.sheet import Sheet
from tests.ui.toolkit_typing import press
from ui.main import Application
from ui.toolkit.tab_row import TabRow

Kind = TypeVar("Kind", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 20_000  # milliseconds
SHOWN_TEXTS = (QLabel, QAbstractButton, QLineEdit, QComboBox)


class Person:
    """Works with what is in front: an open menu or list, else a dialog, else the window."""

    def __init__(self, bot: QtBot, application: Application) -> None:
        self._bot = bot
        self.application = application

    # What is in front

    @property
    def window(self) -> QWidget:
        """The dialog that is open, else the main window."""
        return QApplication.activeModalWidget() or self.application.window

    @property
    def front(self) -> QWidget:
        """The open menu or list, else the dialog or window."""
        return QApplication.activePopupWidget() or self.window

    def widgets(self, kind: type[Kind]) -> Iterator[Kind]:
        """Return everything of a kind that can be seen, from what is in front."""
        seen = self.front.isVisible() and self.front
        if seen and isinstance(seen, kind):
            yield seen
        yield from within(self.front, kind)

    def first(self, kind: type[Kind]) -> Kind:
        """Return the first widget of a kind that can be seen; AssertionError where none is in front yet."""
        found = next(self.widgets(kind), None)
        assert found is not None, f"no {kind.__name__} is seen in {type(self.front).__name__}"
        return found

    def find(self, name: str, kind: type[Kind], within: QWidget | None = None) -> Kind:
        """Return the one widget of a kind that bears this name; AssertionError if it is not exactly one."""
        found = [
            one
            for one in self.widgets(kind)
            if name in names(one) and (within is None or within.isAncestorOf(one))
        ]
        told = sorted({one for widget in self.widgets(kind) for one in names(widget)})
        assert len(found) == 1, f"{len(found)} of {kind.__name__} {name!r} among {told}"
        return found[0]

    # Reading

    def texts(self) -> list[str]:
        """Return every text that can be read in front, tables left out."""
        shown = [widget for kind in SHOWN_TEXTS for widget in self.widgets(kind)]  # type: ignore[type-abstract]
        return [text for widget in shown for text in names(widget)]

    def sees(self, text: str) -> bool:
        """Tell whether some text in front contains `text`."""
        return any(text in one for one in self.texts())

    def awaits(self, text: str) -> None:
        """Wait until `text` can be read."""
        self.until(lambda: self.sees(text), f"{text!r} was not seen")

    def is_told(self, text: str) -> None:
        """Wait until a message over the page begins with `text`."""
        told: set[str] = set()

        def so() -> None:
            told.add(self.message)
            assert any(one.startswith(text) for one in told), f"{text!r} was not told, but {told}"

        self._bot.waitUntil(so, timeout=PATIENCE)

    def until(self, condition: Callable[[], bool], problem: str = "it did not come to pass") -> None:
        """Wait until something is so."""
        try:
            self._bot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)
        except self._bot.TimeoutError as late:
            seen = f"seen in {type(self.front).__name__}: {self.texts()}"
            raise AssertionError(f"{problem}; {seen}") from late

    def rests(self) -> None:
        """Wait until nothing is going on beside the window."""
        self.until(lambda: not self.application.tasks.busy, "work went on")
        QApplication.processEvents()

    @property
    def counts(self) -> str:
        """The counts at the foot of the window."""
        return self.find("Counts", QLabel).text()

    @property
    def message(self) -> str:
        """The message over the page."""
        return self.application.window.messages.text

    @property
    def title(self) -> str:
        """The title of the page."""
        titles = [label.text() for label in self.widgets(QLabel) if label.property("role") == "title"]
        return titles[0] if titles else ""

    def sheet(self, name: str) -> Sheet:
        """Return the table or outline of this name."""
        return Sheet(self, self.find(name, QAbstractItemView))  # type: ignore[type-abstract]

    # Clicking

    def click(self, name: str, held: Qt.KeyboardModifier = NONE, within: QWidget | None = None) -> None:
        """Click the button or link of this name."""
        links = [one for one in self.widgets(QLabel) if "<a href" in one.text() and name in names(one)]
        if links:
            self.click_at(links[0], QPoint(12, links[0].height() // 2))
        else:
            self.click_on(self.find(name, QAbstractButton, within), held)  # type: ignore[type-abstract]

    def click_on(self, widget: QWidget, held: Qt.KeyboardModifier = NONE) -> None:
        """Click the middle of a widget, which must be enabled and not be covered."""
        assert widget.isEnabled(), f"{names(widget)} is not enabled"
        middle = widget.rect().center()
        beside = isinstance(widget, QCheckBox | QRadioButton)  # only the box and its words can be clicked
        self.click_at(widget, QPoint(10, middle.y()) if beside else middle, held)

    def click_at(
        self, widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = NONE, *, twice: bool = False
    ) -> None:
        """Click a place of a widget, scrolling to it; AssertionError where something else lies over it."""
        scroll_to(widget)
        window = widget.window()
        self.bring_to_front(window)
        place = widget.mapTo(window, at)
        hit = window.childAt(place) or window
        lies_there = hit is widget or widget.isAncestorOf(hit)
        assert lies_there, f"{names(widget)} is covered by {type(hit).__name__} {names(hit)} at {place}"
        act = QTest.mouseDClick if twice else QTest.mouseClick
        act(handle(window), LEFT, held, place)

    def bring_to_front(self, window: QWidget) -> None:
        """Do what a desktop does when a dialog closes or a window is clicked."""
        if QApplication.activePopupWidget() is None and not window.isActiveWindow():
            window.activateWindow()
            self.until(window.isActiveWindow, "the window did not come to front")

    def answer(self, step: str) -> None:
        """Click a button of the message over the page."""
        cards = self.application.window.findChildren(QWidget, "message")
        self.click(step, within=next(card for card in cards if card.isVisible()))

    def tab(self, label: str) -> None:
        """Go to a tab of the page or dialog."""
        for row in self.widgets(TabRow):
            for number in range(row.count()):
                if row.tabText(number) == label:
                    self.click_at(row, row.tabRect(number).center() - QPoint(8, 0))
                    self.rests()
                    return
        raise AssertionError(f"there is no tab {label!r}")

    def go(self, page: str) -> None:
        """Go to a page by the sidebar."""
        sidebar = self.application.window.findChild(QWidget, "sidebar")
        self.click(page, within=sidebar)
        self.rests()

    def open_meeting(self, words: str) -> None:
        """Find the one meeting with these words in the list and open it, without the mouse."""
        self.go(_("Meetings"))
        self.fill(_("Filter meetings"), words)
        meetings = self.sheet(_("Meetings"))
        title = _("Title") if _("Title") in meetings.headings else _("Title in Russian")
        found = meetings.texts(title)
        assert len(found) == 1, f"{words!r} finds {found}"
        self.press("Return")
        self.press("Return")
        self.until(lambda: self.title == found[0], f"{found[0]!r} was not opened")
        self.rests()

    def menu(self, *path: str) -> None:
        """Choose from the menu bar: menu, perhaps a menu in it, and entry."""
        bar = self.application.window.menuBar()
        action = next(one for one in bar.actions() if plain(one.text()) == path[0])
        self.click_at(bar, bar.actionGeometry(action).center())
        for entry in path[1:]:
            self.choose_entry(entry)

    def choose_entry(self, entry: str) -> None:
        """Choose an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        shown = {plain(one.text()): one for one in menu.actions() if one.isVisible()}
        assert entry in shown, f"no {entry!r} among {list(shown)}"
        assert shown[entry].isEnabled(), f"{entry!r} is not enabled"
        QTest.mouseClick(handle(menu), LEFT, NONE, menu.actionGeometry(shown[entry]).center())

    def drag(self, view: QAbstractItemView, start: QPoint, end: QPoint) -> None:
        """Drag from one place of a view to another."""
        window, port = view.window(), view.viewport()
        places = [port.mapTo(window, start + (end - start) * step / 4) for step in range(5)]
        QTest.mousePress(handle(window), LEFT, NONE, places[0])
        later = [partial(QTest.mouseMove, handle(window), place) for place in [*places[1:], places[-1]]]
        later.append(partial(QTest.mouseRelease, handle(window), LEFT, NONE, places[-1]))
        for number, act in enumerate(later, 1):
            QTimer.singleShot(40 * number, window, act)  # while the drag holds the program's loop
        QTest.mouseMove(handle(window), places[0] + QPoint(0, 12))
        self._bot.wait(40 * len(later) + 40)

    def pull(self, header: QHeaderView, edge: QPoint, by: int) -> None:
        """Make a column wider by pulling the edge of its heading."""
        window, port = header.window(), header.viewport()
        start = port.mapTo(window, edge)
        QTest.mousePress(handle(window), LEFT, NONE, start)
        for step in (by // 2, by):
            QTest.mouseMove(handle(window), start + QPoint(step, 0))
        QTest.mouseRelease(handle(window), LEFT, NONE, start + QPoint(by, 0))

    # Typing

    def type(self, text: str) -> None:
        """Type text of any script where the keyboard is; a dialog that opens gets it a moment later."""
        self.bring_to_front(self.window)
        for sign in text:
            focus = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert focus is not None, "the keyboard is nowhere"
            press(focus, Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown, text=sign)

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or keys together, such as "Ctrl+Shift+Z"."""
        chord = QKeySequence(keys)[0]
        self.bring_to_front(self.window)
        for _time in range(times):
            popup = QApplication.activePopupWidget()
            if popup is not None:  # without a window manager a list has the keyboard on some systems only
                press(popup, chord.key(), chord.keyboardModifiers())
            else:
                QTest.keyClick(handle(self.window), chord.key(), chord.keyboardModifiers())

    def fill(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Put `text` in the place of what stands in the field of this name; the keyboard stays there."""
        self.click_field(name, within)
        self.press("Ctrl+A")
        if text:
            self.type(text)
        else:
            self.press("Backspace")

    def click_field(self, name: str, within: QWidget | None = None) -> None:
        """Go to the field of this name."""
        kinds = (QLineEdit, QPlainTextEdit, QComboBox)
        found = [one for kind in kinds for one in self.widgets(kind) if name in names(one)]
        found = [one for one in found if within is None or within.isAncestorOf(one)]
        assert len(found) == 1, f"{len(found)} fields {name!r}"
        field = found[0]
        line = field.lineEdit() if isinstance(field, QComboBox) else None
        self.click_on(line or field)

    def choose(self, name: str, choice: str, within: QWidget | None = None) -> None:
        """Choose from the list that unfolds at the field of this name."""
        box = self.find(name, QComboBox, within)
        scroll_to(box)
        self.click_at(box, QPoint(box.width() - 8, box.height() // 2))
        self.pick(choice)

    def pick(self, choice: str) -> None:
        """Click a line of the list that has unfolded."""
        popup = QApplication.activePopupWidget()
        assert popup is not None, "no list is open"
        view = popup if isinstance(popup, QAbstractItemView) else popup.findChild(QAbstractItemView)
        assert isinstance(view, QAbstractItemView), "no list is open"
        model = view.model()
        lines = [model.index(row, 0) for row in range(model.rowCount())]
        index = next((one for one in lines if one.data() == choice), None)
        assert index is not None, f"no {choice!r} among {[one.data() for one in lines]}"
        view.scrollTo(index)
        place = view.viewport().mapTo(view.window(), view.visualRect(index).center())
        QTest.mouseMove(handle(view.window()), place)
        QTest.mouseClick(handle(view.window()), LEFT, NONE, place)

    def listed(self, name: str, *, ticked: bool = False) -> list[str]:
        """Return the lines of a list with boxes to tick, all or those that are ticked."""
        lines = self.find(name, QListWidget)
        items = [lines.item(row) for row in range(lines.count())]
        return [one.text() for one in items if not ticked or one.checkState() == Qt.CheckState.Checked]

    def tick(self, line: str, name: str) -> None:
        """Click the box before a line of a list."""
        lines = self.find(name, QListWidget)
        (item,) = lines.findItems(line, Qt.MatchFlag.MatchExactly)
        lines.scrollToItem(item)
        place = lines.visualItemRect(item)
        self.click_at(lines.viewport(), QPoint(place.left() + 12, place.center().y()))

    def names_file(self, path: object, act: Callable[[], None]) -> None:
        """Do what asks for a file, and name one in the dialog that opens."""
        told: list[str] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, self.application, answer)
                return
            told.append(dialog.windowTitle())
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            assert line is not None
            line.selectAll()
            line.insert(str(path))
            QTimer.singleShot(PATIENCE, dialog, dialog.reject)  # else a refused name would wait for ever
            agree = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
            QTest.mouseClick(agree, LEFT)

        QTimer.singleShot(0, self.application, answer)
        act()
        assert told, "no file was asked for"


def names(widget: QWidget) -> list[str]:
    """Return what a widget says: its text, and its name for a screen reader."""
    said = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton | QLabel):
        said.append(plain(widget.text()) if isinstance(widget, QAbstractButton) else widget.text())
    elif isinstance(widget, QLineEdit):
        said += [widget.placeholderText(), widget.text()]
    elif isinstance(widget, QComboBox):
        said.append(widget.currentText())
    return [one.strip() for one in said if one.strip()]


def plain(text: str) -> str:
    """Return a text without the marks of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def handle(window: QWidget) -> QWindow:
    """Return the system's window of a top-level widget."""
    found = window.window().windowHandle()
    assert found is not None, "the window is not shown"
    return found


def scroll_to(widget: QWidget) -> None:
    """Scroll the page around a widget until it can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 4, 4)
        above = above.parentWidget()


def workspace(person: Person) -> Workspace:
    """Return the workspace that is open, to ask its services whether the window says the truth."""
    found = person.application.opener.workspace
    assert found is not None, "no workspace is open"
    return found
