"""The choice of one meeting, by its key or any word of its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from cica_events.domain.meeting_names import listed_name
from cica_events.i18n import _, language
from cica_events.queries.reports import ReportMeeting
from ui.toolkit.cut_values import CutLine

Index = QModelIndex | QPersistentModelIndex
WIDTH = 72  # average characters


class _Meetings(QAbstractListModel):
    """Thousands of meetings at once: each is put into words only where it is seen or sought."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []

    def offer(self, rows: list[tuple[str, str]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._rows[index.row()][0]
        return self._rows[index.row()][1] if role == Qt.ItemDataRole.UserRole else None


class MeetingChoice(QComboBox):
    """Offers meetings, the latest first; `everything` names the choice of none, where there is one."""

    picked = Signal()

    def __init__(self, everything: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._everything = everything
        self._wanted = ""
        self._meetings = _Meetings(self)
        self.setModel(self._meetings)
        self.setAccessibleName(_("Meeting"))
        self.setToolTip(_("Meeting: type part of its key or title"))
        line = CutLine(self)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(WIDTH)
        finding = QCompleter(self._meetings, self)
        finding.setFilterMode(Qt.MatchFlag.MatchContains)
        finding.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finding.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finding)
        self.activated.connect(self.picked)
        line.setAccessibleName(_("Meeting"))
        line.editingFinished.connect(self._settle)

    def offer(self, meetings: Sequence[ReportMeeting]) -> None:
        """Offer these meetings; the one chosen stays chosen."""
        kept = self.meeting_id or self._wanted
        self.blockSignals(True)
        rows = [(_name(one), one.id) for one in reversed(meetings)]
        self._meetings.offer([*([(self._everything, "")] if self._everything else []), *rows])
        self.choose(kept)
        self.blockSignals(False)

    def choose(self, meeting_id: str) -> None:
        """Choose a meeting, as soon as it is offered."""
        self._wanted = meeting_id
        self.setCurrentIndex(max(0, self.findData(meeting_id)))
        self._show_beginning()

    @property
    def wanted(self) -> str:
        """The meeting that was asked for, offered or not."""
        return self._wanted

    @property
    def meeting_id(self) -> str:
        """The meeting chosen, empty for none."""
        return str(self.currentData() or "")

    @Slot()
    def _show_beginning(self) -> None:
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    @Slot()
    def _settle(self) -> None:
        """Show the meeting that is chosen, whatever was typed and led nowhere."""
        line = self.lineEdit()
        if line is not None and line.text() != self.itemText(self.currentIndex()):
            found = self.findText(line.text(), Qt.MatchFlag.MatchContains) if line.text().strip() else -1
            if found >= 0:
                self.setCurrentIndex(found)
                self.picked.emit()
            else:
                line.setText(self.itemText(self.currentIndex()))


def _name(meeting: ReportMeeting) -> str:
    return listed_name(meeting.title, meeting.title_ru, meeting.date, language(), meeting.key)
