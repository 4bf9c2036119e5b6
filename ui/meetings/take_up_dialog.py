"""Makes agenda items of what earlier meetings left open for a meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.services.workspace import Workspace
from ui.meetings.follow_up_list import FollowUpList
from ui.toolkit.dialogs import Dialog

WIDTH, HEIGHT = 110, 22  # average characters, lines


class TakeUpDialog(Dialog):
    """Adds what is checked as one step and tells how many items were made."""

    taken_up = Signal(int)

    def __init__(self, workspace: Workspace, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Left open by earlier meetings"), _("Take up"), parent)
        self._beginnings = workspace.beginnings
        self._meeting_id = meeting_id
        self.list = FollowUpList(self)
        self.list.show_follow_ups(self._beginnings.follow_ups(meeting_id), ())
        self.list.changed.connect(self._offer)
        self.body.addWidget(self.list, 1)
        room = self.fontMetrics()
        self.resize(room.averageCharWidth() * WIDTH, room.height() * HEIGHT)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.primary.setEnabled(bool(self.list.chosen()))

    def apply(self) -> None:
        """Add the items."""
        self.taken_up.emit(len(self._beginnings.take_up(self._meeting_id, self.list.chosen())))
