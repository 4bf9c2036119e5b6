"""Filling cells and moving them by cutting, each as one step."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from tests.ui.toolkit_guests import column, go, guest_table, told
from tests.ui.toolkit_people import FIELDS, GUESTS, Guestbook
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.editors import EDITORS, LineEditor
from ui.toolkit.fill_handle import FillHandle, FillOutline
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def guests(qtbot: QtBot) -> tuple[RecordTable, Guestbook]:
    table, book = guest_table(qtbot)
    table.columns.set_columns([ColumnState(field.key, field.label, shown=True) for field in FIELDS])
    return table, book


def editor(table: RecordTable) -> LineEditor:
    found = [one for one in table.viewport().children() if isinstance(one, EDITORS)]
    assert isinstance(found[-1], LineEditor)
    return found[-1]


def test_control_enter_gives_all_selected_cells_what_was_typed(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, book = guests
    go(table, "2", "position", down=2)
    type_text(table, "E")
    type_text(editor(table), "nvoy")
    press(editor(table), Key.Key_Return, CONTROL)
    assert column(table, "position")[1:4] == ["Envoy"] * 3
    assert len(book.edits) == 1


def test_control_enter_in_a_cell_comes_before_a_shortcut_of_the_page(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, book = guests
    opened: list[bool] = []
    page = QAction("Open", table)
    page.setShortcut("Ctrl+Return")
    page.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    page.triggered.connect(opened.append)
    table.addAction(page)
    go(table, "2", "position", down=1)
    type_text(table, "E")
    QTest.keyClick(editor(table), Key.Key_Return, CONTROL)
    assert opened == []
    assert column(table, "position")[1:3] == ["E", "E"]
    assert len(book.edits) == 1


def test_control_enter_keeps_what_is_refused(guests: tuple[RecordTable, Guestbook]) -> None:
    table, book = guests
    go(table, "2", "name", down=1)
    type_text(table, "X")
    press(editor(table), Key.Key_Return, CONTROL)
    assert editor(table).text() == "X"
    assert table.problem == "A name needs more than one letter."
    assert book.edits == []


def test_filling_to_the_right_gives_the_text_of_the_leftmost_column(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, book = guests
    go(table, "4", "name", down=1, right=1)
    QTest.keyClick(table, Key.Key_R, CONTROL)
    assert column(table, "position")[3:5] == ["H.E. Mr. ZHANG Xiao", "Ms. Ayşe ÖZTÜRK"]
    go(table, "6", "position")
    QTest.keyClick(table, Key.Key_R, CONTROL)
    assert column(table, "position")[5] == "H.E. Mr. CHO Tae-ick"
    assert len(book.edits) == 2


def test_the_cell_above_and_todays_date_come_by_a_key(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, book = guests
    go(table, "3", "position")
    QTest.keyClick(table, Key.Key_Apostrophe, CONTROL)
    assert column(table, "position")[2] == "Deputy Minister of Foreign Affairs"
    go(table, "3", "arrival")
    QTest.keyClick(table, Key.Key_Semicolon, CONTROL)
    assert book.guests[2].arrival == VagueDate.of(date.today())  # noqa: DTZ011 - the day of who types
    words = told(table)
    go(table, "3", "name")
    QTest.keyClick(table, Key.Key_Semicolon, CONTROL)
    assert "dates only" in words.at(0)[0]


def test_cells_that_were_cut_move_as_one_step(guests: tuple[RecordTable, Guestbook]) -> None:
    table, book = guests
    go(table, "1", "email")
    QTest.keyClick(table, Key.Key_X, CONTROL)
    assert column(table, "email")[0] == "protocol@example.org"
    go(table, "3", "email")
    QTest.keyClick(table, Key.Key_V, CONTROL)
    assert table.window().findChild(PastePreview) is None  # what goes from one to another is plain
    assert column(table, "email")[:3] == ["", "", "protocol@example.org"]
    assert len(book.edits) == 1


def test_escape_or_another_copy_leaves_what_was_cut(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, _book = guests
    for other in ("", "a@b"):
        go(table, "1", "email")
        QTest.keyClick(table, Key.Key_X, CONTROL)
        if other:
            QGuiApplication.clipboard().setText(other)
        else:
            press(table, Key.Key_Escape)
        go(table, "2", "email")
        QTest.keyClick(table, Key.Key_V, CONTROL)
        assert column(table, "email")[0] == "protocol@example.org"


def handle_of(table: RecordTable) -> FillHandle:
    found = table.viewport().findChild(FillHandle)
    assert found is not None
    return found


def drag_handle(table: RecordTable, record_id: str) -> FillHandle:
    """Drag the handle to the line of a record, without letting it go."""
    handle, line = handle_of(table), table.records.line_of(record_id)
    cell = table.visualRect(table.records.index(line, table.currentIndex().column()))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.mapFromGlobal(table.viewport().mapToGlobal(cell.center())))
    return handle


def test_the_handle_dragged_down_fills_as_one_step(guests: tuple[RecordTable, Guestbook]) -> None:
    table, book = guests
    go(table, "1", "position")
    assert handle_of(table).isVisible()
    value = column(table, "position")[0]
    handle = drag_handle(table, "3")
    outline = table.viewport().findChild(FillOutline)
    assert outline is not None
    assert outline.isVisible()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert column(table, "position")[:3] == [value] * 3
    assert len(book.edits) == 1
    assert not outline.isVisible()
    assert table.selected_ids() == ["1", "2", "3"]


def test_several_lines_are_repeated_and_escape_fills_nothing(guests: tuple[RecordTable, Guestbook]) -> None:
    table, book = guests
    before = column(table, "position")
    go(table, "1", "position", down=1)
    handle = drag_handle(table, "4")
    press(table, Key.Key_Escape)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert column(table, "position") == before
    handle = drag_handle(table, "4")
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert column(table, "position")[:4] == before[:2] * 2
    assert len(book.edits) == 1


def test_the_handle_is_drawn_with_the_frame_of_the_cell_only(
    guests: tuple[RecordTable, Guestbook], qtbot: QtBot
) -> None:
    table, _book = guests
    go(table, "2", "position")
    qtbot.waitUntil(table.hasFocus)
    handle = handle_of(table)
    drawn = handle.grab().toImage().pixelColor(handle.rect().center())
    table.clearFocus()
    assert handle.isVisible()
    assert handle.grab().toImage().pixelColor(handle.rect().center()) != drawn


def test_a_double_click_on_the_handle_fills_as_far_as_the_list_goes(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, book = guests
    go(table, "1", "position")
    handle = handle_of(table)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    assert set(column(table, "position")) == {column(table, "position")[0]}
    assert len(book.edits) == 1


def test_no_handle_stands_at_whole_rows_or_at_what_cannot_be_edited(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    table, _book = guests
    table.select_ids(["1", "2"])
    assert not handle_of(table).isVisible()


def test_a_handle_held_while_the_lines_change_fills_nothing(guests: tuple[RecordTable, Guestbook]) -> None:
    table, book = guests
    go(table, "1", "position")
    handle = drag_handle(table, "3")
    table.records.set_rows(GUESTS[1:])  # another program removed the one whose cell is dragged
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert book.edits == []


def test_no_handle_stands_at_the_edge_for_cells_out_of_sight(guests: tuple[RecordTable, Guestbook]) -> None:
    table, _book = guests
    table.setFixedHeight(table.horizontalHeader().height() + 3 * table.rowHeight(0))
    go(table, "1", "position")
    assert handle_of(table).isVisible()
    table.scrollToBottom()
    handle_of(table).place()
    assert table.visualRect(table.currentIndex()).bottom() < 0
    assert not handle_of(table).isVisible()
    go(table, GUESTS[-1].id, "position")
    table.scrollToTop()
    handle_of(table).place()
    assert not handle_of(table).isVisible()
