"""What a spreadsheet does with a selection of cells: copy, paste, fill down, clear; and the table's menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from cica_events.i18n import _, ngettext
from ui.toolkit import block_edits
from ui.toolkit.block_edits import BlockEdit
from ui.toolkit.cell_blocks import from_text, to_mime
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.record_selection import RecordSelection
from ui.toolkit.table_model import RecordTableModel

ERASING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class CellCommands(QObject):
    """The commands of one table and their keys."""

    began = Signal()  # a block is asked for: what was told of an earlier one is past
    refused = Signal(QModelIndex, str)  # the first cell that stands against a block, and why
    told = Signal(str)  # what was left out of a block
    remove_asked = Signal()

    def __init__(
        self, view: QTableView, model: RecordTableModel, selection: RecordSelection, layout: ColumnLayout
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._selection = selection
        self._layout = layout
        self._page_actions: Sequence[QAction | None] = ()
        copy, paste = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste
        self.copy_action = self._action(_("Copy"), QKeySequence(copy), self.copy)
        self.paste_action = self._action(_("Paste"), QKeySequence(paste), self.paste)
        self.fill_action = self._action(_("Fill down"), QKeySequence(_("Ctrl+D")), self.fill_down)
        self.clear_action = self._action(_("Clear cells"), QKeySequence(Qt.Key.Key_Delete), self.clear)

    def _action(self, text: str, keys: QKeySequence, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    def set_page_actions(self, actions: Sequence[QAction | None]) -> None:
        """Put the page's actions first in the menu; None is a line between them."""
        self._page_actions = actions

    def menu(self) -> QMenu:
        """Return the menu of the cells; it deletes itself when closed."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._page_actions:
            menu.addAction(action) if action else menu.addSeparator()
        menu.addSeparator()
        menu.addAction(self.copy_action)
        first = self._first_line()
        if any(self._model.editable(self._model.index(first, column)) for column in self._cells()):
            menu.addActions([self.paste_action, self.fill_action, self.clear_action])
        return menu

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key that is no shortcut everywhere; tell whether it was one of ours."""
        if event.key() not in ERASING:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_asked.emit()
        else:
            self.clear()
        return True

    # What is selected

    def _cells(self) -> dict[int, list[int]]:
        """Return the selected lines of records by column, in the order in which both are seen."""
        shown = self._layout.shown_columns()
        found: dict[int, set[int]] = {column: set() for column in shown}
        for part in self._selection.parts():
            lines = [n for n in range(part.top(), part.bottom() + 1) if self._model.row_at(n) is not None]
            for column in shown:
                if part.left() <= column <= part.right():
                    found[column].update(lines)
        return {column: sorted(lines) for column, lines in found.items() if lines}

    def _first_line(self) -> int:
        return min((lines[0] for lines in self._cells().values()), default=-1)

    # Commands

    @Slot()
    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        cells = self._cells()
        lines = sorted({line for column in cells.values() for line in column})
        chosen = {column: set(found) for column, found in cells.items()}
        block = [
            [self._text(line, column) if line in found else "" for column, found in chosen.items()]
            for line in lines
        ]
        if block:
            QGuiApplication.clipboard().setMimeData(to_mime(block))

    def _text(self, line: int, column: int) -> str:
        return self._model.text(self._model.index(line, column))

    @Slot()
    def paste(self) -> None:
        """Write the clipboard's block from the first selected cell on; a single text into all of them."""
        text, cells = QGuiApplication.clipboard().text(), self._cells()
        if not text or not cells:
            return
        block = from_text(text)
        if len(block) == len(block[0]) == 1:
            self._ask(self._fill(cells, block[0][0]))
            return
        shown = self._layout.shown_columns()
        first = self._first_line()
        lines = [n for n in range(first, self._model.rowCount()) if self._model.row_at(n) is not None]
        columns = shown[shown.index(next(iter(cells))) :]
        self._ask(block_edits.paste(self._model, lines, columns, block))

    def _fill(self, cells: dict[int, list[int]], text: str) -> BlockEdit:
        edit = BlockEdit()
        for column, lines in cells.items():
            for line in lines:
                edit.put(self._model, self._model.index(line, column), text)
        return edit

    @Slot()
    def fill_down(self) -> None:
        """Give the selected cells the value of the topmost; a single row takes that of the row above."""
        cells = {column: self._with_above(lines) for column, lines in self._cells().items()}
        below = {column: lines for column, lines in cells.items() if len(lines) > 1}
        self._ask(block_edits.fill_down(self._model, below))

    def _with_above(self, lines: list[int]) -> list[int]:
        if len(lines) > 1:
            return lines
        above = next((n for n in range(lines[0] - 1, -1, -1) if self._model.row_at(n) is not None), None)
        return lines if above is None else [above, *lines]

    @Slot()
    def clear(self) -> None:
        """Empty the selected cells that may be edited."""
        cells = [self._model.index(line, column) for column, lines in self._cells().items() for line in lines]
        edit = block_edits.clear(self._model, cells)
        edit.left_out = 0
        self._ask(edit)

    def _ask(self, edit: BlockEdit) -> None:
        """Ask for all of a block or, where a cell stands against it, for nothing."""
        self.began.emit()
        objection = edit.objection()
        if objection:
            self.refused.emit(edit.problems[0][0], objection)
        elif edit.edits and self._model.ask(edit.edits) is not None:
            return
        elif edit.left_out:
            self.told.emit(_left_out(edit.left_out))


def _left_out(count: int) -> str:
    return ngettext(
        "{count} cell was left out: it cannot be edited here or lies beyond the table.",
        "{count} cells were left out: they cannot be edited here or lie beyond the table.",
        count,
    ).format(count=count)
