"""The menu of the "Filter" button: the columns by whose values the list can be filtered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import _
from ui.toolkit.arranging import Arranging
from ui.toolkit.table_model import RecordTableModel


class FilterMenu(QMenu):
    """Offers the shown columns; those that are filtered are ticked."""

    def __init__(self, model: RecordTableModel, arranging: Arranging, parent: QWidget) -> None:
        super().__init__(_("Filter"), parent)
        self._model, self._arranging = model, arranging
        self.aboutToShow.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """Offer the columns as they are now."""
        self.clear()
        filtered = [self._model.column_of(each.key) for each in self._model.value_filters]
        shown = self._arranging.columns.shown_columns()
        for column in [*shown, *(column for column in filtered if column not in shown)]:
            action = self.addAction(self._model.heading(self._model.fields[column]).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column in filtered)
            action.triggered.connect(partial(self._open, column))
        self.addSeparator()
        self.addAction(self._arranging.clear)

    def _open(self, column: int, *_args: object) -> None:
        self._arranging.open_filter(column)
