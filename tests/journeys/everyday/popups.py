"""Keys and text go where the keyboard is, also in what has opened over the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

from tests.journeys.driver import PATIENCE, Person, handle, plain
from tests.journeys.everyday.steps import as_written
from tests.journeys.keyboard import Keyboard
from tests.ui.toolkit_typing import press, type_text


class InPopups(Person):
    """Types into the field of a popup, if the keyboard is in one; works in a dialog beside the window, too.

    `folder` is where files come from and go to.
    """

    folder = Path()

    @property
    def window(self) -> QWidget:
        """The dialog that is open, also one beside the window, else the main window."""
        active = QApplication.activeWindow()
        beside = active if isinstance(active, QDialog) and active.isVisible() else None
        return QApplication.activeModalWidget() or beside or self.application.window

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or keys together."""
        for _time in range(times):
            within, popup, chord = field_of_popup(), QApplication.activePopupWidget(), QKeySequence(keys)[0]
            if isinstance(popup, QMenu):
                QTest.keyClick(handle(popup), chord.key(), chord.keyboardModifiers())
            elif within is None:
                super().press(keys)
            else:
                press(within, chord.key(), chord.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type text where the keyboard is."""
        within = field_of_popup()
        if within is None:
            super().type(text)
        else:
            type_text(within, text)


class Keys(InPopups, Keyboard):
    """A person without a mouse; `pressed` are the keys of this step."""

    pressed: frozenset[str] = frozenset()

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or keys together."""
        self.pressed |= {as_written(keys)}
        super().press(keys, times)

    def menu(self, *path: str) -> None:
        """Choose from the menu bar: Alt goes there, arrows and Enter choose."""
        bar = self.application.window.menuBar()
        titles = [plain(one.text()) for one in bar.actions()]
        QTest.keyClick(handle(self.window), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
        self.until(lambda: bar.activeAction() is not None, "Alt does not lead to the menus")
        for _step in range(titles.index(path[0]) - titles.index(plain(bar.activeAction().text()))):
            QTest.keyClick(handle(bar), Qt.Key.Key_Right)
        QTest.keyClick(handle(bar), Qt.Key.Key_Down)
        self.pressed |= {"Alt"}
        for number, entry in enumerate(path[1:]):
            menu = QApplication.activePopupWidget()
            self.choose_entry(entry)
            if number < len(path) - 2:
                self._unfolds(entry, menu)

    def _unfolds(self, entry: str, menu: QWidget | None) -> None:
        """Wait for the menu behind an entry; press again where a busy machine swallowed the key."""
        try:
            self._bot.waitUntil(partial(_another, menu), timeout=PATIENCE // 10)
        except self._bot.TimeoutError:
            self.press("Right")
        self.until(partial(_another, menu), f"{entry!r} does not unfold, nor when Right is pressed")


def _another(menu: QWidget | None) -> bool:
    return QApplication.activePopupWidget() not in {None, menu}


def field_of_popup() -> QWidget | None:
    """Return what has the keyboard in the popup that is open, None where that takes the keys itself.

    Its line has it also while the window under it is brought to front late: Qt sends keys to the popup.
    """
    popup, focus = QApplication.activePopupWidget(), QApplication.focusWidget()
    if popup is None or isinstance(popup, QMenu):
        return None
    if focus is not None and popup.isAncestorOf(focus):
        return focus
    line = popup.focusWidget()
    return line if isinstance(line, QLineEdit) and popup.isAncestorOf(line) else None
