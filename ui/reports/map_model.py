"""The map of participation as a table model: parties down, meetings across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cica_events.directions import COMMA, DOT
from cica_events.i18n import _, language, ngettext
from cica_events.queries.reports import Attendee, ReportMeeting
from cica_events.queries.reports_map import MapCell, ParticipationMap
from ui.reports.map_lines import Line, Order, lines_of, told

Index = QModelIndex | QPersistentModelIndex
Attendees = Callable[[str], Sequence[Attendee]]
NAMED = 10  # people of a delegation that a hint names
Role = Qt.ItemDataRole


class MapModel(QAbstractTableModel):
    """Cells answer with their sign, their words for readers, and the names of those who came as a hint."""

    def __init__(self, attendees: Attendees, body_name: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self.body_name = body_name
        self._attendees = attendees
        self.map: ParticipationMap | None = None
        self.lines: list[Line] = []
        self.meetings: Sequence[ReportMeeting] = ()
        self._cells: dict[tuple[int, int], MapCell | None] = {}

    def show(self, found: ParticipationMap, order: Order) -> None:
        """Show another map, or the same in another order."""
        self.beginResetModel()
        self.map = found
        self.lines, self.meetings = lines_of(found, order), found.meetings
        self._cells.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are, headings of sections among them."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many meetings there are."""
        return 0 if parent.isValid() else len(self.meetings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be gone to, but not the rows of headings."""
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def cell(self, row: int, column: int) -> MapCell | None:
        """Return a cell, None in the row of a heading."""
        key = row, column
        if key not in self._cells:
            party = self.lines[row].party if 0 <= row < len(self.lines) else None
            known = self.map is not None and 0 <= column < len(self.meetings)
            found = self.map.cell(party.id, self.meetings[column]) if party and known and self.map else None
            self._cells[key] = found
        return self._cells[key]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell says."""
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == Role.DisplayRole:
            return cell.presence.sign
        if role == Role.AccessibleTextRole:
            return self.words(index.row(), index.column())
        if role == Role.ToolTipRole:
            return self.hint(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the name of a party with how often it attended, or the key of a meeting."""
        if orientation is Qt.Orientation.Vertical:
            return self._of_party(section, role) if section < len(self.lines) else None
        return self._of_meeting(section, role) if section < len(self.meetings) else None

    def _of_party(self, row: int, role: int) -> Any:
        line = self.lines[row]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return line.text
        if role == Role.ToolTipRole:
            count = ngettext("{count} meeting attended", "{count} meetings attended", line.total)
            status = [line.party.section.of_one] if line.party else []
            return DOT.join([line.text, *status, count.format(count=line.total)])
        return None

    def _of_meeting(self, column: int, role: int) -> Any:
        meeting = self.meetings[column]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return meeting.key
        if role == Role.ToolTipRole and self.map is not None:
            there = self.map.per_meeting.get(meeting.id, 0)
            counts = [ngettext("{count} took part", "{count} took part", there).format(count=there)]
            if meeting.at_least:
                counts.append(_("reported: at least {count} participants").format(count=meeting.at_least))
            if meeting.member_states:
                counts.append(_("reported: {count} Member States").format(count=meeting.member_states))
            when = meeting.date.in_words(language()) if meeting.date else ""
            title = meeting.shown_title(language())
            lines = DOT.join((meeting.key, when)), title, self.body_name(meeting.body), DOT.join(counts)
            return "\n".join(lines)
        return None

    def words(self, row: int, column: int) -> str:
        """Return a cell in words, with how many came."""
        cell, party = self.cell(row, column), self.lines[row].party
        if cell is None or party is None:
            return ""
        text = told(party, self.meetings[column], cell)
        if cell.people:
            people = ngettext("{count} person", "{count} people", cell.people).format(count=cell.people)
            text = f"{text} · {people}"
        return text

    def hint(self, row: int, column: int) -> str:
        """Return a cell in words and, below, those who came or are to come."""
        cell = self.cell(row, column)
        if cell is None:
            return ""
        people = list(self._attendees(cell.delegation_id)) if cell.delegation_id else []
        lines = [COMMA.join(filter(None, (one.name, one.position))) for one in people[:NAMED]]
        if len(people) > NAMED:
            more = len(people) - NAMED
            lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
        return "\n".join([self.words(row, column), *lines])
