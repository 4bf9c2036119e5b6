"""The actions of the frame itself: each declared once, used by menu, keyboard, sidebar and start page."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from cica_events.i18n import LANGUAGES, _
from ui.runtime.keys import set_keys
from ui.runtime.theme import Scheme


class FrameActions:
    """Actions with label, shortcut and place in the Mac's menu; the composition root connects them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.create = self._action(_("New workspace…"), "Ctrl+N")
        self.open = self._action(_("Open workspace…"), "Ctrl+O")
        self.server = self._action(_("Open from a server…"), "Ctrl+Shift+O")
        self.sample = self._action(_("Look at the sample"))
        self.close = self._action(_("Close workspace"))
        self.quit = self._action(_("Quit"), "Ctrl+Q", QAction.MenuRole.QuitRole)
        self.sidebar = self._action(_("Narrow sidebar"), "Ctrl+B")
        self.sidebar.setCheckable(True)
        self.settings = self._action(_("Settings"), "Ctrl+,", QAction.MenuRole.PreferencesRole)
        self.onward = self._action(_("To the next control, out of a table"), "F6")
        self.back = self._action(_("To the control before, out of a table"), "Shift+F6")
        self.shortcuts = self._action(_("Keyboard shortcuts"), "F1")
        self.licences = self._action(_("Licences"))
        self.log_folder = self._action(_("Open log folder"))
        self.about = self._action(_("About CICA Events"), "", QAction.MenuRole.AboutRole)
        self.schemes = self._choices(
            {
                Scheme.SYSTEM.value: _("Like the system"),
                Scheme.LIGHT.value: _("Light"),
                Scheme.DARK.value: _("Dark"),
            }
        )
        self.languages = self._choices(LANGUAGES)

    def _action(
        self,
        text: str,
        shortcut: str = "",
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = QAction(text, self._window)
        action.setMenuRole(role)
        set_keys(action, shortcut)
        self._window.addAction(action)
        return action

    def _choices(self, labels: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self._window)
        for value, label in labels.items():
            action = self._action(label)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group


def check(group: QActionGroup, value: str) -> None:
    """Show `value` as the chosen one of `group`."""
    for action in group.actions():
        action.setChecked(action.data() == value)
