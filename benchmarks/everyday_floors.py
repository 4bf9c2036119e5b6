"""The floor of scrolling and sorting: a plain table of Qt with as many rows, and nothing else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QTableView

from benchmarks.hands import Action, turn
from benchmarks.window import Bench, Painted

COLUMNS = 8
SCROLL, SORT = "scroll People by wheel", "sort People by a column"
Index = QModelIndex | QPersistentModelIndex


class PlainModel(QAbstractTableModel):
    """Rows of made-up texts."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._rows = [
            tuple(f"{row * 7919 % count} of column {place}" for place in range(COLUMNS))
            for row in range(count)
        ]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return how many rows there are."""
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return how many columns there are."""
        return COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text."""
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def plain_table(bench: Bench, count: int) -> dict[str, Action]:
    """Scroll and sort a plain table of `count` rows as the window's own was."""
    model, sorted_model, table = PlainModel(count), QSortFilterProxyModel(), QTableView()
    sorted_model.setSourceModel(model)
    table.setModel(sorted_model)
    table.resize(800, 600)
    table.show()
    painted = Painted(table.viewport())
    bench.watch.until(painted)
    found = {SCROLL: Action(0), SORT: Action(0)}
    for _step in range(20):
        painted.forget()
        found[SCROLL].answers.append(
            bench.watch.time(lambda: turn(table.viewport(), QPoint(0, -120)), painted)
        )
    painted.forget()
    found[SORT].answers.append(bench.watch.time(lambda: sorted_model.sort(1), painted))
    table.close()
    return found
