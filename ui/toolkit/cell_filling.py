"""Fills selected cells: down, to the right, from above, with today's date, or with what was just typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.rules import tidy
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from ui.toolkit import block_edits
from ui.toolkit.bit_by_bit import Steps
from ui.toolkit.block_edits import BlockEdit, BlockModel, CellPlan
from ui.toolkit.block_steps import BlockSteps, changed
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.editors import EDITORS, Editor
from ui.toolkit.grid import Grid
from ui.toolkit.pasted_cells import MOST_CELLS, too_many_at_once

Cells = Callable[[], Mapping[int, Sequence[int]]]
"""Returns the selected lines of records by column, both in the order in which they are seen."""


class CellFilling(QObject):
    """The commands that fill cells of one view, and their keys."""

    told = Signal(str)  # why nothing is filled

    def __init__(
        self,
        view: QAbstractItemView,
        grid: Grid,
        model: BlockModel,
        steps: BlockSteps,
        cells: Cells,
        hand: RecordDelegate,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid
        self._model = model
        self._steps = steps
        self._cells = cells
        self._hand = hand
        hand.spreading.connect(self._spread)
        self.down_action = self._action(_("Fill down"), "Ctrl+D", self.fill_down)
        self.right_action = self._action(_("Fill to the right"), "Ctrl+R", self.fill_right)
        self.above_action = self._action(_("Copy from the cell above"), "Ctrl+'", self.copy_from_above)
        self.today_action = self._action(_("Today's date"), "Ctrl+;", self.put_today)

    def _action(self, text: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    @property
    def actions(self) -> list[QAction]:
        """What fills cells, for a menu."""
        return [self.down_action, self.right_action, self.above_action, self.today_action]

    @Slot()
    def fill_down(self) -> None:
        """Give the selected cells the value of the topmost; a single row takes that of the row above."""
        if not self._too_many(sum(map(len, self._cells().values()))):
            self._steps.fill(self._plan_down)

    def _plan_down(self) -> Steps[BlockEdit]:
        cells = {column: self._with_above(lines) for column, lines in self._cells().items()}
        below = (
            [self._grid.index(line, column) for line in lines]
            for column, lines in cells.items()
            if len(lines) > 1
        )
        return block_edits.fill_down(self._model, below)

    def _too_many(self, many: int) -> bool:
        if many > MOST_CELLS:
            self.told.emit(too_many_at_once(many))
        return many > MOST_CELLS

    def _with_above(self, lines: Sequence[int]) -> Sequence[int]:
        above = self._above(lines[0]) if len(lines) == 1 else None
        return lines if above is None else [above, *lines]

    def _above(self, line: int) -> int | None:
        return next((n for n in range(line - 1, -1, -1) if self._grid.row(n) is not None), None)

    def repeat(self, columns: Sequence[int], lines: Sequence[int], below: Sequence[int]) -> bool:
        """Repeat what `lines` hold in `columns` in the lines `below`; False where those are too many."""
        if self._too_many(len(columns) * len(below)):
            return False
        self._steps.fill(partial(self._plan_repeat, columns, lines, below))
        return True

    def _plan_repeat(
        self, columns: Sequence[int], lines: Sequence[int], below: Sequence[int]
    ) -> Steps[BlockEdit]:
        cells = (
            [self._grid.index(line, column) for line in (source, *below[place :: len(lines)])]
            for column in columns
            for place, source in enumerate(lines)
        )
        return block_edits.fill_down(self._model, cells)

    @Slot()
    def fill_right(self) -> None:
        """Give the selected cells what the leftmost column shows; a single column takes that at its left."""
        if not self._too_many(sum(map(len, self._cells().values()))):
            self._steps.fill(self._plan_right)

    def _plan_right(self) -> Steps[BlockEdit]:
        cells = dict(self._cells())
        columns, shown = list(cells), list(self._grid.columns())
        if len(columns) == 1 and shown.index(columns[0]):
            columns.insert(0, shown[shown.index(columns[0]) - 1])
        edit = BlockEdit()
        for column in columns[1:]:
            for line in cells[column]:
                source = self._model.text(self._grid.index(line, columns[0]))
                edit.put(self._model, self._grid.index(line, column), source)
                yield
        return edit

    @Slot()
    def copy_from_above(self) -> None:
        """Give the current cell the value of the one above it."""
        index = self._view.currentIndex()
        above = self._above(self._grid.line(index)) if index.isValid() else None
        if above is not None:
            pair = [self._grid.index(above, index.column()), index]
            self._steps.fill(partial(block_edits.fill_down, self._model, [pair]))

    @Slot()
    def put_today(self) -> None:
        """Write today's date into the current cell, if it is one for a date."""
        index = self._view.currentIndex()
        if not self._model.editable(index):
            return
        kind, today = self._model.fields[index.column()].kind, date.today()  # noqa: DTZ011 - of the one who types
        if kind is Kind.DATE:
            self._model.ask_cell(index, VagueDate.of(today))
        elif kind is Kind.DAY:
            self._model.ask_cell(index, today)
        else:
            self.told.emit(_("Today's date goes into a column of dates only."))

    # What was typed

    @Slot(QWidget)
    def _spread(self, editor: QWidget) -> None:
        """Give all selected cells what was typed in one of them; what is refused stays open there."""
        if not isinstance(editor, EDITORS):
            return
        index = self._view.currentIndex()
        field = self._model.fields[index.column()]
        many = sum(map(len, self._cells().values()))
        try:
            value = tidy(field, editor.value())
        except ValidationError as error:
            self._hand.refuse(editor, str(error))
            return
        if many > MOST_CELLS:
            self._hand.refuse(editor, too_many_at_once(many))
            return
        self._steps.work_out(self._spreading(field, value), partial(self._ask, editor))

    def _ask(self, editor: Editor, edit: BlockEdit) -> None:
        objection = edit.objection()
        if objection:
            self._asked(editor, 0, ValidationError("", objection))
        elif edit.edits:
            self._model.ask_beside(edit.edits, partial(self._asked, editor, len(edit.edits)))
        else:
            self._asked(editor, 0, None)

    def _asked(self, editor: Editor, count: int, error: CicaError | None) -> None:
        """Close the editor of what was written; what is refused stays open there."""
        if error is None and count > 1:
            self._steps.done.emit(changed(count))
        if not shiboken6.isValid(editor):
            return
        if error is not None:
            self._hand.refuse(editor, str(error))
            return
        editor.problem = ""
        self._view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self._view.setFocus()

    def _spreading(self, field: Field, value: Any) -> Steps[BlockEdit]:
        """Plan to give the selected cells `value`, those of other columns what it shows."""
        edit, model = BlockEdit(), self._model
        shown = model.values.shown(field, value)
        for column, lines in self._cells().items():
            for line in lines:
                index = self._grid.index(line, column)
                if model.fields[column] is field:
                    _set(edit, model, index, value)
                else:
                    edit.put(model, index, shown)
                yield
        return edit


def _set(edit: BlockEdit, model: BlockModel, index: QModelIndex, value: Any) -> None:
    row, field = model.record(index), model.fields[index.column()]
    if row is None or not model.editable(index):
        edit.left_out += 1
    elif getattr(row, field.key) == value:
        edit.same += 1
    else:
        edit.cells.append(CellPlan(index, row, field, value))
