"""The records of a backup that are missing or otherwise now, to be ticked; found by words of their names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cica_events.directions import DOT
from cica_events.domain.collation import search_key
from cica_events.i18n import _, ngettext
from cica_events.services.backups import Restorable
from cica_events.services.history_details import NOUNS, What
from ui.toolkit.plain import plain_hint

ID = Qt.ItemDataRole.UserRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
MOST = 1000  # lines that are shown; more are found by words
ROOM = 10  # pixels around a line of text


class RecordChoice(QTreeWidget):
    """Remembers ticks while others are shown; `changed` tells a tick, `looked_at` the line one is on."""

    changed = Signal()
    looked_at = Signal(object)  # Restorable or None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._records: dict[str, Restorable] = {}
        self._chosen: set[str] = set()
        self._words = ""
        self.setAccessibleName(_("Records of the backup"))
        self.setHeaderLabels([_("Record"), _("Now")])
        self.setRootIsDecorated(False)
        self.setProperty("roomy", True)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(self._moved)

    @property
    def chosen(self) -> list[str]:
        """The ids of the records that are ticked, in the order of the list."""
        return [record_id for record_id in self._records if record_id in self._chosen]

    def show_records(self, records: Sequence[Restorable]) -> None:
        """Show these, none of them ticked."""
        self._records = {record.id: record for record in records}
        self._chosen.clear()
        self._list()
        self.changed.emit()

    def narrow(self, words: str) -> None:
        """Show only those whose names hold `words`."""
        self._words = search_key(words)
        self._list()

    def tick_shown(self, ticked: bool) -> None:
        """Tick all that are shown, or none of them."""
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None and item.data(0, ID):
                item.setCheckState(0, CHECKED if ticked else UNCHECKED)

    def _list(self) -> None:
        found = [one for one in self._records.values() if self._words in search_key(_named(one))]
        with QSignalBlocker(self):
            self.clear()
            for record in found[:MOST]:
                self._add(record)
            left = len(found) - MOST
            if left > 0:
                text = ngettext(
                    "and {count} more: type a part of the name",
                    "and {count} more: type a part of the name",
                    left,
                )
                QTreeWidgetItem(self, [text.format(count=left)]).setDisabled(True)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        else:
            self.looked_at.emit(None)

    def _add(self, record: Restorable) -> None:
        now = _("Missing") if record.what is What.REMOVED else _("Changed")
        item = QTreeWidgetItem(self, [_named(record), now])
        item.setData(0, ID, record.id)
        item.setToolTip(0, plain_hint(_named(record)))
        item.setCheckState(0, CHECKED if record.id in self._chosen else UNCHECKED)
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + ROOM))

    @Slot(QTreeWidgetItem, int)
    def _ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        record_id = item.data(0, ID)
        if item.checkState(0) == CHECKED:
            self._chosen.add(record_id)
        else:
            self._chosen.discard(record_id)
        self.changed.emit()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        self.looked_at.emit(self._records.get(item.data(0, ID)) if item is not None else None)


def _named(record: Restorable) -> str:
    return DOT.join(filter(None, (record.name or _(NOUNS[record.noun]), record.meeting)))
