"""The record table: worked with keys, mouse and clipboard as in a spreadsheet."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Kind
from tests.ui.toolkit_guests import Store, go, guest_table
from tests.ui.toolkit_people import FIELDS, GUESTS, group_of
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.arrangement import SortBy
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.editors import EDITORS
from ui.toolkit.record_table import RecordTable

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def text(table: RecordTable, record_id: str, key: str) -> str:
    model = table.records
    return model.text(model.index(model.line_of(record_id), model.column_of(key)))


def editor(table: RecordTable) -> Any:
    found = [widget for widget in table.viewport().children() if isinstance(widget, EDITORS)]
    open_ones = [w for w in found if w.isVisible()]
    return open_ones[-1] if open_ones else None


def here(table: RecordTable) -> tuple[str, str]:
    return table.current_id(), table.records.fields[table.currentIndex().column()].key


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    return guest_table(qtbot)[0]


def test_typing_replaces_the_text_and_enter_goes_down(table: RecordTable) -> None:
    go(table, "2", "position")
    type_text(table, "С")
    type_text(editor(table), "оветник")
    press(editor(table), Key.Key_Return)
    assert text(table, "2", "position") == "Советник"
    assert here(table) == ("3", "position")


def test_tab_saves_and_goes_right_then_to_the_next_row(table: RecordTable) -> None:
    go(table, "2", "email")
    type_text(table, "a")
    type_text(editor(table), "@b.org")
    press(editor(table), Key.Key_Tab)
    assert text(table, "2", "email") == "a@b.org"
    assert here(table) == ("2", "party_id")
    press(table, Key.Key_Tab)
    assert here(table) == ("3", "name")


def test_f2_keeps_the_text_and_escape_gives_up(table: RecordTable, qtbot: QtBot) -> None:
    go(table, "2", "position")
    press(table, Key.Key_F2)
    assert editor(table).text() == "Deputy Minister of Foreign Affairs"
    type_text(editor(table), "!")
    press(editor(table), Key.Key_Escape)
    assert text(table, "2", "position") == "Deputy Minister of Foreign Affairs"


def test_f2_in_a_picker_lets_another_name_replace_the_one_that_stands(table: RecordTable) -> None:
    go(table, "2", "party_id")
    press(table, Key.Key_F2)
    line = editor(table).lineEdit()
    assert line.text()
    assert line.selectedText() == line.text()
    press(editor(table), Key.Key_Escape)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize("key", [field.key for field in FIELDS if field.kind is not Kind.BOOLEAN])
def test_opening_a_cell_and_pressing_enter_changes_nothing(qtbot: QtBot, key: str) -> None:
    table, book = guest_table(qtbot)
    table.columns.set_columns([ColumnState(field.key, field.label, shown=True) for field in FIELDS])
    for one in "15":
        go(table, one, key)
        press(table, Key.Key_F2)
        press(editor(table), Key.Key_Return)
        assert editor(table) is None
    assert book.edits == []


def test_refused_text_stays_open_with_its_problem_until_it_is_right(table: RecordTable) -> None:
    go(table, "2", "name")
    type_text(table, "X")
    press(editor(table), Key.Key_Return)
    assert editor(table).text() == "X"
    assert table.problem == "A name needs more than one letter."
    assert text(table, "2", "name") == "H.E. Ms. Nazira NURBAYEVA"
    type_text(editor(table), "y")
    press(editor(table), Key.Key_Return)
    assert editor(table) is None
    assert table.problem == ""
    assert text(table, "2", "name") == "Xy"


def test_leaving_refused_text_by_a_click_keeps_it(table: RecordTable, qtbot: QtBot) -> None:
    go(table, "2", "name")
    type_text(table, "X")
    elsewhere = table.visualRect(table.records.index(4, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    assert editor(table).text() == "X"
    assert "more than one letter" in table.problem
    press(editor(table), Key.Key_Escape)
    assert editor(table) is None
    assert table.problem == ""


def test_the_note_goes_with_the_record_that_is_taken_away(table: RecordTable) -> None:
    go(table, "2", "name")
    type_text(table, "X")
    press(editor(table), Key.Key_Return)
    table.records.set_rows([GUESTS[0], *GUESTS[2:]])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert table.problem == ""
    go(table, "3", "name")
    type_text(table, "Y")
    assert editor(table).text() == "Y"


def test_a_date_explains_itself_while_it_is_typed_and_an_impossible_one_is_refused(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    table.columns.set_columns([ColumnState("arrival", "Arrival", shown=True)])
    go(table, "2", "arrival")
    type_text(table, "2")
    type_text(editor(table), "023-12-11")
    assert table.problem == "11 December 2023"
    editor(table).selectAll()
    type_text(editor(table), "31 November 2023")
    press(editor(table), Key.Key_Return)
    assert editor(table).text() == "31 November 2023"
    assert "November" in table.problem
    assert book.edits == []


def test_choices_are_found_by_typing_and_saved_by_enter(table: RecordTable) -> None:
    go(table, "2", "status")
    type_text(table, "r")
    press(editor(table), Key.Key_Return)
    assert text(table, "2", "status") == "Registered"


def test_what_is_typed_that_is_no_choice_is_refused_and_kept(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    go(table, "2", "status")
    type_text(table, "q")
    type_text(editor(table), "uit")
    press(editor(table), Key.Key_Return)
    assert "“quit” is none of the choices: Registered, Nominated, Declined" in table.problem
    assert (editor(table).unknown, editor(table).placeholderText()) == ("quit", "quit")
    assert book.edits == []
    for _letter in "quit":
        press(editor(table), Key.Key_Backspace)
    type_text(editor(table), "dec")
    press(editor(table), Key.Key_Return)
    assert text(table, "2", "status") == "Declined"


def test_a_choice_is_found_by_any_of_its_words_and_the_same_letter_goes_on(table: RecordTable) -> None:
    go(table, "2", "capacity")
    type_text(table, "o")
    assert editor(table).currentText() == "Head of delegation"
    press(editor(table), Key.Key_Backspace)
    type_text(editor(table), "d")
    assert editor(table).currentText() == "Delegate"
    press(editor(table), Key.Key_Escape)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_choice_picked_from_the_list_is_saved_at_once(table: RecordTable) -> None:
    go(table, "2", "status")
    press(table, Key.Key_F2)
    choices = editor(table).view()
    press(choices, Key.Key_Up)
    press(choices, Key.Key_Return)
    assert text(table, "2", "status") == "Registered"
    assert editor(table) is None
    assert here(table) == ("2", "status")


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_party_is_found_by_a_part_of_its_name_without_accents(table: RecordTable) -> None:
    go(table, "2", "party_id")
    type_text(table, "t")
    type_text(editor(table), "urkiy")
    press(editor(table), Key.Key_Return)
    assert text(table, "2", "party_id") == "Türkiye"


def test_fill_down_copies_the_topmost_value_as_one_step(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    go(table, "1", "status")
    for _time in range(2):
        press(table, Key.Key_Down, SHIFT)
    table.commands.fill_down()
    assert len(book.edits) == 1
    assert [text(table, one, "status") for one in "123"] == ["Registered"] * 3


def test_delete_clears_cells_but_not_what_is_required(table: RecordTable) -> None:
    go(table, "1", "email")
    QTest.keyClick(table, Key.Key_Delete)
    assert text(table, "1", "email") == ""
    go(table, "1", "name")
    QTest.keyClick(table, Key.Key_Delete)
    assert text(table, "1", "name") == "H.E. Mr. Alibek BAKAYEV"
    assert "cannot be empty" in table.problem


def test_ctrl_delete_asks_to_remove_the_selected_records(table: RecordTable) -> None:
    asked = QSignalSpy(table.remove_asked)
    table.select_ids(["2", "3"])
    press(table, Key.Key_Delete, CONTROL)
    assert asked.at(0)[0] == ["2", "3"]


def test_yes_and_no_change_by_space(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.columns.set_columns([ColumnState("badge", "Badge", shown=True)])
    go(table, "2", "badge")
    press(table, Key.Key_Space, text=" ")
    assert text(table, "2", "badge") == "✓"


def test_the_selection_stays_with_its_records_when_filtered_and_sorted(table: RecordTable) -> None:
    table.select_ids(["4", "6"])
    table.records.set_filter("ambassador")
    assert table.selected_ids() == ["4", "6"]
    table.sort_by([SortBy("name")])
    assert set(table.selected_ids()) == {"4", "6"}
    assert table.current_id() == "4"


def click_heading(
    qtbot: QtBot, table: RecordTable, key: str, held: Any = Qt.KeyboardModifier.NoModifier
) -> None:
    header = table.horizontalHeader()
    left = header.sectionViewportPosition(table.records.column_of(key))
    at = QPoint(left + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_heading_clicks_sort_up_down_and_not_and_shift_adds(table: RecordTable, qtbot: QtBot) -> None:
    click_heading(qtbot, table, "capacity")
    assert table.selected_ids() == []
    click_heading(qtbot, table, "name", SHIFT)
    assert table.records.order == (SortBy("capacity"), SortBy("name"))
    click_heading(qtbot, table, "name")
    assert table.records.order == (SortBy("name", descending=True),)
    click_heading(qtbot, table, "name")
    assert table.records.order == ()


def test_the_layout_is_remembered(qtbot: QtBot) -> None:
    store = Store()
    table, _book = guest_table(qtbot, store)
    states = table.columns.columns()
    moved = [states[1], states[0], *(ColumnState(s.key, s.label, False) for s in states[2:5]), *states[5:]]
    table.columns.set_columns(moved)
    table.horizontalHeader().resizeSection(table.records.column_of("name"), 333)
    table.sort_by([SortBy("name", descending=True)])
    again, _book = guest_table(qtbot, store)
    assert [state.key for state in again.columns.columns()][:2] == ["position", "name"]
    assert [state.key for state in again.columns.columns() if state.shown] == ["position", "name", "party_id"]
    assert again.columnWidth(again.records.column_of("name")) == 333
    assert again.records.order == (SortBy("name", descending=True),)


def test_no_column_becomes_narrower_than_its_heading(table: RecordTable) -> None:
    column = table.records.column_of("capacity")
    table.setColumnWidth(column, 12)
    assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance("Capacity") + 20


def test_groups_fold_by_click_and_by_key(table: RecordTable, qtbot: QtBot) -> None:
    table.records.set_grouping(group_of)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert table.records.shown_ids() == ["4", "5", "6"]
    table.setCurrentIndex(table.records.index(0, 0))
    press(table, Key.Key_Right)
    assert len(table.records.shown_ids()) == 6
    assert table.selected_ids() == []


def test_enter_and_double_click_open_where_the_list_opens_records(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot, opens=True)
    opened = QSignalSpy(table.opened)
    go(table, "3", "name")
    press(table, Key.Key_Return)
    spot = table.visualRect(table.records.index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [opened.at(n)[0] for n in range(opened.count())] == ["3", "4"]
    assert QApplication.activePopupWidget() is None


def test_an_edit_may_make_its_row_leave_the_filter(table: RecordTable) -> None:
    table.records.set_filter("protocol")
    go(table, "1", "email")
    type_text(table, "a")
    type_text(editor(table), "@b.org")
    press(editor(table), Key.Key_Return)
    assert table.records.shown_ids() == []
    table.records.set_filter("")
    assert text(table, "1", "email") == "a@b.org"


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_an_edit_may_move_its_row_to_another_group(table: RecordTable) -> None:
    table.records.set_grouping(group_of)
    go(table, "1", "party_id")
    type_text(table, "c")
    type_text(editor(table), "hina")
    press(editor(table), Key.Key_Return)
    assert table.records.shown_ids() == ["1", "4", "2", "3", "5", "6"]
    assert text(table, "1", "party_id") == "China"


def test_selected_records_are_copied_with_all_their_shown_columns(table: RecordTable) -> None:
    table.select_ids(["4", "2"])
    table.commands.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [
        "H.E. Ms. Nazira NURBAYEVA\tDeputy Minister of Foreign Affairs\tDelegate\tNominated\t\tKazakhstan",
        "H.E. Mr. ZHANG Xiao\tAmbassador to Kazakhstan\tHead of delegation\tRegistered\t\tChina",
    ]


def test_a_row_that_is_edited_in_a_sorted_list_stays_until_it_is_sorted_again(table: RecordTable) -> None:
    table.sort_by([SortBy("name")])
    before = table.records.shown_ids()
    row = table.records.row_at(0)
    go(table, row.id, "name")
    type_text(table, "Z")
    type_text(editor(table), "z")
    press(editor(table), Key.Key_Return)
    assert text(table, row.id, "name") == "Zz"
    assert table.records.shown_ids() == before
    assert table.current_id() == before[1]
    table.arranging.sort_again.trigger()
    assert table.records.shown_ids() != before
    assert table.records.shown_ids().index(row.id) > 0


def test_a_row_that_is_changed_elsewhere_goes_to_its_place(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    table.sort_by([SortBy("name")])
    before = table.records.shown_ids()
    book.edit(before[0], "name", "Zz")
    assert table.records.shown_ids() != before
