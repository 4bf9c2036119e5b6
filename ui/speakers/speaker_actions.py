"""What can be done with speakers, each action once, for buttons, menu and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from cica_events.i18n import _
from ui.runtime.icons import Icons


class SpeakerActions(QObject):
    """The actions of the view; their shortcuts work in the widget that holds them (`all`)."""

    def __init__(self, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self.add = self._action(_("Add speaker"), "plus", "Insert")
        self.up = self._action(_("Speak earlier"), "arrow-up", "Alt+Up")
        self.down = self._action(_("Speak later"), "arrow-down", "Alt+Down")
        self.pin = self._action(_("Fix the place…"), "lock", "Ctrl+L")
        self.unpin = self._action(_("Free the place"), "rotate-ccw", "Ctrl+Shift+L")
        self.remove = self._action(_("Remove"), "trash-2", "Ctrl+Del")

    @property
    def all(self) -> list[QAction]:
        """Every action."""
        return [self.add, self.up, self.down, self.pin, self.unpin, self.remove]

    def _action(self, text: str, icon: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._icons.put(action, icon)
        return action
