"""What is being typed in a cell while the user goes elsewhere: to another program, a dialog, another cell."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_toolkit_record_table import editor, here, text
from tests.ui.toolkit_guests import go, guest_table
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.edit_keys import ALT
from ui.toolkit.record_table import RecordTable

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    return guest_table(qtbot)[0]


def typed(table: RecordTable, key: str, words: str) -> Any:
    """Type words into a cell of the second guest and return the editor in which they stand."""
    go(table, "2", key)
    type_text(table, words[0])
    type_text(editor(table), words[1:])
    return editor(table)


def refused(table: RecordTable) -> Any:
    """Type what is no name, and return the editor in which it stands."""
    found = typed(table, "name", "X")
    press(found, Key.Key_Return)
    assert found.problem
    return found


def go_to(qtbot: QtBot, window: QWidget) -> None:
    """Bring another window to front, with the keyboard in it."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(window.isActiveWindow)


def come_back(qtbot: QtBot, table: RecordTable) -> None:
    table.window().activateWindow()
    qtbot.waitUntil(table.window().isActiveWindow)


def test_what_is_typed_is_saved_where_one_goes_to_another_window(qtbot: QtBot, table: RecordTable) -> None:
    typed(table, "position", "Counsellor")
    go_to(qtbot, QLineEdit())
    assert text(table, "2", "position") == "Counsellor"


def test_a_dialog_of_the_window_finds_what_was_typed_saved(qtbot: QtBot, table: RecordTable) -> None:
    typed(table, "position", "Counsellor")
    go_to(qtbot, QDialog(table))
    assert text(table, "2", "position") == "Counsellor"
    assert editor(table) is None


def test_the_keyboard_comes_back_to_what_was_refused(qtbot: QtBot, table: RecordTable) -> None:
    found = refused(table)
    dialog = QDialog(table)
    go_to(qtbot, dialog)
    dialog.close()
    come_back(qtbot, table)
    table.setFocus()  # as dialogs do that were asked for from a list
    assert QApplication.focusWidget() is found
    press(found, Key.Key_Escape)
    assert editor(table) is None
    assert QApplication.focusWidget() is table


def test_no_click_goes_on_from_what_was_refused(table: RecordTable) -> None:
    found = refused(table)
    there = table.visualRect(table.records.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=there)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert here(table) == ("2", "name")
    assert editor(table) is found
    assert QApplication.focusWidget() is found


def test_a_click_elsewhere_saves_what_was_refused_and_is_right_by_now(table: RecordTable) -> None:
    found = refused(table)
    type_text(found, "u")
    there = QPointF(table.visualRect(table.records.index(0, 2)).center())
    button, kind = Qt.MouseButton.LeftButton, QEvent.Type.MouseButtonPress
    sent = QMouseEvent(kind, there, table.viewport().mapToGlobal(there), button, button, NONE)
    QApplication.sendEvent(table.viewport(), sent)  # as where the focus does not go along with the mouse
    assert text(table, "2", "name") == "Xu"
    assert table.currentIndex().row() == 0


def test_a_new_line_in_a_cell_of_one_line_goes_to_no_other_record(table: RecordTable) -> None:
    before = text(table, "3", "position")
    found = typed(table, "position", "Head")
    press(found, Key.Key_Return, ALT)
    type_text(found, "of Section")
    assert editor(table) is found
    press(found, Key.Key_Return)
    assert text(table, "2", "position") == "Head of Section"
    assert text(table, "3", "position") == before
