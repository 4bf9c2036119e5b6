"""What the inspector says about the selected participants: who they are, who replaces them, what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.people import Person
from cica_events.i18n import _, ngettext
from cica_events.queries.participants import ParticipantRow
from cica_events.services.participant_directory import Difference
from ui.participants.columns import BY_HAND
from ui.participants.directory_asides import DirectoryAsides
from ui.shell.desk import Desk
from ui.toolkit.inspector import Inspector
from ui.toolkit.plain import PlainLabel

PAUSE = 150  # milliseconds on one row before the directory is asked
FEW = 100  # participants who are compared with the directory at once; more are beside the window

Related = Callable[[ParticipantRow], Sequence[tuple[str, ParticipantRow]]]
"""Returns those whom a participant replaces or is replaced by, each with a word on it."""


class SelectionDetails(QObject):
    """Shows participants in the inspector; the directory is asked once the selection rests."""

    def __init__(
        self, desk: Desk, inspector: Inspector, related: Related, go_to: Callable[[str], None]
    ) -> None:
        super().__init__(inspector)
        self._desk = desk
        self._inspector = inspector
        self._related = related
        self._go_to = go_to
        self._asides = DirectoryAsides(desk, inspector)
        self._rows: Sequence[ParticipantRow] = ()
        self._known = 0  # other meetings of the person
        self._differs = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask_directory)
        desk.relay.changed.connect(self._changed)

    @property
    def _row(self) -> ParticipantRow | None:
        return self._rows[0] if len(self._rows) == 1 else None

    def show(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the selected participants."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._known, self._differs = 0, False
            self._asides.clear()
            self._inspector.set_notes([])
        self._rows = rows
        self._show_records()
        self._pause.stop()
        if rows:
            self._pause.start()

    def _show_records(self) -> None:
        rows, row = self._rows, self._row
        self._inspector.show_group(BY_HAND, bool(rows) and all(each.order for each in rows))
        if row is None and rows:
            title = ngettext("{count} participant", "{count} participants", len(rows))
            count = len({row.delegation_id for row in rows})
            others = ngettext("{count} delegation", "{count} delegations", count).format(count=count)
            subtitle = rows[0].party if count == 1 else others
            self._inspector.show_records(rows, title.format(count=len(rows)), subtitle)
        else:
            self._inspector.show_records(rows, row.name if row else "", self._subtitle() if row else "")

    def _subtitle(self) -> str:
        others = ngettext("{count} other meeting", "{count} other meetings", self._known)
        parts = (
            self._row.party if self._row else "",
            others.format(count=self._known) if self._known else "",
            _("the directory differs") if self._differs else "",
        )
        return _(" · ").join(filter(None, parts))

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._rows and changes.touches(Person):
            self._pause.start()

    @Slot()
    def _ask_directory(self) -> None:
        rows, service = self._rows, self._desk.workspace.participants
        look_up = partial(service.differences, [each.id for each in rows])
        if len(rows) <= FEW:
            self._compare(rows, look_up())
        else:
            self._desk.tasks.start(lambda _progress: look_up(), done=partial(self._compare, rows), owner=self)

    def _compare(self, rows: Sequence[ParticipantRow], found: Mapping[str, tuple[Difference, ...]]) -> None:
        """Say what the directory has otherwise of `rows`, unless others are selected by now."""
        if rows is not self._rows:
            return
        row = self._row
        notes: list[QWidget] = []
        if row is not None:
            people = self._desk.workspace.people.rows([row.person_id], revealed=False)
            self._known = max(0, people[0].meetings - 1) if people else 0
            self._differs = row.id in found
            self._show_records()
            self._asides.show(row.id, found.get(row.id, ()))
            notes = [self._link(word, other) for word, other in self._related(row)]
        if found and (row is None or len(found[row.id]) > 1):
            notes.append(self._asides.summary(found))
        self._inspector.set_notes(notes)

    def _link(self, word: str, other: ParticipantRow) -> QWidget:
        note = QFrame(self._inspector)
        words = PlainLabel(word, note)
        words.setWordWrap(True)
        show = QPushButton(_("Show"), note)
        show.setProperty("link", True)
        show.clicked.connect(partial(self._show_other, other.id))
        layout = QHBoxLayout(note)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(words, 1)
        layout.addWidget(show)
        return note

    def _show_other(self, participant_id: str, _checked: bool = False) -> None:
        self._go_to(participant_id)
