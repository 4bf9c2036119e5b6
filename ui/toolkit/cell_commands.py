"""What a spreadsheet does with a selection of cells: copy, paste, fill down, clear; and the table's menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from cica_events.i18n import _
from ui.toolkit import block_edits
from ui.toolkit.bit_by_bit import Steps, at_once
from ui.toolkit.block_copying import AT_ONCE, BlockCopier, CellsToCopy
from ui.toolkit.block_edits import BlockEdit
from ui.toolkit.block_steps import BlockSteps
from ui.toolkit.cell_filling import CellFilling
from ui.toolkit.cell_moves import CellMoves
from ui.toolkit.cell_painting import Pills
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.cut_cells import CutCells, with_emptied
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.find_commands import FindCommands
from ui.toolkit.paste_preview import Plan
from ui.toolkit.pasted_cells import (
    MOST_CELLS,
    PastedCells,
    has_headings,
    objection,
    reading_cells,
    too_many_at_once,
)
from ui.toolkit.record_selection import RecordSelection
from ui.toolkit.row_heights import RowHeights
from ui.toolkit.table_model import RecordTableModel

ROWS = 20  # that are looked up between two looks at the clock
ERASING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


@dataclass(frozen=True, slots=True)
class PastePlace:
    """Where cells are to be pasted: the records from the cursor on, at most as many as there are rows of
    cells, and the fields of the columns from the cursor on, at most as many as there are columns of cells.
    """

    cells: PastedCells
    ids: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def beyond(self) -> int:
        """The number of rows that lie beyond the last record."""
        return len(self.cells) - len(self.ids)


TakeList = Callable[[PastePlace], bool]
"""Takes cells that are rather a list to be imported, and says whether it did."""


class CellCommands(QObject):
    """The commands of one table and their keys."""

    began = Signal()  # a block is asked for: what was told of an earlier one is past
    refused = Signal(QModelIndex, str)  # the first cell that stands against a block, and why
    told = Signal(str)  # what was left out of a block
    done = Signal(str)  # what a step changed, in words
    remove_asked = Signal()

    def __init__(
        self,
        view: QTableView,
        model: RecordTableModel,
        selection: RecordSelection,
        layout: ColumnLayout,
        *,
        pills: Pills,
        moves: CellMoves,
        hand: RecordDelegate,
        heights: RowHeights,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._selection = selection
        self._layout = layout
        self._pills = pills
        self._page_actions: Sequence[QAction | None] = ()
        self.take_list: TakeList | None = None  # asked before several rows are pasted
        self._hand = hand
        self._heights = heights
        self._copier = BlockCopier(self)
        self._copier.told.connect(self.told)
        self._cut = CutCells(self)
        self._cut.changed.connect(self._show_cut)
        self._steps = BlockSteps(view, model, lambda: model.rows)
        self._steps.began.connect(self.began)
        self._steps.refused.connect(self.refused)
        self._steps.told.connect(self.told)
        self._steps.done.connect(self.done)
        self._add_clipboard()
        self._add_filling_and_finding(moves)
        self._add_clearing_and_selecting(moves)

    def _add_clipboard(self) -> None:
        copy, paste = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste
        self.copy_action = self._action(_("Copy"), QKeySequence(copy), self.copy)
        self.copy_headed_action = self._action(
            _("Copy with headings"), QKeySequence("Ctrl+Shift+C"), self.copy_with_headings
        )
        self.paste_action = self._action(_("Paste"), QKeySequence(paste), self.paste)
        self.cut_action = self._action(_("Cut"), QKeySequence(QKeySequence.StandardKey.Cut), self.cut)

    def _add_filling_and_finding(self, moves: CellMoves) -> None:
        view, model = self._view, self._model
        self.filling = CellFilling(view, moves.grid, model, self._steps, self.cells, self._hand)
        self.filling.told.connect(self.told)
        self.fill_action = self.filling.down_action
        self.finding = FindCommands(view, model, moves.grid, self.cells, moves)
        self.finding.told.connect(self.told)
        self.finding.done.connect(self.done)

    def _add_clearing_and_selecting(self, moves: CellMoves) -> None:
        self.clear_action = self._action(_("Clear cells"), QKeySequence(Qt.Key.Key_Delete), self.clear)
        self.selecting = [
            self._action(_("Select the columns"), QKeySequence("Ctrl+Space"), moves.select_columns),
            self._action(_("Select the rows"), QKeySequence("Shift+Space"), moves.select_lines),
            self._action(_("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), moves.select_all),
        ]

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
        first = self._first_line()
        edited = any(self._model.editable(self._model.index(first, column)) for column in self.cells())
        menu.addActions([self.cut_action] * edited + [self.copy_action, self.copy_headed_action])
        if edited:
            menu.addActions(
                [self.paste_action, self.fill_action, self.filling.right_action, self.clear_action]
            )
        menu.addSeparator()
        menu.addActions([self.finding.find_action, self.finding.replace_action])
        menu.addMenu(self._heights.menu(menu))
        return menu

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key that is no shortcut everywhere; tell whether it was one of ours."""
        if event.key() == Qt.Key.Key_Escape:
            return self._steps.work.stop() or self._cut.forget()
        if event.key() not in ERASING:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_asked.emit()
        else:
            self.clear()
        return True

    # What is selected

    def cells(self) -> dict[int, Sequence[int]]:
        """Return the selected lines of records by column, in the order in which both are seen."""
        found: dict[int, list[Sequence[int]]] = {column: [] for column in self._layout.shown_columns()}
        for part in self._selection.parts():
            lines = self._selection.records_between(part.top(), part.bottom())
            left, right = part.left(), part.right()
            for column, spans in found.items() if lines else ():
                if left <= column <= right:
                    spans.append(lines)
        return {
            column: spans[0] if len(spans) == 1 else sorted(set(chain.from_iterable(spans)))
            for column, spans in found.items()
            if spans
        }

    def _first_line(self) -> int:
        return min((lines[0] for lines in self.cells().values()), default=-1)

    # Copying

    @Slot()
    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        self._cut.forget()
        self._copy(headed=False)

    @Slot()
    def cut(self) -> None:
        """Put the selected block on the clipboard; pasted in this list, it is moved there."""
        self._copy(headed=False)
        cells = self.cells().items()
        self._cut.cut([(self._id_at(line), self._key(column)) for column, lines in cells for line in lines])
        self.told.emit(_("Paste the cells where they shall be (Ctrl+V), or press Esc to leave them here."))

    @Slot()
    def _show_cut(self) -> None:
        self._hand.cut = self._cut.places
        self._view.viewport().update()

    @Slot()
    def copy_with_headings(self) -> None:
        """Put the selected block on the clipboard, under the headings of its columns."""
        self._copy(headed=True)

    def _copy(self, *, headed: bool) -> None:
        count = len(self._selection.lines())
        if count * len(self._layout.shown_columns()) <= AT_ONCE:
            self._copier.copy(at_once(self._block(headed)))
        else:
            self._copier.copy_many(count, self._block(headed))

    def _block(self, headed: bool) -> Steps[CellsToCopy]:
        """Look up the cells that are selected, again where other lines came meanwhile."""
        while True:
            shown, rows = self._model.identities(), list[Any]()
            found = self.cells()
            lines, by_line = _by_line(found)
            for line in lines:
                rows.append(self._model.row_at(line))
                if len(rows) % ROWS == 0:
                    yield
            if self._model.identities() is shown:
                return self._to_copy(rows, list(found), headed, by_line)

    def _to_copy(
        self,
        rows: Sequence[Any],
        columns: Sequence[int],
        headed: bool,
        chosen: Sequence[Collection[int]] | None = None,
    ) -> CellsToCopy:
        model = self._model
        whole = chosen is None and list(columns) == self._layout.shown_columns()
        fields = model.leaving(columns) if whole else [model.fields[column] for column in columns]
        shown, values, pills = model.shown, model.values, self._pills
        return CellsToCopy(rows, fields, shown, values, pills, headed, chosen, model.heading)

    def copy_records(self, ids: Collection[str]) -> None:
        """Put whole records that are shown here or elsewhere (as cards) on the clipboard, with headings."""
        lines = sorted(self._model.lines_of(ids).values())
        rows = [self._model.row_at(line) for line in lines]
        self._copier.copy(self._to_copy(rows, self._layout.shown_columns(), headed=True))

    def _id_at(self, line: int) -> str:
        row = self._model.row_at(line)
        return "" if row is None else str(row.id)

    # Pasting

    @Slot()
    def paste(self) -> None:
        """Write the clipboard's cells from the first selected cell on, as often as they fit the selection."""
        data = QGuiApplication.clipboard().mimeData()
        if why_not := objection(data, importable=self.take_list is not None):
            self.began.emit()
            self.told.emit(why_not)
        else:
            self._steps.work.run(reading_cells(data), partial(self._take_cells, has_headings(data)))

    def _take_cells(self, headed: bool, cells: PastedCells) -> None:
        selected = self.cells()
        if cells and selected:
            self._paste_at(selected, cells[1:] if headed else cells)
        elif cells and self.take_list is not None:
            self.take_list(PastePlace(cells))

    def _offer(self, plan: Plan) -> None:
        """Ask for what is pasted; cells that were cut go from where they were in the same step."""
        if self._cut.held_by(QGuiApplication.clipboard().mimeData(), self._copier.put):
            plan = partial(with_emptied, plan, self._cut.places, self._model, self._model.lines_of)
            self._cut.forget()
        self._steps.offer(plan)

    def _paste_at(self, selected: dict[int, Sequence[int]], cells: PastedCells) -> None:
        columns, wide = self._columns_at_cursor(selected, len(cells[0]))
        lines = selected[next(iter(selected))]
        if len({tuple(found) for found in selected.values()}) > 1:
            lines = lines[:1]  # no rectangle: from its first cell on
        if len(cells) == len(cells[0]) == 1:
            if self._too_many(selected):
                return
            chosen = {column: selected[column] for column in columns[:wide]}
            places = [(self._id_at(n), self._key(c)) for c, found in chosen.items() for n in found]
            self._offer(partial(self._plan_fill, places, cells[0][0]))
            return
        block = block_edits.repeated(cells, len(lines), wide)
        ids = self._ids_from(lines[0], len(block))
        keys = [self._key(column) for column in columns[: len(block[0])]]
        if len(cells) > 1 and self.take_list and self.take_list(PastePlace(cells, tuple(ids), tuple(keys))):
            return
        self._offer(partial(self._plan_paste, ids, keys, block))

    def _too_many(self, selected: Mapping[int, Sequence[int]]) -> bool:
        """Tell, also in words, whether more cells are selected than are changed in one step."""
        many = sum(map(len, selected.values()))
        if many > MOST_CELLS:
            self.told.emit(too_many_at_once(many))
        return many > MOST_CELLS

    def _columns_at_cursor(self, selected: dict[int, Sequence[int]], width: int) -> tuple[list[int], int]:
        """Return the columns from the cursor on, and how many of them are selected.

        Where whole records are selected, which a click on a number does, the current cell is the cursor,
        unless the cells are whole records, too.
        """
        shown, first = self._layout.shown_columns(), next(iter(selected))
        current = self._view.currentIndex().column()
        if 1 < len(shown) == len(selected) and width < len(shown) and current in shown:
            return shown[shown.index(current) :], 1
        return shown[shown.index(first) :], len(selected)

    def _key(self, column: int) -> str:
        return self._model.fields[column].key

    def _ids_from(self, line: int, count: int) -> list[str]:
        """Return the ids of the next records that are shown, at most `count`."""
        ids: list[str] = []
        while len(ids) < count and line < self._model.rowCount():
            if self._model.row_at(line) is not None:
                ids.append(self._id_at(line))
            line += 1
        return ids

    def _plan_paste(self, ids: Sequence[str], keys: Sequence[str], block: PastedCells) -> Steps[BlockEdit]:
        lines, columns = self._model.lines_of(ids), [self._model.column_of(key) for key in keys]
        places = ([self._model.index(lines.get(one, -1), column) for column in columns] for one in ids)
        return block_edits.pasting(self._model, places, block)

    def _plan_fill(self, places: Sequence[tuple[str, str]], text: str) -> Steps[BlockEdit]:
        lines, edit = self._model.lines_of([one for one, _key in places]), BlockEdit()
        for one, key in places:
            edit.put(self._model, self._model.index(lines.get(one, -1), self._model.column_of(key)), text)
            yield
        return edit

    # Filling and clearing

    @Slot()
    def fill_down(self) -> None:
        """Give the selected cells the value of the topmost; a single row takes that of the row above."""
        self.filling.fill_down()

    @Slot()
    def clear(self) -> None:
        """Empty the selected cells that may be edited."""
        if self._too_many(self.cells()):
            return
        self._steps.fill(self._plan_clearing)

    def _plan_clearing(self) -> Steps[BlockEdit]:
        found = self.cells().items()
        return block_edits.clear(self._model, (self._model.index(n, c) for c, lines in found for n in lines))


def _by_line(
    found: Mapping[int, Sequence[int]],
) -> tuple[Sequence[int], Sequence[Collection[int]] | None]:
    """Return the lines that are selected and which columns of each, counted from 0; None for all."""
    first = next(iter(found.values()), ())
    if all(chosen is first or chosen == first for chosen in found.values()):
        return first, None
    lines = sorted(set[int]().union(*found.values()))
    by_line, places = [set[int]() for _line in lines], {line: place for place, line in enumerate(lines)}
    for number, chosen in enumerate(found.values()):
        for line in chosen:
            by_line[places[line]].add(number)
    return lines, by_line
