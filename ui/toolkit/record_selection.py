"""Which records are selected in a table, kept when its lines are laid out anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    QSignalBlocker,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QTableView

from ui.toolkit.table_model import RecordTableModel

Flag = QItemSelectionModel.SelectionFlag
MANY = 200  # lines: so many, or more, Qt would part into as many blocks where they come into another order
FEW = 50  # blocks that are put together again in the blink of an eye


class RecordSelection(QObject):
    """The selection of a view of records; a record counts as selected if one of its cells is."""

    changed = Signal()  # other records are selected
    moved = Signal()  # other cells are selected, or the same ones lie elsewhere

    def __init__(self, view: QTableView, model: RecordTableModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._last: tuple[str, ...] = ()
        self._lines: Sequence[int] | None = None  # until others are selected or they lie elsewhere
        self._ids: list[str] | None = None
        self._kept: tuple[set[str], set[int], str, int] = (set(), set(), "", -1)
        for told in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.modelReset):
            told.connect(self._forget)
        view.selectionModel().selectionChanged.connect(self._forget)
        model.lines_changed.connect(self._forget)
        view.selectionModel().selectionChanged.connect(self._look)
        model.lines_changed.connect(self._look)
        self._apart: list[tuple[set[str], range]] = []  # lines and columns, while lines are reordered
        model.reordering.connect(self._set_apart)
        model.layoutChanged.connect(self._put_back)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def parts(self) -> Iterator[QItemSelectionRange]:
        """Return the blocks of cells that are selected."""
        selection = self._view.selectionModel().selection()
        return (selection.at(number) for number in range(selection.size()))

    def lines(self) -> Sequence[int]:
        """Return the lines of the selected records, from top to bottom."""
        if self._lines is None:
            self._lines = self._found_lines()
        return self._lines

    @Slot()
    def _forget(self) -> None:
        self._lines = self._ids = None

    def _found_lines(self) -> Sequence[int]:
        spans = {(part.top(), part.bottom()) for part in self.parts()}
        if len(spans) == 1:
            return self.records_between(*next(iter(spans)))
        return sorted({line for span in spans for line in self.records_between(*span)})

    def records_between(self, first: int, last: int) -> Sequence[int]:
        """Return the lines of records from one line to another."""
        return self._model.record_lines(first, last)

    def ids(self) -> list[str]:
        """Return the ids of the selected records, from top to bottom."""
        if self._ids is None:
            self._ids = self._ids_at(self.lines())
        return self._ids[:]

    def _ids_at(self, lines: Sequence[int]) -> list[str]:
        if isinstance(lines, range) and len(lines) > 1:  # no headings: each line shows a record
            return self._model.shown_ids()[lines.start : lines.stop]
        return [self._id_at(line) for line in lines]

    def is_block(self, columns: Sequence[int]) -> bool:
        """Tell whether several cells, but not whole rows across the shown `columns`, are selected."""
        parts = list(self.parts())
        whole = all(part.left() <= column <= part.right() for part in parts for column in columns)
        return not whole and sum(part.width() * part.height() for part in parts) > 1

    def current_id(self) -> str:
        """Return the id of the record with the current cell, an empty text if there is none."""
        return self._id_at(self._view.currentIndex().row())

    def select(self, ids: Sequence[str], columns: set[int]) -> None:
        """Select those of the records that are shown, at `columns`."""
        lines = sorted(self._model.lines_of(ids).values())
        self._view.selectionModel().select(self._blocks(lines, list(columns)), Flag.ClearAndSelect)

    def make_current(self, record_id: str, column: int) -> None:
        """Make one cell of a record current without changing what is selected."""
        line = self._model.line_of(record_id) if record_id else -1
        if line >= 0:
            self._view.selectionModel().setCurrentIndex(self._model.index(line, column), Flag.NoUpdate)

    def _id_at(self, line: int) -> str:
        row = self._model.row_at(line)
        return "" if row is None else str(row.id)

    @Slot()
    def _look(self) -> None:
        self.moved.emit()
        ids = tuple(self.ids())
        if ids != self._last:
            self._last = ids
            self.changed.emit()

    @Slot()
    def _set_apart(self) -> None:
        """Take the selection off lines that are about to be reordered, where it is a few large blocks."""
        parts, known = list(self.parts()), self._model.identities()
        if len(parts) > FEW or sum(part.height() for part in parts) < MANY:
            return
        self._apart = [
            (set(known[part.top() : part.bottom() + 1]), range(part.left(), part.right() + 1))
            for part in parts
        ]
        self._exchange(QItemSelection())

    @Slot()
    def _put_back(self) -> None:
        """Select what was set apart, in as few blocks as there are now."""
        if not self._apart:
            return
        apart, self._apart = self._apart, []
        found = QItemSelection()
        for ids, columns in apart:
            lines = sorted(self._model.lines_of(ids).values())
            found.merge(self._blocks(lines, columns), Flag.Select)
        self._exchange(found)

    def _exchange(self, selection: QItemSelection) -> None:
        """Select other cells and tell nobody: the lines are painted anew in any case."""
        chosen = self._view.selectionModel()
        with QSignalBlocker(chosen):
            chosen.select(selection, Flag.ClearAndSelect)

    def _blocks(self, lines: Sequence[int], columns: Sequence[int]) -> QItemSelection:
        found = QItemSelection()
        for first, last in _runs(lines):
            found.select(self._model.index(first, min(columns)), self._model.index(last, max(columns)))
        return found

    @Slot()
    def _keep(self) -> None:
        columns = {column for part in self.parts() for column in range(part.left(), part.right() + 1)}
        self._kept = set(self.ids()), columns, self.current_id(), self._view.currentIndex().column()

    @Slot()
    def _restore(self) -> None:
        ids, columns, current, column = self._kept
        if ids:
            self.select(list(ids), columns)
        self.make_current(current, column)


def _runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs (first, last) of sorted numbers."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], line
        else:
            runs.append((line, line))
    return runs
