"""Moving and selecting in a table as people do in a spreadsheet, by keys and by the mouse."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import go, guest_table
from tests.ui.toolkit_people import GUESTS, group_of
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.bit_by_bit import at_once
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.editors import EDITORS
from ui.toolkit.grid_edges import edge
from ui.toolkit.record_table import RecordTable

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    return guest_table(qtbot)[0]


def here(table: RecordTable) -> tuple[str, str]:
    return table.current_id(), table.records.fields[table.currentIndex().column()].key


def chosen(table: RecordTable) -> tuple[str, str]:
    """Return the selected records and, as letters in their order, the selected columns."""
    columns = sorted({index.column() for index in table.selectedIndexes()})
    return "".join(table.selected_ids()), " ".join(table.records.fields[column].key for column in columns)


@pytest.mark.parametrize(
    ("cells", "at", "by", "to"),
    [
        ("xxx..xx", 0, 1, 2),
        ("xxx..xx", 1, 1, 2),
        ("xxx..xx", 2, 1, 5),
        ("xxx..xx", 5, 1, 6),
        ("xxx..xx", 6, -1, 5),
        ("xxx..xx", 5, -1, 2),
        ("xx.....", 1, 1, 6),
        (".......", 3, -1, 0),
        ("x", 0, 1, 0),
    ],
)
def test_control_with_an_arrow_leads_to_the_edge_of_a_block(cells: str, at: int, by: int, to: int) -> None:
    beyond = range(at + by, len(cells) if by > 0 else -1, by)
    assert at_once(edge(at, iter(beyond), lambda place: cells[place] == "x")) == to


@pytest.mark.parametrize(
    ("key", "held", "to"),
    [
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, ("3", "name")),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, ("3", "party_id")),
        (Key.Key_Home, CONTROL, ("1", "name")),
        (Key.Key_End, CONTROL, ("6", "party_id")),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, ("1", "capacity")),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, ("6", "capacity")),
        (Key.Key_PageDown, ALT, ("3", "party_id")),
        (Key.Key_PageUp, ALT, ("3", "name")),
        (Key.Key_Down, CONTROL, ("6", "capacity")),
        (Key.Key_Left, CONTROL, ("3", "name")),
    ],
)
def test_each_key_leads_where_a_spreadsheet_leads(
    table: RecordTable, key: Qt.Key, held: Qt.KeyboardModifier, to: tuple[str, str]
) -> None:
    go(table, "3", "capacity")
    press(table, key, held)
    assert here(table) == to
    assert chosen(table) == to


def test_gaps_stop_control_and_arrow_but_headings_of_groups_do_not(table: RecordTable) -> None:
    table.records.set_grouping(group_of)
    go(table, "1", "position")
    press(table, Key.Key_Down, CONTROL)
    assert here(table) == ("6", "position")
    go(table, "6", "email")
    press(table, Key.Key_Up, CONTROL)
    assert here(table) == ("1", "email")


def test_shift_with_any_move_selects_from_where_one_is(table: RecordTable) -> None:
    go(table, "2", "position")
    press(table, Key.Key_End, CONTROL | SHIFT)
    assert chosen(table) == ("23456", "position capacity status email party_id")
    assert here(table) == ("2", "position")
    press(table, Key.Key_Up, SHIFT)
    press(table, Key.Key_Home, SHIFT)
    assert chosen(table) == ("2345", "name position")
    press(table, Key.Key_Right)
    assert chosen(table) == ("2", "capacity")


def test_a_block_goes_by_the_order_in_which_columns_are_seen(table: RecordTable) -> None:
    order = ["status", "name", "capacity", "position"]
    table.columns.set_columns([ColumnState(key, key, shown=True) for key in order])
    go(table, "1", "status")
    press(table, Key.Key_Right, SHIFT)
    press(table, Key.Key_Right, SHIFT)
    assert chosen(table) == ("1", "name capacity status")


def test_columns_rows_and_everything_are_selected_by_key(table: RecordTable) -> None:
    go(table, "2", "capacity", down=1)
    QTest.keyClick(table, Key.Key_Space, CONTROL)
    assert chosen(table) == ("123456", "capacity")
    go(table, "2", "capacity", down=1)
    QTest.keyClick(table, Key.Key_Space, SHIFT)
    assert chosen(table)[0] == "23"
    assert chosen(table)[1].startswith("name position capacity")
    QTest.keyClick(table, Key.Key_A, CONTROL)
    assert chosen(table)[0] == "123456"


def test_enter_after_a_run_of_tabs_returns_to_the_column_where_it_began(table: RecordTable) -> None:
    go(table, "2", "position")
    press(table, Key.Key_Tab)
    press(table, Key.Key_Tab)
    press(table, Key.Key_Return)
    assert here(table) == ("3", "position")
    press(table, Key.Key_Tab)
    press(table, Key.Key_Up)
    press(table, Key.Key_Return)
    assert here(table) == ("3", "capacity")


def test_tab_and_enter_go_round_within_a_selected_block(table: RecordTable) -> None:
    go(table, "2", "position", down=1, right=1)
    seen = []
    for _time in range(4):
        press(table, Key.Key_Tab)
        seen.append(here(table))
    assert seen == [("2", "capacity"), ("3", "position"), ("3", "capacity"), ("2", "position")]
    press(table, Key.Key_Return)
    press(table, Key.Key_Return)
    assert here(table) == ("2", "capacity")
    assert chosen(table) == ("23", "position capacity")


def test_typing_after_a_block_was_selected_edits_the_cell_where_it_began(table: RecordTable) -> None:
    go(table, "2", "position", down=2)
    type_text(table, "A")
    editor = next(one for one in table.viewport().children() if isinstance(one, EDITORS))
    assert editor.geometry().top() == table.visualRect(table.currentIndex()).top()
    assert here(table)[0] == "2"


def at(table: RecordTable, record_id: str, key: str) -> object:
    index = table.records.index(table.records.line_of(record_id), table.records.column_of(key))
    return table.visualRect(index).center()


def test_a_block_is_selected_by_dragging_and_by_a_click_with_shift(table: RecordTable) -> None:
    QTest.mousePress(table.viewport(), LEFT, pos=at(table, "2", "position"))  # type: ignore[call-overload]
    QTest.mouseMove(table.viewport(), at(table, "4", "status"))  # type: ignore[call-overload]
    QTest.mouseRelease(table.viewport(), LEFT, pos=at(table, "4", "status"))  # type: ignore[call-overload]
    QTest.mouseClick(table.viewport(), LEFT, pos=at(table, "3", "capacity"))  # type: ignore[call-overload]
    QTest.mouseClick(table.viewport(), LEFT, SHIFT, pos=at(table, "1", "name"))  # type: ignore[call-overload]
    assert chosen(table) == ("123", "name position capacity")
    assert here(table) == ("3", "capacity")


def test_an_empty_table_lets_every_key_pass(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([])
    for key in (Key.Key_Down, Key.Key_End, Key.Key_PageDown, Key.Key_Return, Key.Key_Tab):
        press(table, key)
        press(table, key, CONTROL | SHIFT)
    assert table.selected_ids() == []


def test_the_end_of_a_hundred_thousand_lines_is_reached(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([replace(GUESTS[0], id=f"{number}") for number in range(100_000)])
    go(table, "0", "position")
    press(table, Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: here(table) == ("99999", "position"))


def test_the_cell_where_one_is_comes_back_into_sight(table: RecordTable) -> None:
    table.resize(1000, 160)
    go(table, "1", "position")
    press(table, Key.Key_End, CONTROL | SHIFT)
    bar = table.verticalScrollBar()
    assert bar.value() > 0
    press(table, Key.Key_Home, CONTROL)
    assert bar.value() == 0
    go(table, "1", "name")
    bar.setValue(bar.maximum())
    press(table, Key.Key_F2)
    assert bar.value() == 0


def test_a_selection_in_many_pieces_is_gathered_in_time_in_line_with_their_number(
    table: RecordTable,
) -> None:
    model, guest, column = table.records, table.records.rows[0], table.records.column_of("position")
    model.set_rows([replace(guest, id=str(number)) for number in range(8000)])

    def spent(pieces: int) -> float:
        found = QItemSelection()
        found.append([QItemSelectionRange(model.index(2 * n, column)) for n in range(pieces)])
        table.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        assert list(table.commands.cells()[column]) == list(range(0, 2 * pieces, 2))
        start = thread_time()
        table.commands.cells()
        return thread_time() - start

    assert min(spent(4000) for _time in range(3)) < 16 * min(spent(500) for _time in range(3))


def test_what_is_selected_is_worked_out_once_until_it_lies_elsewhere(table: RecordTable) -> None:
    table.select_ids(["2", "4"])
    assert table.selection.lines() is table.selection.lines()
    table.records.set_rows(tuple(reversed(table.records.rows)))
    assert table.selected_ids() == ["4", "2"]
    assert [table.records.row_at(line).id for line in table.selection.lines()] == ["4", "2"]
    table.records.set_rows([row for row in table.records.rows if row.id != "4"])
    assert table.selected_ids() == ["2"]
