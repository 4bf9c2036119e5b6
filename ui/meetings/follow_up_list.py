"""What earlier meetings left open: each can become an item of the new meeting's agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.beginnings import FollowUp
from cica_events.i18n import _, language
from ui.toolkit.plain import PlainLabel, plain_hint

ID = Qt.ItemDataRole.UserRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TEXT, KIND, MEETING = range(3)
A_LINE = 28  # letters that surely fit side by side
MOST_LINES = 4
ROOM = 10  # pixels around the text of a line


class FollowUpList(QWidget):
    """A line with a check box for each open outcome."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(_("Left open"))
        self._tree.setHeaderLabels([_("Outcome"), _("Kind"), _("Meeting")])
        self._tree.setRootIsDecorated(False)
        self._tree.setWordWrap(True)
        head = self._tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(KIND, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(MEETING, QHeaderView.ResizeMode.Stretch)
        self._tree.itemChanged.connect(self.changed)
        self._said = PlainLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self._tree, 1)
        layout.addStretch()

    def show_follow_ups(self, follow_ups: Sequence[FollowUp], chosen: Iterable[str]) -> None:
        """Offer `follow_ups`; those whose outcomes are `chosen` (ids) have their check."""
        ids = set(chosen)
        with QSignalBlocker(self._tree):
            self._tree.clear()
            for each in follow_ups:
                when = each.date.in_words(language()) if each.date else ""
                meeting = DOT.join(part for part in (each.meeting, when) if part)
                line = QTreeWidgetItem(self._tree, [each.title, each.kind.text, meeting])
                line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                line.setCheckState(TEXT, CHECKED if each.outcome_id in ids else UNCHECKED)
                line.setData(TEXT, ID, each.outcome_id)
                line.setSizeHint(TEXT, QSize(0, self._height(max(len(each.title), len(meeting)))))
                line.setToolTip(TEXT, plain_hint(each.text))
                line.setToolTip(MEETING, plain_hint(meeting))
        self._tree.setVisible(bool(follow_ups))
        self._said.setText(
            _("Check what is to be taken up: it becomes an item of the agenda, with its text as annotation.")
            if follow_ups
            else _("Earlier meetings left nothing open that was not taken up.")
        )

    def _height(self, letters: int) -> int:
        """Return the height of a line whose longest text has so many letters."""
        lines = min(MOST_LINES, 1 + letters // A_LINE)
        return self.fontMetrics().lineSpacing() * lines + ROOM

    def chosen(self) -> set[str]:
        """Return the ids of the outcomes that are checked."""
        return {line.data(TEXT, ID) for line in self._lines() if line.checkState(TEXT) == CHECKED}

    def count(self) -> int:
        """Return how many are offered."""
        return self._tree.topLevelItemCount()

    def _lines(self) -> list[QTreeWidgetItem]:
        found = (self._tree.topLevelItem(place) for place in range(self.count()))
        return [line for line in found if line is not None]
