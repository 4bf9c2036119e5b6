"""What can be done with outcomes, each action once, for buttons, menu and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.reasons import allow
from ui.toolkit.enter_keys import key_sequences


class OutcomeActions(QObject):
    """The actions of the tab; their shortcuts work in the widget that holds them (`all`)."""

    def __init__(self, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self.add = self._action(_("Add outcome"), "plus", "Insert")
        self.up = self._action(_("Move up"), "arrow-up", "Alt+Up")
        self.down = self._action(_("Move down"), "arrow-down", "Alt+Down")
        self.follow = self._action(_("Go to the meeting that followed"), "arrow-right", "Ctrl+Return")
        self.remove = self._action(_("Remove"), "trash-2", "Ctrl+Del")

    @property
    def all(self) -> list[QAction]:
        """Every action."""
        return [self.add, self.up, self.down, self.follow, self.remove]

    def _action(self, text: str, icon: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts(key_sequences(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._icons.put(action, icon)
        return action

    def allow(self, *, selected: int, up: bool, down: bool, follow: bool) -> None:
        """Enable what can be done with so many selected outcomes."""
        first = _("Select outcomes first.")
        there = _("It cannot go further there.") if selected else first
        allow(self.up, up, there)
        allow(self.down, down, there)
        allow(self.follow, follow, _("Select one outcome first."))
        allow(self.remove, selected > 0, first)
