"""A person without a mouse: everything is done by keys, which are counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count, takewhile
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from tests.journeys.driver import PATIENCE, Person, names, plain
from tests.ui.toolkit_typing import press

FARTHEST = 80  # times Tab is pressed until something is held for unreachable
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard(Person):
    """Goes about with Tab, arrows, shortcuts and typing only; `keys` says how many were pressed."""

    keys = 0

    def click_at(
        self, widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = NONE, *, twice: bool = False
    ) -> None:
        """Refuse: there is no mouse."""
        raise AssertionError(f"{names(widget)} was clicked, but there is no mouse")

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or keys together."""
        self.keys += times
        super().press(keys, times)

    def type(self, text: str) -> None:
        """Type text where the keyboard is."""
        self.keys += len(text)
        super().type(text)

    @property
    def place(self) -> list[str]:
        """What is said of the widget that has the keyboard, and of those around it."""
        widget, said = QApplication.focusWidget(), list[str]()
        while widget is not None:
            said += names(widget)
            widget = widget.parentWidget()
        return said

    @property
    def here(self) -> list[str]:
        """What is said of the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        return names(widget) if widget is not None else []

    def tab_to(self, name: str, keys: str = "Tab") -> None:
        """Press Tab until the keyboard is at what bears this name; AssertionError where it never is."""
        passed = list[str]()
        for _time in range(FARTHEST):
            if name in self.here:
                return
            passed += self.here[:1] or [type(QApplication.focusWidget()).__name__]
            self.press(keys)
        raise AssertionError(f"{keys} never comes to {name!r}, but to {passed}")

    def down_to(self, text: str, keys: str = "Down") -> None:
        """Go down the list that has the keyboard, to the line in which `text` stands."""
        for _time in range(FARTHEST):
            if text in self.line:
                return
            self.press(keys)
        raise AssertionError(f"{keys} never comes to {text!r}, but ends at {self.line!r}")

    @property
    def line(self) -> str:
        """What stands in the current line of the list that has the keyboard, or in the current block."""
        view = QApplication.focusWidget()
        if not isinstance(view, QAbstractItemView):
            return " ".join(self.here)
        cells = takewhile(QModelIndex.isValid, map(view.currentIndex().siblingAtColumn, count()))
        return " ".join(str(cell.data() or "") for cell in cells)

    def push(self, name: str, keys: str = "Tab") -> None:
        """Go to a button and press it."""
        self.tab_to(name, keys)
        self.press("Space")
        self.rests()

    def write(self, name: str, text: str, keys: str = "Tab") -> None:
        """Go to a field and put text in the place of what stands there."""
        self.tab_to(name, keys)
        self.press("Ctrl+A")
        self.type(text)

    def choose_entry(self, entry: str) -> None:
        """Go down the open menu to an entry with these words, and take it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        entries = [plain(one.text()) for one in menu.actions()]
        for _time in range(len(entries) + 1):
            active = menu.activeAction()
            if active is not None and entry in plain(active.text()):
                assert active.isEnabled(), f"{entry!r} is not enabled"
                self.press("Return")
                self.rests()
                return
            self.press("Down")
        raise AssertionError(f"no {entry!r} among {entries}")

    def names_file(self, path: object, act: Callable[[], None]) -> None:
        """Do what asks for a file, and type its name in the dialog that opens."""
        told: list[str] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            line = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
            if dialog is None or line is None:
                QTimer.singleShot(20, self.application, answer)
                return
            told.append(dialog.windowTitle())
            QTimer.singleShot(PATIENCE, dialog, partial(_give_up, dialog))
            press(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            press(line, Qt.Key.Key_unknown, text=str(path))  # at once: letters would call up proposals
            press(line, Qt.Key.Key_Return)
            self.keys += len(Path(str(path)).name) + 1

        QTimer.singleShot(0, self.application, answer)
        act()
        self.until(lambda: bool(told), "no file was asked for")


def _give_up(dialog: QWidget) -> None:
    """Close a dialog that refused the name, else it would wait for ever."""
    if isinstance(dialog, QFileDialog):
        dialog.reject()
