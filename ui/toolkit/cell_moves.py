"""Moves in a view of records as in a spreadsheet; with Shift every move selects up to where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.toolkit.bit_by_bit import BitByBit, Steps
from ui.toolkit.cells import Index
from ui.toolkit.grid import Grid, GridModel
from ui.toolkit.grid_edges import edge

Flag = QItemSelectionModel.SelectionFlag
Key = Qt.Key
Held = Qt.KeyboardModifier
Place = tuple[int, int]
"""A line, and a place among the shown columns."""

ARROWS: Final = {
    Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1),
}  # fmt: skip
ENDS: Final = {Key.Key_Home: 0, Key.Key_End: 1}
PAGES: Final = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}


class CellMoves(QObject):
    """Moves the current cell of `view`; while a block is selected, that is the corner where it began.

    With `whole_lines` a selection always holds whole lines.
    """

    past_end = Signal()  # a step down from the last record was asked for

    def __init__(
        self,
        view: QAbstractItemView,
        grid: Grid,
        model: GridModel,
        *,
        whole_lines: bool = False,
    ) -> None:
        super().__init__(view)
        self._view = view
        self.grid = grid
        self._model = model
        self._whole_lines = whole_lines
        self._head = QPersistentModelIndex()  # the corner that Shift moves, if it is not the current cell
        self._run: int | None = None  # column in which a run of Tabs began
        self._moving = False
        self._pressed = False
        self.far = BitByBit(self)  # looks for the edge of a block
        view.selectionModel().selectionChanged.connect(self._selected_by_others)
        view.selectionModel().currentChanged.connect(self._selected_by_others)

    @Slot()
    def _selected_by_others(self) -> None:
        self.far.stop()
        if not self._moving:
            self._head = QPersistentModelIndex()
            self._run = None

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Move or select; tell whether the key is one of these."""
        held = event.modifiers() & ~Held.KeypadModifier
        extending = bool(held & Held.ShiftModifier)
        held, key = held & ~Held.ShiftModifier, Key(event.key())
        if not self.grid.count() or not self.grid.columns():
            return False
        at = self._corner(extending)
        if key in ARROWS and held == Held.ControlModifier and at[0] >= 0:
            self.far.run(self._to_edge(*ARROWS[key], at), self._extend if extending else self.go)
            return True
        target = self._target(key, held, at)
        if target is None:
            return False
        (self._extend if extending else self.go)(target)
        return True

    def _corner(self, extending: bool) -> Place:
        """Return where a move begins."""
        return self._place(self._head if extending and self._head.isValid() else self._view.currentIndex())

    def here(self) -> Place:
        """Return where the current cell is; its line is -1 where there is none."""
        return self._place(self._view.currentIndex())

    def _place(self, index: Index) -> Place:
        columns = self.grid.columns()
        if not index.isValid():
            return -1, 0
        return self.grid.line(index), columns.index(index.column()) if index.column() in columns else 0

    def _target(self, key: Key, held: Held, at: Place) -> Place | None:
        """Return where a key leads, None if it is none that moves."""
        (line, place), last = at, len(self.grid.columns()) - 1
        if key in ARROWS and (held == Held.NoModifier or line < 0):
            return self._beside(*ARROWS[key], at)
        if key in ENDS and held == Held.NoModifier:
            return max(line, 0), last * ENDS[key]
        if key in ENDS and held == Held.ControlModifier:
            return (self.grid.count() - 1) * ENDS[key], last * ENDS[key]
        if key in PAGES and held == Held.NoModifier:
            return self._within(line + PAGES[key] * max(1, self.grid.page() - 1)), place
        if key in PAGES and held == Held.AltModifier:
            return max(line, 0), self._page_of_columns(place, PAGES[key])
        return None

    def _beside(self, down: int, right: int, at: Place) -> Place:
        line, place = at
        if line < 0:
            return 0, 0
        return self._within(line + down), min(max(place + right, 0), len(self.grid.columns()) - 1)

    def _to_edge(self, down: int, right: int, at: Place) -> Steps[Place]:
        """Look for the edge of the block of filled cells; headings of groups are no gaps."""
        line, place = at
        columns = self.grid.columns()
        if right:
            beyond = range(place + right, len(columns) if right > 0 else -1, right)
            found = yield from edge(place, iter(beyond), lambda n: self._filled(columns[n])(line))
            return line, found
        lines = range(line + down, self.grid.count() if down > 0 else -1, down)
        records = (n for n in lines if self.grid.row(n) is not None)
        found = yield from edge(line, records, self._filled(columns[place]))
        return found, place

    def _filled(self, column: int) -> Callable[[int], bool]:
        """Return what tells whether the cell of a line in `column` shows anything."""
        field, row_of, shown = self._model.fields[column], self.grid.row, self._model.shown
        key = field.key

        def filled(line: int) -> bool:
            row = row_of(line)
            return row is not None and bool(getattr(row, key) or shown(row, field))

        return filled

    def _within(self, line: int) -> int:
        return min(max(line, 0), self.grid.count() - 1)

    def _page_of_columns(self, place: int, by: int) -> int:
        """Return the place as many columns on as are in sight."""
        view, columns = self._view, self.grid.columns()
        line = max(0, self.grid.line(view.currentIndex()))
        room = view.viewport().width()
        while 0 <= place + by < len(columns):
            place += by
            room -= view.visualRect(self.grid.index(line, columns[place])).width()
            if room <= 0:
                break
        return place

    # Going and selecting

    def go(self, place: Place) -> None:
        """Make a cell current; it alone is selected."""
        index = self._index(place)
        flags = Flag.ClearAndSelect | (Flag.Rows if self._whole_lines else Flag.NoUpdate)
        self._view.selectionModel().setCurrentIndex(index, flags)
        self._view.scrollTo(index)  # it may have been current all the time, and scrolled away

    def go_to(self, record_id: str, key: str) -> None:
        """Make the cell of a record's field current."""
        index = self.grid.cell(record_id, key)
        if index.isValid():
            self.go(self._place(index))

    def _index(self, place: Place) -> QModelIndex:
        return self.grid.index(place[0], self.grid.columns()[place[1]])

    def _extend(self, head: Place) -> None:
        """Select from the current cell to `head`."""
        line, place = self._place(self._view.currentIndex())
        if line < 0:
            self.go(head)
            return
        self._select(self.grid.block((line, head[0]), (place, head[1])))
        self._head = QPersistentModelIndex(self._index(head))
        self._view.scrollTo(self._index(head))

    def _select(self, cells: QItemSelection) -> None:
        self._moving = True
        self._view.selectionModel().select(cells, Flag.ClearAndSelect)
        self._moving = False

    def extend_to(self, index: QModelIndex) -> None:
        """Select from the current cell to `index`."""
        if index.isValid():
            self._extend(self._place(index))

    @Slot()
    def select_columns(self) -> None:
        """Select the columns of the selected cells from the first to the last line."""
        columns, last = self.grid.columns(), self.grid.count() - 1
        places = self._places()
        if last >= 0 and columns:
            self._select(self.grid.block((0, last), places))

    @Slot(int)
    def select_column(self, column: int) -> None:
        """Select a column from the first to the last line, and take the keyboard."""
        columns = self.grid.columns()
        if self.grid.count() and column in columns:
            line = max(0, self._place(self._view.currentIndex())[0])
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go((line, columns.index(column)))
            self.select_columns()

    def _places(self) -> tuple[int, int]:
        chosen = self.grid.chosen()
        columns = self.grid.columns()
        if chosen is not None:
            found = [columns.index(column) for column in chosen[1]]
            return min(found), max(found)
        place = self._place(self._view.currentIndex())[1]
        return place, place

    @Slot()
    def select_lines(self) -> None:
        """Select the selected cells' lines across all columns."""
        last = len(self.grid.columns()) - 1
        chosen = self.grid.chosen()
        line = max(0, self._place(self._view.currentIndex())[0])
        lines = (chosen[0][0], chosen[0][-1]) if chosen is not None and chosen[0] else (line, line)
        if last >= 0 and self.grid.count():
            self._select(self.grid.block(lines, (0, last)))

    @Slot()
    def select_all(self) -> None:
        """Select all cells."""
        lines, places = self.grid.count() - 1, len(self.grid.columns()) - 1
        if lines >= 0 and places >= 0:
            self._select(self.grid.block((0, lines), (0, places)))

    # Enter and Tab

    @Slot(int, int)
    def step(self, down: int, right: int) -> None:
        """Go that many records and columns on; past an edge to the next record, in a block around in it.

        A step down after a run of steps to the right leads to the column where the run began.
        """
        index, columns = self._view.currentIndex(), self.grid.columns()
        if not index.isValid() or index.column() not in columns or self._step_in_block(index, down, right):
            return
        run = index.column() if right and self._run is None else self._run
        place = columns.index(run if down and run in columns else index.column()) + right
        line = self._record_beyond(self.grid.line(index), down or (place >= len(columns)) - (place < 0))
        if line is not None:
            self.go((line, place % len(columns)))
            self._run = run if right else None
        elif down > 0:
            self.past_end.emit()

    def _record_beyond(self, line: int, by: int) -> int | None:
        """Return the next record's line in that direction, `line` itself for no step, None past the end."""
        if not by:
            return line
        line += by
        while 0 <= line < self.grid.count():
            if self.grid.row(line) is not None:
                return line
            line += by
        return None

    def _step_in_block(self, index: QModelIndex, down: int, right: int) -> bool:
        """Go on within the selected block, if there is one, and tell so."""
        chosen = self.grid.chosen()
        line = self.grid.line(index)
        if chosen is None or line not in chosen[0] or index.column() not in chosen[1]:
            return False
        lines, columns = chosen
        at, place = lines.index(line), columns.index(index.column())
        high, wide = len(lines), len(columns)
        if right:
            at, place = divmod((at * wide + place + right) % (high * wide), wide)
        else:
            place, at = divmod((place * high + at + down) % (high * wide), high)
        self._moving = True
        self._view.selectionModel().setCurrentIndex(self.grid.index(lines[at], columns[place]), Flag.NoUpdate)
        self._moving = False
        return True

    # Mouse

    def press(self, event: QMouseEvent) -> bool:
        """Select up to where Shift and the mouse are; tell whether that was asked for."""
        index = self._view.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = left and index.isValid() and not event.modifiers() & Held.ControlModifier
        if not self._pressed or not event.modifiers() & Held.ShiftModifier:
            return False
        self.extend_to(index)
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Select up to where the mouse is dragged; tell whether it is dragged over cells."""
        if not self._pressed or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at, room = event.position().toPoint(), self._view.viewport().rect()
        near = QPoint(min(max(at.x(), 0), room.right()), at.y())
        index = self._view.indexAt(near)
        if (
            index.isValid()
            and index != self._head
            and (self._head.isValid() or index != self._view.currentIndex())
        ):
            self.extend_to(index)
        return True
