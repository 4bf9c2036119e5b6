"""A view of records seen as lines and columns, be it a table or an outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QItemSelection, QModelIndex
from PySide6.QtWidgets import QTableView

from cica_events.domain.fields import Field
from cica_events.errors import CicaError
from ui.toolkit.cells import CellModel, Index
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.table_model import CellEdit, RecordTableModel, Refusal, Stop


class GridModel(CellModel, Protocol):
    """A model of cells that says what a record shows and takes several edits as one step."""

    @property
    def rows(self) -> Sequence[Any]:
        """All records as they are now."""

    def ask(self, edits: Sequence[CellEdit]) -> CicaError | None:
        """Ask for the edits as one step; return (and tell) what refuses them."""

    def ask_beside(self, edits: Sequence[CellEdit], done: Refusal) -> Stop:
        """Ask for the edits as one step, many beside the window; `done` hears how it went; return a stop."""

    def shown(self, row: Any, field: Field) -> str:
        """Return what a record shows in the column of a field."""


class Grid(Protocol):
    """Lines from top to bottom, among them headings of groups, and the shown columns from left to right."""

    def count(self) -> int:
        """Return the number of lines."""

    def columns(self) -> Sequence[int]:
        """Return the columns of the model that are shown."""

    def row(self, line: int) -> Any:
        """Return the record on a line, None for the heading of a group."""

    def line(self, index: Index) -> int:
        """Return the line of a cell."""

    def index(self, line: int, column: int) -> QModelIndex:
        """Return the cell of the model's `column` on a line."""

    def cell(self, record_id: str, key: str) -> QModelIndex:
        """Return the cell of a record's field."""

    def page(self) -> int:
        """Return how many lines are in sight."""

    def block(self, lines: tuple[int, int], places: tuple[int, int]) -> QItemSelection:
        """Return the cells between two lines and two places among the shown columns, ends included."""

    def chosen(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return lines of records and columns of the one block of several cells that is selected, if any."""


class TableGrid:
    """The grid of a table."""

    def __init__(self, view: QTableView, model: RecordTableModel, layout: ColumnLayout) -> None:
        self._view = view
        self._model = model
        self._layout = layout

    def count(self) -> int:
        """Return the number of lines."""
        return self._model.rowCount()

    def columns(self) -> Sequence[int]:
        """Return the columns of the model that are shown."""
        return self._layout.shown_columns()

    def row(self, line: int) -> Any:
        """Return the record on a line, None for the heading of a group."""
        return self._model.row_at(line)

    def line(self, index: Index) -> int:
        """Return the line of a cell."""
        return index.row()

    def index(self, line: int, column: int) -> QModelIndex:
        """Return the cell of the model's `column` on a line."""
        return self._model.index(line, column)

    def cell(self, record_id: str, key: str) -> QModelIndex:
        """Return the cell of a record's field."""
        return self._model.index(self._model.line_of(record_id), self._model.column_of(key))

    def page(self) -> int:
        """Return how many lines are in sight."""
        high = self._view.verticalHeader().defaultSectionSize()
        return max(1, self._view.viewport().height() // max(1, high))

    def block(self, lines: tuple[int, int], places: tuple[int, int]) -> QItemSelection:
        """Return the cells between two lines and two places; neighbours in sight may be none in the model."""
        top, bottom = sorted(lines)
        left, right = sorted(places)
        columns = sorted(self.columns()[left : right + 1])
        found, model = QItemSelection(), self._model
        for first, last in runs_of(columns):
            found.select(model.index(top, first), model.index(bottom, last))
        return found

    def chosen(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return lines of records and columns of the one block of several cells that is selected, if any."""
        selection = self._view.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        if not parts or len({(part.top(), part.bottom()) for part in parts}) > 1:
            return None
        taken = {column for part in parts for column in range(part.left(), part.right() + 1)}
        columns = [column for column in self.columns() if column in taken]
        first, last = parts[0].top(), parts[0].bottom()
        if len(columns) == len(self.columns()) or (first == last and len(columns) < 2):
            return None
        lines = [line for line in range(first, last + 1) if self._model.row_at(line) is not None]
        return lines, columns


def runs_of(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs (first, last) of sorted numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
