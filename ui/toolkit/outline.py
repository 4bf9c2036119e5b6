"""The outline of an agenda: edited like a table, rearranged by dragging and by Alt with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from cica_events.domain.fields import Field
from ui.toolkit.block_steps import BlockSteps
from ui.toolkit.cell_filling import CellFilling
from ui.toolkit.cell_moves import CellMoves
from ui.toolkit.cell_notes import CellNotes
from ui.toolkit.cell_painting import MARGIN, CellColours, Pills, likeness
from ui.toolkit.cells import Index
from ui.toolkit.column_layout import LayoutStore
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.editors import ChoiceEditor, LineEditor
from ui.toolkit.find_commands import FindCommands
from ui.toolkit.outline_grid import OutlineGrid
from ui.toolkit.outline_model import OutlineModel, dragged
from ui.toolkit.outline_moves import OutlineMoves
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.row_heights import RowHeights
from ui.toolkit.selection_tally import SelectionTally

Trigger = QAbstractItemView.EditTrigger
Flag = QItemSelectionModel.SelectionFlag
ERASING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
LEAST = 36  # average characters of the column that takes the room left over


class OutlineView(QTreeView):
    """Shows an `OutlineModel`, always unfolded; `indented` names the fields drawn further in with depth,
    `quiet` those in a muted hand.

    `move_asked` (item, new parent or "", place among its children without it) comes from dragging and keys.
    """

    selection_changed = Signal()
    move_asked = Signal(str, str, int)
    remove_asked = Signal(list)
    past_end = Signal()  # Enter was pressed on the last item

    def __init__(
        self,
        model: OutlineModel,
        *,
        name: str,
        indented: Sequence[str] = ("number", "title"),
        stretched: str = "title",
        quiet: Sequence[str] = ("number", "duration", "start"),
        pills: Pills | None = None,
        layout: LayoutStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.records = model
        self._page_actions: Sequence[QAction | None] = ()
        self._cells = RecordDelegate(model, pills or {}, self, indented)
        self._cells.quiet = frozenset(quiet)
        self._notes = CellNotes(self, self._cells)
        self.heights = RowHeights(self, layout)
        self._cells.height = self.heights.height
        self.setAccessibleName(name)
        self._places = OutlineMoves(self, model, self.current_id)
        self.up_action, self.down_action, self.nest_action, self.lift_action = self._places.actions
        self._headings = RecordHeader(self)
        self.setHeader(self._headings)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._look(stretched)
        self._equip(model)
        self._connect(model)

    def _equip(self, model: OutlineModel) -> None:
        """Give the outline what a spreadsheet does with cells."""
        grid = OutlineGrid(self, model)
        self.moves = CellMoves(self, grid, model, whole_lines=True)
        self.blocks = BlockSteps(self, model, lambda: model.rows)
        self.filling = CellFilling(self, grid, model, self.blocks, grid.cells, self._cells)
        self.finding = FindCommands(self, model, grid, grid.cells, self.moves)
        self.tally = SelectionTally(self, model, grid, grid.cells)

    def _look(self, stretched: str) -> None:
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._headings.setSectionsMovable(False)
        self._headings.setSectionsClickable(False)
        self._headings.setStretchLastSection(False)
        self._stretched = -1
        em = self.fontMetrics().averageCharWidth()
        for column, field in enumerate(self.records.fields):
            self.setColumnWidth(
                column, max(field.width * em + 2 * MARGIN, self._headings.least_width(column))
            )
            if field.key == stretched:
                self._stretched = column
                self._headings.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    @Slot()
    def _stretch(self) -> None:
        """Give one column the room that the others leave, but enough to read it: Qt would leave it none."""
        if self._stretched < 0:
            return
        headings = self._headings
        others = headings.length() - headings.sectionSize(self._stretched)
        least = self.fontMetrics().averageCharWidth() * LEAST
        width = max(least, self.viewport().width() - others)
        if width != headings.sectionSize(self._stretched):
            headings.resizeSection(self._stretched, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._stretch()

    def _connect(self, model: OutlineModel) -> None:
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.move_asked.connect(self.move_asked)
        self._places.move_asked.connect(self.move_asked)
        self._headings.sectionResized.connect(self._stretch)
        model.refused.connect(self._tell_refusal)
        self._cells.left.connect(self.step)
        self.moves.past_end.connect(self.past_end)
        self.blocks.refused.connect(self._notes.tell_at)
        self.blocks.began.connect(self._notes.gone_on)
        self.filling.told.connect(self.blocks.told)
        self.finding.told.connect(self.blocks.told)
        self.finding.done.connect(self.blocks.done)
        self.heights.changed.connect(self._fit_rows)
        self.selectionModel().selectionChanged.connect(self._selected)
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self._draft: str | None = None  # what was being typed while others changed the items
        self.expandAll()

    @Slot()
    def _fit_rows(self) -> None:
        """Make the rows as high as was chosen."""
        self._cells.height = self.heights.height
        self.scheduleDelayedItemsLayout()

    # Selection

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected items, in the order of the outline."""
        nodes = {index.internalId() for index in self.selectionModel().selectedRows()}
        return [row.id for node, row in enumerate(self.records.rows) if node in nodes]

    def current_id(self) -> str:
        """Return the id of the current item, an empty text if there is none."""
        row = self.records.record(self.currentIndex())
        return "" if row is None else str(row.id)

    def has_record(self, record_id: str) -> bool:
        """Tell whether a record is in the list."""
        return self.records.index_of(record_id).isValid()

    def select_ids(self, ids: Sequence[str], key: str = "") -> None:
        """Select items, make the first of them current at field `key` and show it."""
        self.clearSelection()
        for one in ids:
            index = self.records.index_of(one)
            self.selectionModel().select(index, Flag.Select | Flag.Rows)
        if ids:
            index = self.records.index_of(ids[0], key or self._first_editable().key)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.scrollTo(index)

    def edit_record(self, record_id: str, key: str) -> bool:
        """Begin to edit one cell; tells whether it could."""
        index = self.records.index_of(record_id, key)
        if not index.isValid():
            return False
        self.setFocus()
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        return self.edit(index, Trigger.EditKeyPressed, QEvent(QEvent.Type.None_))

    def _first_editable(self) -> Field:
        fields = self.records.fields
        return next((field for field in fields if field.editable), fields[0])

    @Slot()
    def _selected(self) -> None:
        self._places.note()
        self.viewport().update()
        self.selection_changed.emit()

    @Slot()
    def _keep(self) -> None:
        self._kept = self.selected_ids(), self.current_id(), max(0, self.currentIndex().column())
        editor = self.indexWidget(self.currentIndex())
        self._draft = editor.text() if isinstance(editor, LineEditor) else None

    @Slot()
    def _restore(self) -> None:
        self._notes.forget()
        self.expandAll()
        ids, current, column = self._kept
        for one in ids:
            index = self.records.index_of(one)
            if index.isValid():
                self.selectionModel().select(index, Flag.Select | Flag.Rows)
        index = self.records.index_of(current).siblingAtColumn(column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self._type_on(index)
        self._selected()

    def _type_on(self, index: QModelIndex) -> None:
        """Go on with the text that was being typed, as the items anew have closed its editor."""
        if self._draft is not None and self.edit(index):
            editor = self.indexWidget(index)
            if isinstance(editor, LineEditor):
                editor.setText(self._draft)

    # Rearranging

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag a small likeness of the item, so that the line where it would stand remains in sight."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self.records.mimeData([index]))
        drag.setPixmap(likeness(self.records.text(index), self))
        drag.setHotSpot(QPoint(-16, -8))
        drag.exec(supported)

    def dropEvent(self, event: QDropEvent) -> None:
        """Between an item and its first child means: as its first child."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        if below and self.records.rowCount(index):
            self.records.ask_move(dragged(event.mimeData()), self.records.record(index).id, 0)
            self.setState(QAbstractItemView.State.NoState)
            self.stopAutoScroll()
            self.viewport().update()
        else:
            super().dropEvent(event)

    # Keys and edits

    @Slot(int, int)
    def step(self, down: int, right: int) -> None:
        """Make the cell current that lies that many items and columns on."""
        self.moves.step(down, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab on, arrows about; any other key begins to edit."""
        key, held = event.key(), event.modifiers()
        back = -1 if held & Qt.KeyboardModifier.ShiftModifier else 1
        if held & Qt.KeyboardModifier.ControlModifier and key in ERASING and self.selected_ids():
            self.remove_asked.emit(self.selected_ids())
        elif held & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Tab:
            self.focusNextChild()
        elif key in RETURN:
            self.step(back, 0)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.step(0, -1 if key == Qt.Key.Key_Backtab else back)
        elif self.moves.key(event) or (key == Qt.Key.Key_Escape and self.blocks.work.stop()):
            event.accept()
        elif key in ERASING:
            self._clear()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        index = self.currentIndex()
        if self.records.editable(index):
            self._cells.ask_text(index, "")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave Tab to the cells; F6 goes on to the next control."""
        return False

    def edit(  # type: ignore[override]  # Qt's two overloads in one
        self, index: QModelIndex, trigger: Trigger = Trigger.EditKeyPressed, event: QEvent | None = None
    ) -> bool:
        """Begin to edit a cell; an edit that was refused is returned to first."""
        if self._notes.refused is not None:
            self._notes.refused.setFocus()
            return False
        if trigger in self.editTriggers() and index == self.currentIndex():
            self.scrollTo(index)
        begun = super().edit(index, trigger, event or QEvent(QEvent.Type.None_))
        editor = self.indexWidget(index) if begun else None
        if isinstance(editor, ChoiceEditor) and trigger != Trigger.AnyKeyPressed:
            editor.showPopup()
        return begun

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep an editor open whose text was refused, unless it is given up."""
        if not self._notes.keeps(editor, hint):
            super().closeEditor(editor, hint)

    @Slot(str, str, str)
    def _tell_refusal(self, record_id: str, key: str, reason: str) -> None:
        self._notes.tell_at(self.records.index_of(record_id, key), reason)

    @property
    def problem(self) -> str:
        """The problem or meaning that is shown under a cell now."""
        return self._notes.text

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Going to another cell takes away the note at this one, unless its text was refused."""
        super().currentChanged(current, previous)
        self._notes.gone_on()
        self._places.note()

    def updateEditorGeometries(self) -> None:
        """Keep the note beside its cell."""
        super().updateEditorGeometries()
        self._notes.place()

    # Menu and looks

    def set_page_actions(self, actions: Sequence[QAction | None]) -> None:
        """Put the page's actions first in the menu; None is a line between them."""
        self._page_actions = actions

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the page's actions and those that rearrange."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._page_actions:
            menu.addAction(action) if action else menu.addSeparator()
        menu.addSeparator()
        menu.addActions(self._places.actions)
        menu.addSeparator()
        menu.addActions([self.finding.find_action, self.finding.replace_action])
        menu.addMenu(self.heights.menu(menu))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cell: QPoint = self.visualRect(self.currentIndex()).center()
        menu.popup(self.viewport().mapToGlobal(cell) if by_key else event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
