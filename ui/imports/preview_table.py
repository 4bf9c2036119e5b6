"""The table of a list's rows: gone through by the arrows, typed over, selected to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from cica_events.domain.fields import Kind
from cica_events.i18n import _
from cica_events.services.import_plan import Action
from cica_events.services.planned_rows import PlannedRow
from ui.imports.fate_looks import KEPT, ROWS
from ui.imports.preview import Preview, Sieve
from ui.imports.preview_delegate import PreviewDelegate
from ui.imports.preview_model import FATE, OWN, ROW, PreviewModel
from ui.toolkit.block_writing import written
from ui.toolkit.cell_blocks import Cell
from ui.toolkit.cell_painting import MARGIN
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.values import Values

Flag = QItemSelectionModel.SelectionFlag
Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
SIGN: Final = 24  # pixels for the sign of a cell
WIDTHS: Final = {"honorific": 9, "given_name": 15, "family_name": 15, "position": 30, "party": 18}
MEASURED: Final = 40  # rows whose texts are measured
WIDEST: Final = 26  # characters of any other field
COPIED: Final = 200_000  # cells that are put on the clipboard at most


class PreviewTable(QTableView):
    """Shows a `PreviewModel`; what was selected stays selected when the plan changes."""

    chosen_changed = Signal()  # other rows are selected
    menu_asked = Signal(object)  # a QMenu to be filled for the selected rows, before it opens

    def __init__(self, model: PreviewModel, values: Values, parent: QWidget) -> None:
        super().__init__(parent)
        self.records = model
        self._widths: dict[str, int] = {}
        self._setting = False
        self._spread_for: Preview | None = None
        self._needs: dict[int, int] = {}  # widths in pixels
        self._wishes: dict[int, int] = {}  # those that cut nothing in the first rows
        self.setAccessibleName(_("Rows of the file"))
        self._look()
        self.setModel(model)
        self._cells = PreviewDelegate(model, values, self)
        self.setItemDelegate(self._cells)
        self._cells.left.connect(self._go_down)
        self.selectionModel().selectionChanged.connect(self._selected)

    def _look(self) -> None:
        self._headings = RecordHeader(self)
        self.setHorizontalHeader(self._headings)
        self._headings.setSectionsClickable(False)
        self._headings.setStretchLastSection(True)
        self._headings.sectionResized.connect(self._keep_width)
        self._headings.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setTabKeyNavigation(False)

    # What is shown

    def show_preview(self, preview: Preview | None, sieve: Sieve) -> None:
        """Show the rows that `sieve` keeps; the place in the table stays."""
        place, at = self.current_row(), self.currentIndex().row()
        column, top = self.currentIndex().column(), self.verticalScrollBar().value()
        chosen = {row.key for row in self.chosen()}
        self._setting = True
        self.records.show(preview, sieve)
        self._spread(preview)
        self.verticalScrollBar().setValue(top)
        if place is not None:
            self._return_to(place, at, column, chosen)
        if self.records.rowCount() and not self.currentIndex().isValid():
            self.go_to(0)
        self._setting = False
        self._selected()

    def _return_to(self, place: PlannedRow, at: int, column: int, chosen: set[int | str]) -> None:
        line = self.records.line_of(place.key, at)
        if line < 0 or not self.records.columnCount():
            return
        index = self.records.index(line, min(max(column, 0), self.records.columnCount() - 1))
        if len(chosen) > 1:
            self._choose(chosen)
        elif self.currentIndex() != index:
            self.selectionModel().select(index, Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def _choose(self, keys: set[int | str]) -> None:
        selection, last = QItemSelection(), self.records.columnCount() - 1
        for line in range(self.records.rowCount()):
            if self.records.row_at(line).key in keys:
                selection.select(self.records.index(line, 0), self.records.index(line, last))
        self.selectionModel().select(selection, Flag.ClearAndSelect)

    def _spread(self, preview: Preview | None) -> None:
        """Give each column the width that the first rows of a preview need; the last takes what is left."""
        columns = range(self.records.columnCount())
        if preview is not None and preview is not self._spread_for:
            self._spread_for = preview
            self._wishes = {column: self._needed(column) for column in columns if column >= OWN}
            self._needs = {column: self._fitting_width(column) for column in columns}
        self._share_room()

    def _share_room(self) -> None:
        """Give cut columns the room that all leave, those on the left first."""
        columns = range(self.records.columnCount())
        own = {column: self._widths.get(self.records.key_of(column) or str(column), 0) for column in columns}
        widths = {
            column: own[column] or self._needs.get(column, 0) or self._usual_width(column)
            for column in columns
        }
        left = self.viewport().width() - sum(widths.values())
        for column in columns:
            more = 0 if own[column] else min(left, self._wishes.get(column, 0) - widths[column])
            left -= max(0, more)
            self._headings.resizeSection(column, widths[column] + max(0, more))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        setting, self._setting = self._setting, True
        self._share_room()
        self._setting = setting

    def _fitting_width(self, column: int) -> int:
        width = self._usual_width(column)
        if column < OWN:
            return width
        return max(self._headings.least_width(column), min(width, self._wishes[column]))

    def _needed(self, column: int) -> int:
        """Return the width in pixels that the first rows need."""
        metrics, model = self.fontMetrics(), self.records
        texts = (model.text(model.index(line, column)) for line in range(min(MEASURED, model.rowCount())))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * MARGIN + SIGN

    def _usual_width(self, column: int) -> int:
        metrics, least = self.fontMetrics(), self._headings.least_width(column)
        if column == ROW:
            last = self.records.rowCount() and self.records.row_at(self.records.rowCount() - 1).number
            return max(least, metrics.horizontalAdvance(str(max(last, 100))) + 2 * MARGIN)
        if column == FATE:
            badges = (f"{each.sign} {each.text}" for each in ROWS if each is not KEPT)
            return max(least, *(metrics.horizontalAdvance(badge) + 30 for badge in badges))
        field = self.records.field_of(column)
        characters = WIDTHS.get(field.key, min(field.width, WIDEST))
        if field.kind is Kind.CHOICE:
            characters = min(characters, 18)
        return max(least, characters * metrics.averageCharWidth() + 2 * MARGIN + SIGN)

    @Slot(int, int, int)
    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if not self._setting and self._headings.underMouse():
            self._widths[self.records.key_of(column) or str(column)] = new

    # What is selected

    def lines(self) -> list[int]:
        """Return the lines with a selected cell, from top to bottom."""
        found: set[int] = set()
        for part in self._parts():
            found.update(range(part.top(), part.bottom() + 1))
        return sorted(found)

    def _parts(self) -> Iterable[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return (selection.at(number) for number in range(selection.size()))

    def chosen(self) -> list[PlannedRow]:
        """Return the selected rows."""
        return self.records.rows_at(self.lines())

    def current_row(self) -> PlannedRow | None:
        """Return the row with the current cell."""
        index = self.currentIndex()
        return self.records.row_at(index.row()) if index.isValid() else None

    def go_to(self, line: int, key: str = "") -> None:
        """Make the cell of a field current, and the only one selected."""
        index = self.records.index(line, self.records.column_of(key))
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def mend(self, key: str) -> bool:
        """Begin to type over the cell of a field in the current row."""
        index = self.currentIndex().siblingAtColumn(self.records.column_of(key))
        if not index.isValid():
            return False
        self.setFocus()
        self.setCurrentIndex(index)
        return self.edit(index, Trigger.EditKeyPressed, QEvent(QEvent.Type.None_))

    def next_line(self, wanted: Sequence[Action], back: bool) -> int:
        """Return the next line, from the current one on and round, whose row meets with one of `wanted`."""
        count, step = self.records.rowCount(), -1 if back else 1
        start = self.currentIndex().row() if self.currentIndex().isValid() else (0 if back else -1)
        for distance in range(1, count + 1):
            line = (start + step * distance) % count
            row = self.records.row_at(line)
            if row.action in wanted or row.doubts or row.conflicts:
                return line
        return -1

    @Slot()
    def _selected(self) -> None:
        self._cells.selected = frozenset(self.lines())
        self.viewport().update()
        if not self._setting:
            self.chosen_changed.emit()

    # Keys and menus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab goes on, Delete empties; any other sign begins to type over the cell."""
        held, key = event.modifiers(), event.key()
        back = -1 if held & Qt.KeyboardModifier.ShiftModifier else 1
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif held & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Tab:
            self.focusNextChild()
        elif key in RETURN and not held & Qt.KeyboardModifier.ControlModifier:
            self._step(back, 0)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._step(0, -1 if key == Qt.Key.Key_Backtab else back)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.records.setData(self.currentIndex(), "")
        elif key == Qt.Key.Key_F2 and self.currentIndex().column() == FATE:
            self._open_menu()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on by Tab without opening the next cell: the plan may take its row away."""
        step = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}.get(hint, 0)
        super().closeEditor(editor, Hint.NoHint if step else hint)
        self._step(0, step)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave Tab to the cells; Ctrl+Tab goes on to the next control."""
        return False

    @Slot()
    def _go_down(self) -> None:
        self.setFocus()
        self._step(1, 0)

    def _step(self, down: int, right: int) -> None:
        index, columns = self.currentIndex(), self.records.columnCount()
        if not index.isValid() or not (down or right):
            return
        place = index.column() + right
        line = index.row() + (down or (place >= columns) - (place < 0))
        if 0 <= line < self.records.rowCount():
            self.setCurrentIndex(self.records.index(line, place % columns))

    @Slot()
    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        columns = sorted({c for part in self._parts() for c in range(part.left(), part.right() + 1)})
        lines = self.lines()[: COPIED // max(1, len(columns))]
        rows = [[self._copied(line, column) for column in columns] for line in lines]
        if rows:
            QGuiApplication.clipboard().setMimeData(written(rows).mime())

    def _copied(self, line: int, column: int) -> Cell:
        index = self.records.index(line, column)
        tone = self.records.look(line).tone if column == FATE else None
        return Cell(self.records.text(index), tone=tone)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be decided about the selected rows."""
        self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu)
        if not menu.isEmpty():
            cell = self.visualRect(self.currentIndex()).bottomLeft()
            menu.popup(self.viewport().mapToGlobal(cell))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme and the row height of a new font."""
        super().changeEvent(event)
        if hasattr(self, "_cells"):
            self._cells.changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
