"""What stands in the middle of a table while its filter finds nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QLabel

from cica_events.i18n import _
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.record_table import RecordTable

SHARE = 0.8  # of the table's width that the words may take


class NothingFound(QLabel):
    """Says that nothing matches what was typed in `filter_bar` or chosen, and how to see everything again."""

    def __init__(self, table: RecordTable, filter_bar: FilterBar) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._filter = filter_bar
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.viewport().installEventFilter(self)
        table.records.lines_changed.connect(self._look)
        table.records.arranged.connect(self._look)
        filter_bar.filter_changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        text = self._filter.text().strip()
        filtered = bool(self._table.records.value_filters)
        nothing = bool(text or filtered) and not self._table.records.rowCount()
        if nothing:
            words = _("Nothing matches “{text}”. Esc clears the filter.").format(text=text)
            self.setText(_("Nothing passes the filters. “Clear all” takes them away.") if filtered else words)
            self._place()
        self.setVisible(nothing)

    def _place(self) -> None:
        room = self._table.viewport().rect()
        width = round(room.width() * SHARE)
        height = self.heightForWidth(width)
        self.setGeometry((room.width() - width) // 2, room.height() // 3, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
