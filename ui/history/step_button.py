"""A button that takes the next step back, or puts it on again, and names it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.toolkit.buttons import with_shortcut
from ui.toolkit.elided_button import ElidedButton


class StepButton(ElidedButton):
    """Follows the text of `action`, which says the step."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__("", parent)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        words = self._action.text()
        self.say(words, with_shortcut(words, self._action.shortcut()))
        self.setEnabled(self._action.isEnabled())
