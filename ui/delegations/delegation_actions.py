"""What can be done on the delegations tab, each declared once for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.delegations import Group, Reply
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.reasons import allow

GROUPS = (Group.SECRETARIAT, Group.GUESTS, Group.SPEAKERS, Group.MEDIA, Group.INTERPRETERS)
SIGNS = {Reply.ATTENDING: "circle-check", Reply.DECLINED: "circle-x", Reply.NONE: "circle"}


class DelegationActions:
    """The actions; the tab connects them."""

    def __init__(self, tab: QWidget, icons: Icons) -> None:
        self._tab = tab
        self._icons = icons
        self.parties = self._action(_("Add delegations"), "flag", "Ctrl+Shift+A")
        self.parties.setToolTip(_("Choose States and organizations to add"))
        self.members = self._action(_("Add all Member States"), "landmark")
        self.observers = self._action(_("Add all observers"), "eye")
        self.other = self._action(_("Other group…"), "users")
        self.groups = {group: self._action(group.text, "users") for group in GROUPS}
        self.show_all = self._action(_("Show all delegations"), "flag")
        self.people = self._action(_("Show participants"), "users")
        self.chase = self._action(_("Chase replies…"), "mail")
        self.chase.setToolTip(_("List those who owe a reply, credentials or a head, with their contacts"))
        self.export = self._action(_("Export delegations…"), "download")
        self.bring = self._action(_("Same as last meeting…"), "history")
        self.bring.setToolTip(_("Bring over who came for the selected delegations last time"))
        self.place = self._action(_("Place by hand…"), "arrow-up-down")
        self.place.setToolTip(_("Give the selected delegation another place in its section, with a reason"))
        self.unplace = self._action(_("Back to the protocol order"), "rotate-ccw")
        self.replies = {reply: self._action(reply.text, SIGNS[reply]) for reply in SIGNS}
        self.remove = self._action(_("Remove from the meeting"), "trash-2")
        self.remove.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Delete))
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the table acts on the key

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of what can be added besides single parties."""
        menu = QMenu(parent)
        menu.addActions([self.members, self.observers])
        menu.addSeparator()
        menu.addActions([*self.groups.values(), self.other])
        return menu

    def reply_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of what the selected delegations can have replied."""
        menu = QMenu(_("Reply"), parent)
        menu.addActions(list(self.replies.values()))
        return menu

    def selected_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of what can be done with the selected delegations."""
        menu = QMenu(parent)
        menu.addAction(self.people)
        menu.addMenu(self.reply_menu(menu))
        menu.addSeparator()
        menu.addActions([self.bring, self.place, self.unplace])
        menu.addSeparator()
        menu.addAction(self.remove)
        return menu

    def enable(self, selected: int, placed: int) -> None:
        """Offer what can be done with so many selected, of which so many are placed by hand."""
        for action in (self.people, self.bring, self.remove, *self.replies.values()):
            allow(action, selected > 0, _("Select delegations first."))
        allow(self.place, selected == 1, _("Select one delegation first."))
        allow(self.unplace, placed > 0, _("Select what was placed by hand first."))

    def _action(self, text: str, icon: str, shortcut: str = "") -> QAction:
        action = QAction(text, self._tab)
        self._icons.put(action, icon, "muted")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            self._tab.addAction(action)
        return action
