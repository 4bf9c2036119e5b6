"""A table of records to look at: drawn like a `RecordTable`, with nothing to edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.toolkit.cell_painting import CellColours, Pills
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.column_needs import ColumnNeeds
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.table_model import RecordTableModel

PADDING = 14  # pixels above and below a line of text, together


class QuietTable(QTableView):
    """Shows a `RecordTableModel`; whole rows are selected."""

    def __init__(
        self, model: RecordTableModel, *, name: str, pills: Pills | None = None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = RecordDelegate(model, pills or {}, self)
        headings = RecordHeader(self)
        self.setHorizontalHeader(headings)
        headings.setStretchLastSection(True)
        headings.setSectionsClickable(False)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.columns = ColumnLayout(model, headings, None, self)
        self.columns.measure_by(ColumnNeeds(self, model, self._cells.needed))
        self._look()

    def _look(self) -> None:
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + PADDING)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide the column of a field."""
        column = self._model.column_of(key)
        if self.isColumnHidden(column) == shown:
            self.setColumnHidden(column, not shown)
            self.columns.spread(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns fill the new room."""
        super().resizeEvent(event)
        self.columns.spread(self.viewport().width())

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
