"""The button of a meeting's page for what is done with the meeting as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import MenuButton


class MeetingMenu(MenuButton):
    """Offers to begin another meeting with this one, to take up what is open, a template, the history."""

    new_asked = Signal()
    open_asked = Signal()
    template_asked = Signal()
    history_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        menu = QMenu(parent)
        super().__init__(_("More"), menu, hint=_("More that can be done with this meeting"), parent=parent)
        self.new_meeting = self._add(icons, menu, "calendar-plus", _("New meeting from this one…"))
        self.new_meeting.setToolTip(_("Begin the next meeting with what this one has"))
        self.open = self._add(icons, menu, "gavel", _("Take up what was left open…"))
        self.open.setToolTip(_("Make agenda items of what earlier meetings left open"))
        self.template = self._add(icons, menu, "star", _("Save as template…"))
        self.template.setToolTip(_("Keep agenda, programme, rooms and hosts for other meetings"))
        self.history = self._add(icons, menu, "history", _("History of this meeting"))
        self.history.setToolTip(_("Who changed the meeting and what belongs to it, when, from what to what"))
        self.history.triggered.connect(self.history_asked)
        self.new_meeting.triggered.connect(self.new_asked)
        self.open.triggered.connect(self.open_asked)
        self.template.triggered.connect(self.template_asked)

    def _add(self, icons: Icons, menu: QMenu, icon: str, text: str) -> QAction:
        action = menu.addAction(text)
        icons.put(action, icon)
        return action
