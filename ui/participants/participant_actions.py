"""What can be done on the participants tab, each declared once for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons


class ParticipantActions:
    """The actions; the tab connects them."""

    def __init__(self, tab: QWidget, icons: Icons) -> None:
        self._tab = tab
        self._icons = icons
        self.add = self._action(_("Add participant"), "user-plus", "Ctrl+Shift+A")
        self.import_list = self._action(_("Import…"), "upload", "Ctrl+I")
        self.import_list.setToolTip(_("Import participants from a spreadsheet"))
        self.import_clipboard = self._action(
            _("Import from the clipboard…"), "clipboard-paste", "Ctrl+Shift+V"
        )
        self.import_clipboard.setToolTip(_("Import the list that was copied in another program"))
        self.export = self._action(_("Export…"), "download", "Ctrl+E")
        self.export.setToolTip(_("Export the list of participants"))
        self.remove = self._action(_("Remove from the meeting"), "trash-2")
        self.remove.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Delete))
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table acts on the key
        self.up = self._of_table(_("Move up in the delegation"), "arrow-up", Qt.Key.Key_Up)
        self.down = self._of_table(_("Move down in the delegation"), "arrow-down", Qt.Key.Key_Down)
        self.unplace = self._action(_("Back to the protocol order in the delegation"), "list-ordered")
        self.places = (self.up, self.down, self.unplace)
        self.show_all = self._action(_("Show all participants"), "users")
        self.group = self._action(_("Group by delegation"), "group")
        self.group.setCheckable(True)
        tab.addAction(self.group)

    def _of_table(self, text: str, icon: str, key: Qt.Key) -> QAction:
        """Return an action whose keys count where the table has the focus; the tab adds it there."""
        action = self._action(text, icon)
        action.setShortcut(QKeySequence(Qt.Modifier.ALT | key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _action(self, text: str, icon: str, shortcut: str = "") -> QAction:
        action = QAction(text, self._tab)
        self._icons.put(action, icon, "muted")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            self._tab.addAction(action)
        return action
