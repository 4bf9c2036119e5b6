"""What the inspector says about the selected participants: a title and what the directory knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.queries.participants import ParticipantRow
from cica_events.queries.people import PersonRow
from ui.shell.desk import Desk
from ui.toolkit.inspector import Inspector

PAUSE = 150  # milliseconds on one row before the directory is asked


class SelectionDetails(QObject):
    """Shows participants in the inspector; the directory is asked once the selection rests."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._desk = desk
        self._inspector = inspector
        self._row: ParticipantRow | None = None
        self._known = 0  # other meetings of the person
        self._kept: set[str] = set()  # participants whose function may differ from the directory
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask_directory)

    def show(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the selected participants."""
        before = self._row
        self._row = rows[0] if len(rows) == 1 else None
        if self._row is None or before is None or before.id != self._row.id:
            self._inspector.set_notes([])
            self._known = 0
        self._show_records(rows)
        self._pause.stop()
        if self._row is not None:
            self._pause.start()

    def _show_records(self, rows: Sequence[ParticipantRow]) -> None:
        if len(rows) > 1:
            title = ngettext("{count} participant", "{count} participants", len(rows))
            count = len({row.delegation_id for row in rows})
            others = ngettext("{count} delegation", "{count} delegations", count).format(count=count)
            subtitle = rows[0].party if count == 1 else others
            self._inspector.show_records(rows, title.format(count=len(rows)), subtitle)
        else:
            row = self._row
            self._inspector.show_records(rows, row.name if row else "", self._subtitle() if row else "")

    def _subtitle(self) -> str:
        party = self._row.party if self._row else ""
        if not self._known:
            return party
        others = ngettext("{count} other meeting", "{count} other meetings", self._known)
        return _("{delegation} · {meetings}").format(
            delegation=party, meetings=others.format(count=self._known)
        )

    @Slot()
    def _ask_directory(self) -> None:
        row = self._row
        people = self._desk.workspace.people.rows([row.person_id]) if row else []
        if row is None or not people:
            return
        self._known = max(0, people[0].meetings - 1)
        self._show_records([row])
        differs = row.position != people[0].position and people[0].position
        self._inspector.set_notes([self._remark(people[0])] if differs and row.id not in self._kept else [])

    def _remark(self, person: PersonRow) -> QWidget:
        note = QFrame(self._inspector)
        note.setProperty("notice", "warning")
        words = QLabel(note)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setText(_("⚠ The directory says: {position}").format(position=person.position))
        take, keep = QPushButton(_("Take over"), note), QPushButton(_("Keep"), note)
        take.clicked.connect(self._take_over)
        keep.clicked.connect(self._keep)
        buttons = QHBoxLayout()
        for button in (take, keep):
            button.setProperty("link", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(note)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(words)
        layout.addLayout(buttons)
        return note

    @Slot()
    def _take_over(self) -> None:
        row = self._row
        people = self._desk.workspace.people.rows([row.person_id]) if row else []
        if row is None or not people:
            return
        try:
            self._desk.workspace.participants.edit([row.id], {"position": people[0].position})
        except CicaError as error:
            self._desk.report(error)

    @Slot()
    def _keep(self) -> None:
        if self._row is not None:
            self._kept.add(self._row.id)
            self._inspector.set_notes([])
