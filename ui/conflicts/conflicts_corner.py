"""The button that counts the conflicts of a programme, and opens the panel that lists them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.conflicts import Conflict
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting, MeetingLink
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.domain.sittings import AcceptedConflict, Sitting
from cica_events.domain.speakers import Speaker
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from ui.conflicts.conflicts_panel import SIGN, ConflictsPanel
from ui.runtime.styled import style_as
from ui.shell.desk import Desk
from ui.shell.view import Corner

WATCHED = (
    Sitting,
    AgendaItem,
    Speaker,
    Participant,
    Delegation,
    Person,
    Meeting,
    MeetingLink,
    AcceptedConflict,
)


class ConflictsCorner(Corner):
    """Looks for conflicts beside the window after each change; `bring_up(meeting_id=...)` says where."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting_id = ""
        self._looking = self._again = False
        self.conflicts: tuple[Conflict, ...] = ()
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.button.setShortcut("Ctrl+Shift+K")
        self.button.toggled.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        panel = self._list = ConflictsPanel(desk.icons)
        panel.hide()
        panel.closed.connect(self._close)
        panel.gone_to.connect(self._go)
        panel.accepted.connect(self._accept)
        panel.reopened.connect(self._reopen)
        self.panel = panel
        self._tell()
        desk.relay.changed.connect(self._changed)

    def bring_up(self, **args: Any) -> None:
        """Count the conflicts of the meeting `meeting_id`."""
        meeting_id = str(args.get("meeting_id", self._meeting_id))
        if meeting_id != self._meeting_id:
            self._meeting_id, self.conflicts = meeting_id, ()
            self._tell()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what changed while something else was shown."""
        super().showEvent(event)
        self._look()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches(*WATCHED):
            QTimer.singleShot(0, self, self._look)  # the view itself first: two readers slow each other down

    def _look(self) -> None:
        """Look for conflicts, once more where something changed while that was being done."""
        if not self._meeting_id:
            return
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        meeting_id, conflicts = self._meeting_id, self._desk.workspace.conflicts

        def look(_progress: Progress) -> tuple[str, tuple[Conflict, ...]]:
            return meeting_id, conflicts.of(meeting_id)

        self._desk.tasks.start(look, done=self._found, failed=self._missed, owner=self)

    @Slot(object)
    def _found(self, found: tuple[str, tuple[Conflict, ...]]) -> None:
        self._looking = False
        meeting_id, conflicts = found
        if meeting_id == self._meeting_id:
            self.conflicts = conflicts
            self._tell()
        if self._again or meeting_id != self._meeting_id:
            self._look()

    @Slot(object)
    def _missed(self, error: BaseException) -> None:
        """A meeting that was removed meanwhile is told by its page; anything else is told here."""
        self._looking = False
        if not isinstance(error, CicaError):
            self._desk.report(error)

    def _tell(self) -> None:
        count = sum(not conflict.accepted for conflict in self.conflicts)
        text = ngettext("{count} conflict", "{count} conflicts", count).format(count=count)
        self.button.setText(f"{SIGN} {text}" if count else _("No conflicts"))
        self.button.setAccessibleName(text if count else _("No conflicts"))
        self.button.setToolTip(_("Show what does not fit in the programme (Ctrl+Shift+K)"))
        self.button.setShortcut("Ctrl+Shift+K")  # a new text takes it away
        style_as(self.button, "warning", bool(count))
        if self._list.isVisible() or self.button.isChecked():
            self._list.show_conflicts(self.conflicts)

    @Slot(bool)
    def _open(self, shown: bool) -> None:
        if shown:
            self._list.show_conflicts(self.conflicts)
        self._list.setVisible(shown)
        if shown:
            self._list.enter()

    @Slot()
    def _close(self) -> None:
        self.button.setChecked(False)
        self.button.setFocus()

    @Slot(object)
    def _go(self, conflict: Conflict) -> None:
        if conflict.sitting_ids:
            self.goes.emit("programme", {"sitting_id": conflict.sitting_ids[0]})
        elif conflict.item_ids:
            self.goes.emit("agenda", {"item_id": conflict.item_ids[0]})

    @Slot(list, str)
    def _accept(self, chosen: list[Conflict], reason: str) -> None:
        keys, conflicts = [conflict.key for conflict in chosen], self._desk.workspace.conflicts
        if self._desk.succeeds(lambda: conflicts.accept(self._meeting_id, keys, reason)):
            text = ngettext("Conflict accepted", "{count} conflicts accepted", len(keys))
            self._desk.tell_done(text.format(count=len(keys)))

    @Slot(object)
    def _reopen(self, conflict: Conflict) -> None:
        if conflict.accepted_id:
            ids = [conflict.accepted_id]
            self._desk.succeeds(lambda: self._desk.workspace.conflicts.reopen(ids))
