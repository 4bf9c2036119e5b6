"""The choice of one meeting, by its key or any word of its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from cica_events.i18n import _, language
from cica_events.queries.reports import ReportMeeting

WIDTH = 40  # average characters


class MeetingChoice(QComboBox):
    """Offers meetings, the latest first; `everything` names the choice of none, where there is one."""

    picked = Signal()

    def __init__(self, everything: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._everything = everything
        self.setAccessibleName(_("Meeting"))
        self.setToolTip(_("Meeting: type part of its key or title"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(WIDTH)
        finding = QCompleter(self.model(), self)
        finding.setFilterMode(Qt.MatchFlag.MatchContains)
        finding.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finding.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finding)
        self.activated.connect(self.picked)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(_("Meeting"))
        line.editingFinished.connect(self._settle)

    def offer(self, meetings: Sequence[ReportMeeting]) -> None:
        """Offer these meetings; the one chosen stays chosen."""
        kept = self.meeting_id
        self.blockSignals(True)
        self.clear()
        if self._everything:
            self.addItem(self._everything, "")
        for meeting in reversed(meetings):
            self.addItem(f"{meeting.key} · {meeting.shown_title(language())}", meeting.id)
        self.choose(kept)
        self.blockSignals(False)

    def choose(self, meeting_id: str) -> None:
        """Choose a meeting, if it is offered."""
        self.setCurrentIndex(max(0, self.findData(meeting_id)))
        self._show_beginning()

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
