"""The card of the meeting at hand: date and place to change, what lies in its way, the way into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.domain.meetings import Format, Stage
from cica_events.i18n import _
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.clashes import Clash, Reason
from ui.calendar.words import BodyName, date_words, dimension_name, title_of
from ui.toolkit.inspector import EditAll, Inspector
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.values import Values

FIELDS = ("date", "stage", "place", "country", "format")


@dataclass(frozen=True, slots=True)
class _Editable:
    """A meeting as the form wants it: parties by their ids."""

    id: str
    date: VagueDate | None
    stage: Stage
    place: str
    country: str
    format: Format | None

    @classmethod
    def of(cls, row: CalendarMeeting) -> _Editable:
        return cls(row.id, row.date, row.stage, row.place, row.country_id or "", row.format)


class Card(QWidget):
    """`opened` and `shown` ask for a meeting, `precise_asked` for the days of this one."""

    opened = Signal(str)
    shown = Signal(str)
    precise_asked = Signal(str)

    def __init__(
        self,
        fields: Mapping[str, Field],
        values: Values,
        edit: EditAll,
        body_name: BodyName,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._body_name = body_name
        self._id = ""
        chosen = [replace(fields[key], group="") for key in FIELDS]
        self.inspector = Inspector(
            chosen,
            values=values,
            edit=edit,
            hint=_("Choose a meeting to see and change when and where it is held. Enter opens it."),
            notes_first=True,
            parent=self,
        )
        self.open = QPushButton(_("Open"), self)
        self.open.setToolTip(_("Open the meeting (Enter)"))
        self.open.clicked.connect(self._open)
        self.precise = QPushButton(_("Choose the days…"), self)
        self.precise.setToolTip(_("Offer the days that its date leaves open (Space)"))
        self.precise.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.open)
        row.addWidget(self.precise)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.inspector, 1)
        layout.addLayout(row)

    def show_meeting(self, row: CalendarMeeting | None, clashes: Sequence[Clash] = ()) -> None:
        """Show a meeting with what lies in its way, or that none is chosen."""
        self._id = row.id if row is not None else ""
        self.open.setVisible(row is not None)
        self.precise.setVisible(row is not None and not row.is_exact)
        if row is None:
            self.inspector.show_records([])
            return
        facts = (self._body_name(row.body), dimension_name(row.dimension), row.priority_area)
        subtitle = DOT.join(part for part in facts if part)
        self.inspector.show_records([_Editable.of(row)], title_of(row), subtitle)
        self.inspector.set_notes([self._note(clash) for clash in clashes[:4]])

    def _note(self, clash: Clash) -> QWidget:
        note = QFrame(self)
        note.setProperty("notice", "warning")
        if clash.reason is Reason.BODY:
            words = _("The same body also meets that week ({when}): {title}")
        else:
            words = _("{host} also hosts that week ({when}): {title}")
        text = words.format(host=clash.host, title=title_of(clash.other), when=date_words(clash.other.date))
        label = PlainLabel(f"▲ {text}", note)
        label.setWordWrap(True)
        go = QPushButton(_("Show"), note)
        go.setProperty("link", True)
        go.setAccessibleName(_("Show “{title}”").format(title=title_of(clash.other)))
        go.setToolTip(plain_hint(go.accessibleName()))
        go.clicked.connect(partial(self._show, clash.other.id))
        layout = QVBoxLayout(note)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return note

    def _open(self, _on: bool = False) -> None:
        self.opened.emit(self._id)

    def _ask(self, _on: bool = False) -> None:
        self.precise_asked.emit(self._id)

    def _show(self, meeting_id: str, _on: bool = False) -> None:
        self.shown.emit(meeting_id)
