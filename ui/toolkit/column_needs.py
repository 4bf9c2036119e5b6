"""What the texts of a list need of its columns: asked of a few rows and kept, so that widths stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView

from cica_events.domain.fields import Field
from ui.toolkit.table_model import RecordTableModel

IN_SIGHT, FURTHER = 40, 40  # lines that are asked: from the first in sight on, and here and there in the list
STEPS = 8  # widths that are told of a column
WIDEST = 5  # texts with the most characters, one of which takes the most room
LONG = 200  # characters; no list has room for more
OTHERS = 2000  # rows; a longer list is not looked through to see whether it became another one

Needed = Callable[[Any, Field, str], int]
"""Gives the width (pixels) in which a record's text stands whole in the column of a field."""


class ColumnNeeds(QObject):
    """Looks at some rows of `model` when the list is first filled, or filled with others."""

    changed = Signal()  # other rows are there than those that were looked at

    def __init__(self, view: QTableView, model: RecordTableModel, needed: Needed) -> None:
        super().__init__(view)
        self._view, self._model, self._needed = view, model, needed
        self._sample: Sequence[Any] = ()
        self._ids: frozenset[str] = frozenset()  # of the rows of the sample
        self._count = 0  # rows of the list that were there before
        self._known: dict[int, Sequence[int]] = {}
        model.lines_changed.connect(self._look)

    def of(self, column: int) -> Sequence[int]:
        """Return the widths (pixels) in which more and more texts of a column stand whole, in the last all.

        They are 0 where there are no texts; while the list is empty there are none.
        """
        if not self._sample:
            self._sample = self._some_rows()
            self._ids = frozenset(row.id for row in self._sample)
            self._count = len(self._model.rows)
        if self._sample and column not in self._known:
            self._known[column] = self._measured(self._model.fields[column])
        return self._known.get(column, ())

    def forget(self) -> None:
        """Look at the rows anew when next asked."""
        self._sample, self._ids, self._known = (), frozenset(), {}

    @Slot()
    def _look(self) -> None:
        """Ask anew where the list was filled; rows that are edited, added or filtered change no width."""
        rows, before = self._model.rows, self._count
        if not rows:
            return
        self._count = len(rows)
        filled = before < IN_SIGHT and len(rows) > 4 * before + 4  # pasted or imported
        if filled or not self._ids or self._are_others(rows):
            self.forget()
            self.changed.emit()

    def _are_others(self, rows: Sequence[Any]) -> bool:
        return len(rows) <= OTHERS and all(row.id not in self._ids for row in rows)

    def _some_rows(self) -> Sequence[Any]:
        count, top = self._model.rowCount(), max(0, self._view.rowAt(0))
        lines = dict.fromkeys(range(top, min(top + IN_SIGHT, count)))
        lines |= dict.fromkeys(range(0, count, max(1, count // FURTHER)))
        found = [row for row in map(self._model.row_at, lines) if row is not None]
        known = [row for row in found or self._model.rows[:IN_SIGHT] if not _is_late(row)]
        return known or found  # all groups may be folded

    def _measured(self, field: Field) -> Sequence[int]:
        pairs = [(self._model.shown(row, field)[:LONG], row) for row in self._sample]
        pairs.sort(key=lambda pair: len(pair[0]))
        some = [pairs[(len(pairs) - 1) * step // STEPS] for step in range(1, STEPS)]
        widths = [self._needed(row, field, text) if text else 0 for text, row in [*some, *pairs[-WIDEST:]]]
        return [*accumulate(widths[: STEPS - 1], max), max(widths)]


def _is_late(row: Any) -> bool:
    """Tell whether a row stands in for one that would have to be read first, with all others."""
    return getattr(type(row), "is_late", False)
