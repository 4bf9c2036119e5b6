"""Gathers the participants by delegation, which is a column of its own where no heading names it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from ui.participants.columns import PARTY
from ui.toolkit.arranged_model import OWN
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.record_table import RecordTable


class ByDelegation(QObject):
    """Keeps `action`, which is checkable, and the column in step with how the table is gathered."""

    def __init__(self, table: RecordTable, action: QAction) -> None:
        super().__init__(table)
        self._table = table
        self._action = action
        action.triggered.connect(self._group)
        table.arranging.regrouped.connect(self._show_column)
        table.records.arranged.connect(self._check)
        self._check()

    @Slot(bool)
    def _group(self, grouped: bool) -> None:
        self._table.arranging.group_by(OWN if grouped else "")

    @Slot(str)
    def _show_column(self, choice: str) -> None:
        grouped = choice == OWN
        states = self._table.columns.columns()
        own = [ColumnState(PARTY, state.label, not grouped) for state in states if state.key == PARTY]
        others = [state for state in states if state.key != PARTY]
        self._table.columns.set_columns([*others, *own] if grouped else [*own, *others])

    @Slot()
    def _check(self) -> None:
        self._action.setChecked(self._table.records.grouping == OWN)
