"""The table of records: moved in, edited, copied and filled like a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QWidget,
)

from cica_events.domain.fields import Kind
from ui.toolkit.arrangement import SortBy
from ui.toolkit.arranging import Arranging
from ui.toolkit.cell_commands import CellCommands
from ui.toolkit.cell_moves import CellMoves
from ui.toolkit.cell_notes import CellNotes
from ui.toolkit.cell_painting import CellColours, Pills
from ui.toolkit.cells import Index
from ui.toolkit.column_layout import ColumnLayout, LayoutStore
from ui.toolkit.column_menu import ColumnMenu
from ui.toolkit.column_needs import ColumnNeeds
from ui.toolkit.corner import offer_corner
from ui.toolkit.delegates import Marked, RecordDelegate
from ui.toolkit.editors import ChoiceEditor, TextEditor
from ui.toolkit.fill_handle import FillHandle
from ui.toolkit.frozen_columns import FrozenColumnsView
from ui.toolkit.grid import TableGrid
from ui.toolkit.group_bands import GroupBands
from ui.toolkit.kept_in_sight import KeptInSight
from ui.toolkit.number_header import NumberHeader
from ui.toolkit.party_editor import PartyEditor
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.record_selection import RecordSelection
from ui.toolkit.row_heights import RowHeights
from ui.toolkit.selection_tally import SelectionTally
from ui.toolkit.table_model import RecordTableModel

Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RecordTable(FrozenColumnsView):
    """Shows a `RecordTableModel`.

    `pills` says which choices are shown as badges, `marked` before which values whose flag stands, `layout`
    remembers the columns, `numbers` shows the row numbers; with `opens` Enter and a double click open the
    record (`opened`) where they would otherwise edit.
    """

    selection_changed = Signal()  # other records are selected
    opened = Signal(str)  # id of the record to open
    past_end = Signal()  # Enter was pressed on the last record
    remove_asked = Signal(list)  # ids of the records to remove

    def __init__(
        self,
        model: RecordTableModel,
        *,
        name: str,
        pills: Pills | None = None,
        marked: Marked | None = None,
        layout: LayoutStore | None = None,
        numbers: bool = False,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.records = model
        self._opens = opens
        self._handle: FillHandle | None = None  # until all that it needs is there
        self._cells = RecordDelegate(model, pills or {}, self, marked=marked or {})
        self._notes = CellNotes(self, self._cells)
        self.heights = RowHeights(self)  # kept with the columns
        self._groups = GroupBands(self, model, self._cells)
        self._sight = KeptInSight(self)
        self.setAccessibleName(name)
        self._look(numbers)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.selection = RecordSelection(self, model)
        self.columns = ColumnLayout(model, self._headings, layout, self)
        self.columns.measure_by(ColumnNeeds(self, model, self._cells.needed))
        self.moves = CellMoves(self, TableGrid(self, model, self.columns), model)
        self.commands = self._commands(pills or {})
        self._handle = FillHandle(self, self.moves.grid, model, self.commands.cells, self.commands.filling)
        self.tally = SelectionTally(self, model, self.moves.grid, self.commands.cells)
        self.arranging = Arranging(self, self._headings, model, self.columns)
        self._menu = ColumnMenu(self._headings, model, self.arranging)
        self.columns.keep("row_height", self.heights.stored, self.heights.restore)
        self._fit_rows()
        self._connect(model)

    def _commands(self, pills: Pills) -> CellCommands:
        return CellCommands(
            self,
            self.records,
            self.selection,
            self.columns,
            pills=pills,
            moves=self.moves,
            hand=self._cells,
            heights=self.heights,
        )

    def _look(self, numbers: bool) -> None:
        self._headings = RecordHeader(self)
        self.setHorizontalHeader(self._headings)
        self._headings.setStretchLastSection(True)
        self._headings.sectionPressed.disconnect()  # a click sorts; Qt would select the column as well
        rows = NumberHeader(self)
        self.setVerticalHeader(rows)
        rows.setVisible(numbers)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setTabKeyNavigation(False)

    def _connect(self, model: RecordTableModel) -> None:
        model.modelReset.connect(self._notes.forget)
        self.selection.moved.connect(self._tint)
        self.selection.changed.connect(self.selection_changed)
        model.refused.connect(self._tell_refusal)
        self._cells.left.connect(self.step)
        self.heights.changed.connect(self._fit_rows)
        self.moves.past_end.connect(self.past_end)
        self.commands.began.connect(self._notes.gone_on)
        self.commands.refused.connect(self._notes.tell_at)
        self.commands.remove_asked.connect(self._ask_removal)
        self.heights.changed.connect(self.columns.remember)
        self._headings.select_asked.connect(self.moves.select_column)
        offer_corner(self, self.moves.select_all)
        self._menu.fit_asked.connect(self.resizeColumnToContents)
        self._headings.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        self.doubleClicked.connect(self._double_clicked)

    @Slot()
    def _fit_rows(self) -> None:
        """Make the rows as high as was chosen."""
        self._cells.height = self.heights.height
        self._groups.fit(self.heights.height)
        self.viewport().update()

    # Selection

    def selected_ids(self) -> list[str]:
        """Return the ids of the records with a selected cell, from top to bottom."""
        return self.selection.ids()

    def current_id(self) -> str:
        """Return the id of the record with the current cell, an empty text if there is none."""
        return self.selection.current_id()

    def has_record(self, record_id: str) -> bool:
        """Tell whether a record is in the list and not filtered away."""
        return self.records.line_of(record_id) >= 0

    def select_ids(self, ids: Sequence[str], key: str = "") -> None:
        """Select whole records, make the first of them current at field `key` and show it."""
        columns = self.columns.shown_columns() or [0]
        self.selection.select(ids, set(columns))
        if ids:
            self.selection.make_current(ids[0], self.records.column_of(key) if key else columns[0])
            self.scrollTo(self.currentIndex())

    def edit_record(self, record_id: str, key: str) -> bool:
        """Begin to edit one cell; tells whether it could."""
        index = self.records.index(self.records.line_of(record_id), self.records.column_of(key))
        if not index.isValid():
            return False
        self.setFocus()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return self.edit(index, Trigger.EditKeyPressed, QEvent(QEvent.Type.None_))

    @Slot()
    def _tint(self) -> None:
        """Tint the rows of the selection."""
        self._cells.many = self.selection.is_block(self.columns.shown_columns())
        lines = self.selection.lines()
        self._cells.selected_rows = lines if isinstance(lines, range) else frozenset(lines)
        if self._handle is not None:
            self._handle.place()
        self.viewport().update()

    # Moving

    @Slot(int, int)
    def step(self, down: int, right: int) -> None:
        """Make the cell current that lies that many rows and columns on; past an edge go to the next row."""
        self.moves.step(down, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of a spreadsheet; any other begins to edit."""
        keys = (self._give_up_filling, self._groups.key, self._go_by_key, self.moves.key, self.commands.key)
        if any(act(event) for act in keys):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _give_up_filling(self, event: QKeyEvent) -> bool:
        return self._handle is not None and self._handle.key(event)

    def _go_by_key(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers(), event.key()
        back = -1 if held & Qt.KeyboardModifier.ShiftModifier else 1
        if held & Qt.KeyboardModifier.ControlModifier:
            return key == Qt.Key.Key_Tab and self.focusNextChild()
        if key in RETURN:
            if self._opens and self.current_id():
                self.opened.emit(self.current_id())
            else:
                self.step(back, 0)
            return True
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.step(0, -1 if key == Qt.Key.Key_Backtab else back)
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave Tab to the cells; F6 goes on to the next control."""
        return False

    # Groups

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group's heading folds it; with Shift it selects up to the cell."""
        if not self._groups.press(event) and not self.moves.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select the block that the mouse is dragged over."""
        if not self.moves.drag(event):
            super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the headings of groups across all columns."""
        super().paintEvent(event)
        self._groups.draw(event)

    # Sorting

    def sort_by(self, order: Sequence[SortBy]) -> None:
        """Sort by `order` and remember it; nothing is the records' own order."""
        self.arranging.sort_by(order)

    def resizeColumnToContents(self, column: int) -> None:
        """Make a column as wide as its heading and what is in sight need."""
        self.columns.fit(column, self.sizeHintForColumn(column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns fill the new room."""
        super().resizeEvent(event)
        self.columns.fill(self.viewport().width())
        self._sight.restore()

    # Editing

    def edit(  # type: ignore[override]  # Qt's two overloads in one
        self, index: QModelIndex, trigger: Trigger = Trigger.EditKeyPressed, event: QEvent | None = None
    ) -> bool:
        """Begin to edit a cell; an edit that was refused is returned to first, yes and no just change."""
        if self._notes.refused is not None:
            self._notes.refused.setFocus()
            return False
        wanted = trigger in self.editTriggers()
        if wanted and self.records.editable(index) and self._toggle(index, trigger, event):
            return True
        if self._opens and trigger == Trigger.DoubleClicked:
            return False
        if trigger in self.editTriggers() and index == self.currentIndex():
            self.scrollTo(index)
        begun = super().edit(index, trigger, event or QEvent(QEvent.Type.None_))
        if begun and trigger in {Trigger.EditKeyPressed, Trigger.DoubleClicked}:
            self._unfold_editor(self.indexWidget(index))
        return begun

    def _toggle(self, index: QModelIndex, trigger: Trigger, event: QEvent | None) -> bool:
        field = self.records.fields[index.column()]
        if field.kind is not Kind.BOOLEAN:
            return False
        typed = event.text() if isinstance(event, QKeyEvent) and trigger == Trigger.AnyKeyPressed else " "
        if typed not in {" ", "x", "X"}:
            return False
        self.records.ask_cell(index, not getattr(self.records.row_at(index.row()), field.key))
        return True

    def _unfold_editor(self, editor: QWidget | None) -> None:
        """Begun without typing: show the choices, or the caret behind the text; another name replaces one."""
        if isinstance(editor, ChoiceEditor):
            editor.showPopup()
        elif isinstance(editor, PartyEditor) and (line := editor.lineEdit()) is not None:
            line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.end(False)
        elif isinstance(editor, TextEditor):
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Keep an editor open whose text was refused, unless it is given up."""
        if not self._notes.keeps(editor, hint):
            super().closeEditor(editor, hint)

    @Slot(str, str, str)
    def _tell_refusal(self, record_id: str, key: str, reason: str) -> None:
        line = self.records.line_of(record_id)
        known = any(field.key == key for field in self.records.fields)
        column = self.records.column_of(key) if known else max(0, self.currentIndex().column())
        self.tell_at(self.records.index(line, column), reason)

    def tell_at(self, index: QModelIndex, problem: str) -> None:
        """Show a problem under a cell until another cell is gone to."""
        self._notes.tell_at(index, problem)

    @property
    def problem(self) -> str:
        """The problem or meaning that is shown under a cell now."""
        return self._notes.text

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Going to another cell takes away the note at this one, unless its text was refused."""
        super().currentChanged(current, previous)
        self._notes.gone_on()

    def updateEditorGeometries(self) -> None:
        """Keep the note beside its cell."""
        super().updateEditorGeometries()
        self._notes.place()
        if self._handle is not None:
            self._handle.place()

    # Opening, menus, looks

    @Slot()
    def _ask_removal(self) -> None:
        if self.selected_ids():
            self.remove_asked.emit(self.selected_ids())

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        row = self.records.row_at(index.row())
        if row is not None and (self._opens or not self.records.editable(index)):
            self.opened.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the page's actions and those of a spreadsheet."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cell = self.visualRect(self.currentIndex()).center()
        self.commands.menu().popup(self.viewport().mapToGlobal(cell) if by_key else event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme and the row height of a new font."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._sight.note()
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._cells.colours = CellColours.of(self.palette())
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()
            QTimer.singleShot(0, self, self._refit)  # once the headings have the new font as well

    @Slot()
    def _refit(self) -> None:
        self.columns.refit()
        self._sight.restore()
