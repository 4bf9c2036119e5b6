"""What the inspector says about the selected people: who they are, and the meetings they take part in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cica_events.i18n import _, language, ngettext
from cica_events.queries.people import AttendanceRow, PersonRow
from ui.shell.desk import Desk
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.inspector import Inspector

PAUSE = 120  # milliseconds on one row before its meetings are looked up
MOST = 500  # people who can be changed together in the inspector


class PersonDetails(QObject):
    """Shows people in the inspector; the meetings are looked up once the selection rests."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._desk = desk
        self._inspector = inspector
        self._person = ""
        self._shown: Sequence[AttendanceRow] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_up)

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Show the selected people."""
        person = rows[0].id if len(rows) == 1 else ""
        if person != self._person:
            self._person = person
            self._show_meetings(())
        if len(rows) == 1:
            row = rows[0]
            self._inspector.show_records(rows, row.name, row.party or row.organization)
        else:
            title = ngettext("{count} person", "{count} people", len(rows)).format(count=len(rows))
            shown = rows if len(rows) <= MOST else ()
            self._inspector.show_records(shown, title, _("A change is made in all of them."))
        self._pause.stop()
        if person:
            self._pause.start()

    @Slot()
    def _look_up(self) -> None:
        if self._person:
            self._show_meetings(self._desk.workspace.people.attendances(self._person))

    def _show_meetings(self, found: Sequence[AttendanceRow]) -> None:
        if found != self._shown:
            self._shown = found
            self._inspector.set_notes([self._heading(), *map(self._line, found)] if found else [])

    def _heading(self) -> QLabel:
        label = QLabel(_("Takes part in"), self._inspector)
        label.setProperty("role", "strong")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _line(self, found: AttendanceRow) -> QWidget:
        title = (found.title_ru if language() == "ru" else "") or found.title
        line = QWidget(self._inspector)
        button = ElidedButton(title, line)
        button.setProperty("link", True)
        button.clicked.connect(
            partial(self._desk.go, "meeting", meeting_id=found.meeting_id, tab="participants")
        )
        when = found.date.in_words(language()) if found.date else ""
        facts = QLabel(" · ".join(filter(None, (when, found.capacity.text, found.contribution))), line)
        facts.setTextFormat(Qt.TextFormat.PlainText)
        facts.setProperty("role", "small")
        facts.setWordWrap(True)
        facts.setContentsMargins(5, 0, 0, 4)  # under the link's own text
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(button)
        layout.addWidget(facts)
        return line
