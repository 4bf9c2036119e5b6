"""What can be done with an agenda, each action once, for buttons, menu and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from cica_events.i18n import _
from ui.runtime.icons import Icons


class AgendaActions(QObject):
    """The actions of the tab that the outline does not bring itself."""

    def __init__(self, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self.add = self._action(_("Add item"), "plus", "Insert")
        self.first = self._action(_("Write the first item"), "pencil")
        self.template = self._action(_("Take the usual agenda"), "list-tree")
        self.remove = self._action(_("Remove"), "trash-2", "Ctrl+Del")
        self.versions = self._action(_("Versions…"), "layers")
        self.versions.setToolTip(_("Issue the agenda, and compare its versions"))
        self.import_list = self._action(_("Import…"), "upload", "Ctrl+I")
        self.import_list.setToolTip(_("Import agenda items from a list"))
        self.export = self._action(_("Export…"), "download")

    def _action(self, text: str, icon: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._icons.put(action, icon)
        return action
