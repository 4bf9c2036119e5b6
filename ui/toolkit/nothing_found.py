"""What stands in the middle of a table while its filter finds nothing."""

from __future__ import annotations

from PySide6.QtCore import Slot

from cica_events.i18n import _
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.in_table import InTable
from ui.toolkit.record_table import RecordTable


class NothingFound(InTable):
    """Says that nothing matches what was typed in `filter_bar` or chosen, and how to see everything again."""

    def __init__(self, table: RecordTable, filter_bar: FilterBar) -> None:
        super().__init__("", table)
        self._records = table.records
        self._filter = filter_bar
        table.records.lines_changed.connect(self._look)
        table.records.arranged.connect(self._look)
        filter_bar.filter_changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        text = self._filter.text().strip()
        filtered = bool(self._records.value_filters)
        nothing = bool(text or filtered) and not self._records.rowCount()
        if nothing:
            words = _("Nothing matches “{text}”. Esc clears the filter.").format(text=text)
            self.setText(_("Nothing passes the filters. “Clear all” takes them away.") if filtered else words)
        self.setVisible(nothing)
