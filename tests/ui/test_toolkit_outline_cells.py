"""An outline is worked like a table: keys, sums, finding and replacing, and the height of its rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_toolkit_outline import editor, text, view
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.outline import OutlineView
from ui.toolkit.row_heights import RowHeight

__all__ = ["view"]  # the fixture

Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def go(view: OutlineView, item_id: str, key: str = "title") -> None:
    view.selectionModel().setCurrentIndex(
        view.records.index_of(item_id, key), Flag.ClearAndSelect | Flag.Rows
    )


def here(view: OutlineView) -> tuple[str, str]:
    return view.current_id(), view.records.fields[view.currentIndex().column()].key


def test_keys_lead_through_the_levels_as_through_the_rows_of_a_table(view: OutlineView) -> None:
    go(view, "b")
    press(view, Key.Key_End, CONTROL)
    assert here(view) == ("e", "duration")
    press(view, Key.Key_Home, CONTROL)
    assert here(view) == ("a", "number")
    press(view, Key.Key_End)
    assert here(view) == ("a", "duration")
    press(view, Key.Key_Down, CONTROL)
    assert here(view) == ("e", "duration")  # nothing more lasts
    go(view, "b")
    press(view, Key.Key_Down, SHIFT)
    press(view, Key.Key_Down, SHIFT)
    assert view.selected_ids() == ["b", "c", "d"]
    assert here(view) == ("b", "title")


def test_enter_after_a_run_of_tabs_returns_to_its_column(view: OutlineView) -> None:
    go(view, "b", "title")
    press(view, Key.Key_Tab)
    press(view, Key.Key_Return)
    assert here(view) == ("c", "title")


def test_control_enter_gives_all_selected_items_what_was_typed(view: OutlineView) -> None:
    go(view, "b", "duration")
    press(view, Key.Key_Down, SHIFT)
    type_text(view, "1")
    type_text(editor(view), "5")
    press(editor(view), Key.Key_Return, CONTROL)
    assert [text(view, one, "duration") for one in "bcd"] == ["15 min", "15 min", ""]


def test_the_time_of_the_selected_items_is_added(view: OutlineView, qtbot: QtBot) -> None:
    go(view, "d", "duration")
    type_text(view, "4")
    type_text(editor(view), "5")
    press(editor(view), Key.Key_Return)
    go(view, "a", "duration")
    press(view, Key.Key_End, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not view.tally.busy)
    assert {fact.key: fact.text for fact in view.tally.facts}["time"] == "1 h 15 min"


def test_titles_are_found_and_replaced_with_a_look_before(view: OutlineView, qtbot: QtBot) -> None:
    go(view, "a")
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view, Key.Key_H, CONTROL)
    dialog = view.finding.dialog
    assert dialog is not None
    dialog.sought.setText("c")
    dialog.form.whole.setChecked(False)
    dialog.by.setText("K")
    qtbot.waitUntil(lambda: not dialog.busy)
    assert [(cell.row.id, cell.after) for cell in dialog.model.cells] == [
        ("b", "Food seKurity"),
        ("c", "National approaKhes"),
        ("d", "DisKussion"),
        ("e", "Klosing"),
    ]
    dialog.find_next()
    assert view.current_id() == "b"
    dialog.primary.click()
    assert text(view, "e") == "Klosing"


def test_tall_rows_hold_several_lines(view: OutlineView) -> None:
    usual = view.visualRect(view.records.index_of("a")).height()
    view.heights.choose(RowHeight.TALL)
    QTest.qWait(0)
    assert view.visualRect(view.records.index_of("a")).height() > 2 * usual - 14
