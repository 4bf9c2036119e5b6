"""A large selection stays one block when its lines come into another order: thousands are slow to paint."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import guest_table
from tests.ui.toolkit_people import GUESTS
from ui.toolkit.arrangement import SortBy
from ui.toolkit.record_selection import MANY
from ui.toolkit.record_table import RecordTable


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    """More guests than are told one by one, in an order that is none of the alphabet."""
    table, _store = guest_table(qtbot)
    rows = [
        replace(GUESTS[0], id=f"g{number}", name=f"Guest {number * 7919 % 400:03}")
        for number in range(MANY + 100)
    ]
    table.records.set_rows(rows)
    return table


def test_blocks_beside_a_hidden_column_and_around_a_hole_stay_few_when_they_are_sorted(
    table: RecordTable,
) -> None:
    table.arranging.hide(table.records.column_of("capacity"))
    table.moves.select_all()
    hole = table.records.index(0, table.records.column_of("position"))
    table.selectionModel().select(hole, QItemSelectionModel.SelectionFlag.Deselect)
    before, parts = cells(table), len(list(table.selection.parts()))
    table.sort_by([SortBy("name")])
    assert cells(table) == before
    assert len(list(table.selection.parts())) <= 2 * parts


def cells(table: RecordTable) -> set[tuple[str, int]]:
    """Return the selected cells by their record and column."""
    indexes = table.selectionModel().selectedIndexes()
    return {(table.records.row_at(index.row()).id, index.column()) for index in indexes}


def test_selected_lines_and_the_current_cell_stay_with_their_records(table: RecordTable) -> None:
    chosen = table.records.shown_ids()[50 : 50 + MANY]
    table.select_ids(chosen, "position")
    current = table.current_id(), table.currentIndex().column()
    told: list[list[str]] = []
    table.selection_changed.connect(lambda: told.append(table.selected_ids()))
    table.sort_by([SortBy("name")])
    assert set(table.selected_ids()) == set(chosen)
    assert table.selected_ids() != chosen  # they are told from top to bottom, as they lie now
    assert told[-1] == table.selected_ids()
    assert (table.current_id(), table.currentIndex().column()) == current
