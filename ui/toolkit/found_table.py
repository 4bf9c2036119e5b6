"""The table of the cells found: drawn like a list of records, with nothing to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cica_events.i18n import _
from ui.toolkit.cell_painting import MARGIN, CellColours
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.found_model import FoundModel
from ui.toolkit.row_heights import RowHeight


class FoundTable(QTableView):
    """Shows a `FoundModel`; its columns share the room by their usual widths."""

    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = RecordDelegate(model, {}, self)
        self.setAccessibleName(_("Cells found"))
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setStretchLastSection(True)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(RowHeight.USUAL.pixels(self.fontMetrics()))

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column."""
        if self.isColumnHidden(self._model.column_of(key)) == shown:
            self.setColumnHidden(self._model.column_of(key), not shown)
            self._share_room()

    def _share_room(self) -> None:
        """Let each column have its part of the room, but none less than its heading."""
        fields = self._model.fields
        shown = [column for column in range(len(fields)) if not self.isColumnHidden(column)]
        header = self.horizontalHeader()
        room = self.viewport().width()
        left = sum(fields[column].width for column in shown)
        for column in sorted(shown, key=lambda column: fields[column].width):  # the narrowest first
            least = header.fontMetrics().horizontalAdvance(_(fields[column].label)) + 3 * MARGIN
            width = max(least, room * fields[column].width // (left or 1))
            self.setColumnWidth(column, width)
            room, left = room - width, left - fields[column].width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
