"""The table of the cells found: drawn like a list of records, with nothing to type in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.toolkit.cell_painting import MARGIN, CellColours, one_line
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.found_model import FoundModel
from ui.toolkit.marked_text import draw_marked
from ui.toolkit.room_sharing import Wish, shared
from ui.toolkit.row_heights import RowHeight

MEASURED = 40  # cells found
MARKED = frozenset({"before", "after"})
FIRST = {"before": 0.3, "after": 0.3, "problem": 0.2}  # of the room that the headings leave, before others


class FoundHand(RecordDelegate):
    """Marks what was found, and what would stand in its place."""

    def _draw_value(
        self, painter: QPainter, option: QStyleOptionViewItem, field: Field, value: object, text: str
    ) -> None:
        if field.key in MARKED and isinstance(value, Sequence):
            colours = self.colours
            draw_marked(painter, option.rect, text, value, colours.text, colours.block)
        else:
            super()._draw_value(painter, option, field, value, text)


class FoundTable(QTableView):
    """Shows a `FoundModel`; its columns share the room by what they show."""

    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._lines = 0  # that the columns' widths were found by
        self._cells = FoundHand(model, {}, self)
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
        room, wishes = self.viewport().width(), [self._wish(column) for column in shown]
        spare = max(0, room - sum(wish.least for wish in wishes))
        for place, column in enumerate(shown):
            wish, part = wishes[place], FIRST.get(self._model.fields[column].key, 0)
            wishes[place] = replace(wish, least=min(wish.whole, wish.least + int(spare * part)))
        widths = shared(wishes, room)
        for column, width in zip(shown, widths, strict=True):
            header.resizeSection(column, width)

    def _wish(self, column: int) -> Wish:
        field, heading = self._model.fields[column], self.horizontalHeader().fontMetrics()
        least = heading.horizontalAdvance(_(field.label)) + 3 * MARGIN
        lines = range(min(self._lines, self._model.rowCount()))
        texts = (self._model.text(self._model.index(line, column)) for line in lines)
        metrics = self._strong if field.key in MARKED else self.fontMetrics()
        steps = sorted(metrics.horizontalAdvance(one_line(text)) + 2 * MARGIN + 2 for text in texts)
        return Wish(least, steps or (least,), least, field.width)

    @property
    def _strong(self) -> QFontMetrics:
        """The widths of letters in what is marked, with which no text needs more."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        return QFontMetrics(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
