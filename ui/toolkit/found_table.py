"""The table of the cells found: drawn like a list of records, with nothing to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cica_events.i18n import _
from ui.toolkit.cell_painting import MARGIN, CellColours
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.found_model import FoundModel
from ui.toolkit.room_sharing import Wish, shared
from ui.toolkit.row_heights import RowHeight

MEASURED = 40  # cells found


class FoundTable(QTableView):
    """Shows a `FoundModel`; its columns share the room by what they show."""

    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._lines = 0  # that the columns' widths were found by
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

        model.rowsInserted.connect(self._grown)

    @Slot(QModelIndex, int, int)
    def _grown(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """Share the room by the first cells that were found; those that follow change no width."""
        if first == 0:
            self._lines = min(self._model.rowCount(), MEASURED)
            self._share_room()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column."""
        if self.isColumnHidden(self._model.column_of(key)) == shown:
            self.setColumnHidden(self._model.column_of(key), not shown)
            self._share_room()

    def _share_room(self) -> None:
        """Let as few texts as possible be cut; what is left over goes by the usual widths."""
        header = self.horizontalHeader()
        shown = [column for column in range(len(self._model.fields)) if not self.isColumnHidden(column)]
        widths = shared([self._wish(column) for column in shown], self.viewport().width())
        for column, width in zip(shown, widths, strict=True):
            header.resizeSection(column, width)

    def _wish(self, column: int) -> Wish:
        field, metrics = self._model.fields[column], self.horizontalHeader().fontMetrics()
        least = metrics.horizontalAdvance(_(field.label)) + 3 * MARGIN
        lines = range(min(self._lines, self._model.rowCount()))
        texts = (self._model.text(self._model.index(line, column)) for line in lines)
        steps = sorted(self.fontMetrics().horizontalAdvance(text) + 2 * MARGIN + 2 for text in texts)
        return Wish(least, steps or (least,), least, field.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
