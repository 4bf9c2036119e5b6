"""The actions of the frame itself: each declared once, used by menu, keyboard, sidebar and start page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from cica_events.i18n import N_, _, offered_languages
from ui.runtime.icons import NAME
from ui.runtime.keys import set_keys
from ui.runtime.motion import Choice
from ui.runtime.theme import Scheme
from ui.runtime.zoom import LEAST, MOST, USUAL

ICONS = {
    "create": "file-plus",
    "open": "folder-open",
    "server": "database",
    "sample": "eye",
    "backups": "archive",
    "lock_now": "lock",
    "set_passphrase": "lock",
    "change_passphrase": "lock",
    "remove_passphrase": "lock",
    "idle_locks": "clock",
    "close": "x",
    "quit": "log-out",
    "sidebar": "panel-left",
    "settings": "settings",
    "onward": "arrow-right",
    "back": "arrow-left",
    "larger": "plus",
    "smaller": "minus",
    "usual_size": "circle",
    "help_here": "info",
    "help": "book-open",
    "shortcuts": "keyboard",
    "diagnostics": "copy",
    "licences": "file-text",
    "log_folder": "folder",
    "about": "info",
    "schemes": "sun-moon",
    "languages": "globe",
}


IDLE_MINUTES = (0, 2, 5, 15, 30, 60)
IDLE = N_("After {count} min")


class FrameActions(QObject):
    """Actions with label, shortcut and place in the Mac's menu; the composition root connects them."""

    zoom_chosen = Signal(int)  # per cent
    zoomed = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.zoom = USUAL
        self._add_workspaces()
        self._add_ways_about()
        self._add_sizes()
        self._add_help()
        self._add_choices()
        self._name_icons()

    def _add_workspaces(self) -> None:
        self.create = self._action(_("New workspace…"), "Ctrl+N")
        self.open = self._action(_("Open workspace…"), "Ctrl+O")
        self.server = self._action(_("Open from a server…"), "Ctrl+Shift+O")
        self.sample = self._action(_("Look at the sample"))
        self.backups = self._action(_("Backups"), "Ctrl+Shift+S")
        self.archive = self._action(_("Export everything to an archive…"))
        self.rebuild = self._action(_("Make a workspace from an archive…"))
        self.erasing = self._action(_("Erase sensitive details…"))
        self.put_back = self._action(_("Restore a backup of a damaged workspace…"))
        self.rescue = self._action(_("Save what can be saved of a damaged workspace…"))
        self.lock_now = self._action(_("Lock now"), "Ctrl+F12")
        self.set_passphrase = self._action(_("Lock with a passphrase…"))
        self.change_passphrase = self._action(_("Change the passphrase…"))
        self.remove_passphrase = self._action(_("Remove the passphrase…"))
        self.close = self._action(_("Close workspace"))
        self.quit = self._action(_("Quit"), "Ctrl+Q", QAction.MenuRole.QuitRole)

    def _add_ways_about(self) -> None:
        self.sidebar = self._action(_("Narrow sidebar"), "Ctrl+B")
        self.sidebar.setCheckable(True)
        self.settings = self._action(_("Settings"), "Ctrl+,", QAction.MenuRole.PreferencesRole)
        self.find = self._action(_("Find anything…"), "Ctrl+K")
        self.onward = self._action(_("To the next control, out of a table"), "F6")
        self.back = self._action(_("To the control before, out of a table"), "Shift+F6")

    def _add_sizes(self) -> None:
        self.larger = self._action(_("Larger"), "Ctrl++", also="Ctrl+=")
        self.smaller = self._action(_("Smaller"), "Ctrl+-")
        self.usual_size = self._action(_("Usual size"), "Ctrl+0")

    def _add_help(self) -> None:
        self.help_here = self._action(_("Help on this page"), "Shift+F1")
        self.help = self._action(_("Contents of the help"))
        self.shortcuts = self._action(_("Keyboard shortcuts"), "F1")
        self.diagnostics = self._action(_("Copy details for a problem report"))
        self.licences = self._action(_("Licences"))
        self.log_folder = self._action(_("Open log folder"))
        self.about = self._action(_("About CICA Events"), "", QAction.MenuRole.AboutRole)

    def _add_choices(self) -> None:
        self.schemes = self._choices(
            {
                Scheme.SYSTEM.value: _("Like the system"),
                Scheme.LIGHT.value: _("Light"),
                Scheme.DARK.value: _("Dark"),
            }
        )
        self.motions = self._choices(
            {
                Choice.SYSTEM.value: _("Like the system"),
                Choice.ON.value: _("Things may move"),
                Choice.OFF.value: _("Nothing moves"),
            }
        )
        self.languages = self._choices(offered_languages())
        self.idle_locks = self._choices(
            {minutes: _(IDLE).format(count=minutes) if minutes else _("Never") for minutes in IDLE_MINUTES}
        )

    def _name_icons(self) -> None:
        """Say which icons the actions have where they are found by name; menus show none."""
        for key, name in ICONS.items():
            found = getattr(self, key)
            for action in found.actions() if isinstance(found, QActionGroup) else [found]:
                action.setProperty(NAME, name)

    def show_zoom(self, percent: int) -> None:
        """Say how large the interface is drawn now; what cannot be chosen further is not offered."""
        self.zoom = percent
        self.larger.setEnabled(percent < MOST)
        self.smaller.setEnabled(percent > LEAST)
        self.zoomed.emit(percent)

    def _action(
        self,
        text: str,
        shortcut: str = "",
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
        also: str = "",
    ) -> QAction:
        action = QAction(text, self._window)
        action.setMenuRole(role)
        set_keys(action, shortcut, also)
        self._window.addAction(action)
        return action

    def _choices(self, labels: Mapping[Any, str]) -> QActionGroup:
        group = QActionGroup(self._window)
        for value, label in labels.items():
            action = self._action(label)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group


def check(group: QActionGroup, value: str | int) -> None:
    """Show `value` as the chosen one of `group`."""
    for action in group.actions():
        action.setChecked(action.data() == value)
