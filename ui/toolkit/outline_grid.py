"""The grid of an outline: its items from top to bottom, whatever their depth; whole items are selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex
from PySide6.QtWidgets import QTreeView

from ui.toolkit.cells import Index
from ui.toolkit.outline_model import OutlineModel


class OutlineGrid:
    """Lines are the places of items in the outline."""

    def __init__(self, view: QTreeView, model: OutlineModel) -> None:
        self._view = view
        self._model = model

    def count(self) -> int:
        """Return the number of items."""
        return len(self._model.rows)

    def columns(self) -> Sequence[int]:
        """Return the columns of the model that are shown."""
        header = self._view.header()
        seen = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in seen if not header.isSectionHidden(column)]

    def row(self, line: int) -> Any:
        """Return the item on a line."""
        return self._model.rows[line] if 0 <= line < len(self._model.rows) else None

    def line(self, index: Index) -> int:
        """Return the line of a cell."""
        return index.internalId() if index.isValid() else -1

    def index(self, line: int, column: int) -> QModelIndex:
        """Return the cell of the model's `column` on a line."""
        return self._model.cell(line, column)

    def cell(self, record_id: str, key: str) -> QModelIndex:
        """Return the cell of an item's field."""
        return self._model.index_of(record_id, key)

    def page(self) -> int:
        """Return how many items are in sight."""
        high = self._view.visualRect(self._view.currentIndex()).height()
        return max(1, self._view.viewport().height() // max(1, high))

    def block(self, lines: tuple[int, int], _places: tuple[int, int]) -> QItemSelection:
        """Return the items between two lines, whole."""
        found, last = QItemSelection(), len(self._model.fields) - 1
        for line in range(min(lines), max(lines) + 1):
            found.select(self.index(line, 0), self.index(line, last))
        return found

    def chosen(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return None: no block of cells is selected in an outline."""
        return None

    def cells(self) -> dict[int, Sequence[int]]:
        """Return the lines of the selected items, in the column of the current cell."""
        column = self._view.currentIndex().column()
        lines = sorted({index.internalId() for index in self._view.selectionModel().selectedRows()})
        return {column: lines} if column >= 0 and lines else {}
