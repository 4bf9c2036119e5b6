"""The outline of an agenda: chosen columns, copied as numbered lines, filled from pasted lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from cica_events.i18n import _, language
from ui.agenda.agenda_model import AgendaModel
from ui.agenda.agenda_text import to_lines
from ui.agenda.clipboard_lines import clipboard_lines
from ui.agenda.title_delegate import TitleDelegate
from ui.toolkit import block_edits
from ui.toolkit.bit_by_bit import Steps
from ui.toolkit.block_copying import BlockCopier, CellsToCopy
from ui.toolkit.block_edits import BlockEdit
from ui.toolkit.cell_painting import MARGIN
from ui.toolkit.column_layout import ColumnLayout, LayoutStore
from ui.toolkit.delegates import INDENT
from ui.toolkit.outline import OutlineView
from ui.toolkit.pasted_cells import PastedCells, objection, pasted_cells

COMPUTED = frozenset({"number", "start", "end"})
KEYS = QKeySequence.StandardKey
SLACK = 4  # pixels; widths of text are rounded
TakeTable = Callable[[PastedCells], bool]
"""Takes cells that are rather a list to be imported, and says whether it did."""


class AgendaOutline(OutlineView):
    """An `OutlineView` of agenda items.

    `lines_pasted` gives a text of several lines that is to become items; `filled` asks for the values of a
    column (the field's key) to be filled down; a pasted block goes to the cells by `blocks`.
    """

    lines_pasted = Signal(str)
    filled = Signal(str)
    editor_closed = Signal(QWidget, QAbstractItemDelegate.EndEditHint)

    def __init__(self, model: AgendaModel, layout: LayoutStore, parent: QWidget) -> None:
        super().__init__(model, name=_("Agenda"), layout=layout, parent=parent)
        self._agenda = model
        self._cells.quiet = COMPUTED
        self._titles = TitleDelegate(model, "title", self._cells, self)
        self.setItemDelegateForColumn(model.column_of("title"), self._titles)
        for hand in (self._cells, self._titles):
            hand.closeEditor.connect(self.editor_closed)
        self.columns = ColumnLayout(
            model,  # type: ignore[arg-type]  # it asks for fields, columns and order only
            self._headings,
            layout,
            self,
        )
        self._copier = BlockCopier(self)
        self.take_table: TakeTable | None = None  # asked before cells are pasted
        self.copy_action = self._command(_("Copy"), QKeySequence(KEYS.Copy), self._copy)
        self.copy_all_action = self._command(
            _("Copy the whole agenda"), QKeySequence("Ctrl+Shift+C"), self._copy_all
        )
        self.copy_table_action = self._command(
            _("Copy as a table"), QKeySequence("Ctrl+Alt+C"), self._copy_table
        )
        self.paste_action = self._command(_("Paste"), QKeySequence(KEYS.Paste), self._paste)
        self.fill_action = self.filling.down_action
        self.fill_action.triggered.disconnect(self.filling.fill_down)  # the agenda fills in its own way
        self.fill_action.triggered.connect(self._fill)

        model.modelReset.connect(self._fit_numbers)
        model.dataChanged.connect(self._fit_numbers)

    @Slot()
    def _fit_numbers(self) -> None:
        """Give the numbers the room that the longest of them needs where it stands."""
        column, metrics = self._agenda.column_of("number"), self.fontMetrics()
        widths = (INDENT * row.depth + metrics.horizontalAdvance(row.number) for row in self._agenda.rows)
        self.columns.at_least(column, max(widths, default=0) + 2 * MARGIN + SLACK)

    @property
    def clipboard_actions(self) -> list[QAction]:
        """What is done by the clipboard, and filling down."""
        return [
            self.copy_action,
            self.copy_table_action,
            self.copy_all_action,
            self.paste_action,
            self.fill_action,
        ]

    def _command(self, text: str, keys: QKeySequence, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def name_item(self, item_id: str) -> None:
        """Begin to type an item's title, in place of what stands there."""
        self.clearSelection()
        self.edit_record(item_id, "title")

    @property
    def current_key(self) -> str:
        """The field of the current cell, an empty text if there is none."""
        column = self.currentIndex().column()
        return self._agenda.fields[column].key if column >= 0 else ""

    # The clipboard

    @Slot()
    def _copy(self) -> None:
        wanted = set(self.selected_ids())
        self._put([row for row in self._agenda.rows if row.id in wanted])

    @Slot()
    def _copy_all(self) -> None:
        self._put(self._agenda.rows)

    def _put(self, rows: Sequence[object]) -> None:
        if rows:
            QGuiApplication.clipboard().setText(to_lines(rows, language()))  # type: ignore[arg-type]  # AgendaRow

    @Slot()
    def _copy_table(self) -> None:
        """Copy the columns of the selected items, under their headings."""
        model, wanted = self._agenda, set(self.selected_ids())
        rows = [row for row in model.rows if row.id in wanted]
        fields = [model.fields[column] for column in self.columns.shown_columns()]
        self._copier.copy(CellsToCopy(rows, fields, model.shown, model.values, {}, headed=True))

    @Slot()
    def _paste(self) -> None:
        """Several lines become items, or values where the current column is none of titles."""
        data = QGuiApplication.clipboard().mimeData()
        if why_not := objection(data, importable=True):
            self.blocks.told.emit(why_not)
            return
        cells = pasted_cells(data)
        if self.take_table is not None and self.take_table(cells):
            return
        text = clipboard_lines(data)
        lines, index = text.splitlines(), self.currentIndex()
        if not text.strip():
            return
        if not self._agenda.editable(index) or (self.current_key == "title" and len(lines) > 1):
            self.lines_pasted.emit(text)
        elif len(lines) == 1 and "\t" not in text:
            self._cells.ask_text(index, text)
        else:
            self._paste_block(cells)

    def _paste_block(self, cells: PastedCells) -> None:
        """Write cells from the current one on, over the items below it and the columns beside it."""
        shown, column = self.columns.shown_columns(), self.currentIndex().column()
        keys = [self._agenda.fields[n].key for n in shown[shown.index(column) :]]
        ids = [row.id for row in self._agenda.rows]
        below = ids[ids.index(self.current_id()) :]
        self.blocks.offer(partial(self._plan, below[: len(cells)], keys[: len(cells[0])], cells))

    def _plan(self, ids: Sequence[str], keys: Sequence[str], cells: PastedCells) -> Steps[BlockEdit]:
        places = [[self._agenda.index_of(one, key) for key in keys] for one in ids]
        return block_edits.pasting(self._agenda, places, cells)

    @Slot()
    def _fill(self) -> None:
        if self._agenda.editable(self.currentIndex()):
            self.filled.emit(self.current_key)
