"""Shows on buttons where the keyboard is, but only to who moves by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.runtime.styled import style_as

PROPERTY = "keyed"  # the style sheet draws the ring on a focused button that has it


class FocusRings(QObject):
    """Follows the focus: Tab and its like show the ring, the mouse and the program do not."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._by_key = False
        app.focusChanged.connect(self._moved)

    def stop(self) -> None:
        """Follow no more."""
        self._app.focusChanged.disconnect(self._moved)

    @Slot(QWidget, QWidget)
    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or old is None:  # from or to another window: who comes back finds it as it was
            return
        window, mark = new.window(), Qt.WidgetAttribute.WA_KeyboardFocusChange
        if self._app.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_key = False
        elif window.testAttribute(mark):  # set by Qt when Tab or a label's letter moved the focus
            window.setAttribute(mark, False)
            self._by_key = True
        if isinstance(new, QAbstractButton):
            style_as(new, PROPERTY, self._by_key)
