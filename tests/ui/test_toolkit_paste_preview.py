"""Cells that are pasted over several rows: shown one by one, left out, refused, and pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import column, done, guest_table, paste
from tests.ui.toolkit_typing import press
from ui.toolkit.paste_lines import Fate
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable

Key = Qt.Key


def preview(table: RecordTable) -> PastePreview:
    """Return the preview that is open."""
    found = [one for one in table.window().findChildren(PastePreview) if one.isVisible()]
    assert len(found) == 1, "no preview is open"
    return found[0]


def test_a_paste_over_several_rows_is_shown_cell_by_cell_before(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\tDeclined\nhead\tNominated\n")
    assert book.edits == []
    shown = preview(table)
    lines = [(line.number, line.column, line.before, line.after) for line in shown.model.rows]
    assert lines == [
        ("2", "Capacity", "Delegate", "Adviser"),
        ("2", "Status", "Nominated", "Declined"),
        ("3", "Capacity", "Delegate", "Head of delegation"),
    ]
    assert shown.model.rows[0].name == "H.E. Ms. Nazira NURBAYEVA"
    assert shown.primary.text() == "Paste 3 cells"
    press(shown, Key.Key_Return)
    assert len(book.edits) == 1
    assert column(table, "capacity")[1:3] == ["Adviser", "Head of delegation"]


def test_the_preview_is_answered_by_keys(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\nAdviser\nAdviser")
    shown = preview(table)
    assert shown.focusWidget() is shown.primary
    qtbot.waitUntil(shown.isActiveWindow)
    shown.table.setFocus()
    shown.table.selectRow(0)
    press(shown.table, Key.Key_Down)
    qtbot.keyClick(shown.table, Key.Key_Delete)
    assert [line.fate for line in shown.model.rows] == [Fate.CHANGED, Fate.LEFT_OUT, Fate.CHANGED]
    press(shown.table, Key.Key_Return)
    assert not shown.isVisible()
    assert len(book.edits[0]) == 2


def test_a_preview_that_is_cancelled_changes_nothing(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\nAdviser")
    press(preview(table), Key.Key_Escape)
    assert book.edits == []


def test_problems_are_marked_and_the_other_cells_can_be_pasted(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    spy = done(table)
    paste(table, "2", "capacity", "Adviser\nKing\nQueen")
    shown = preview(table)
    assert "2 cells have problems" in shown.summary
    shown.share(shown.model.rows[-1].fate).click()
    assert [line.after for line in shown.model.rows] == ["King", "Queen"]
    assert "King" in shown.model.rows[0].problem
    shown.primary.click()
    assert column(table, "capacity")[1:4] == ["Adviser", "Delegate", "Head of delegation"]
    assert spy.at(0)[0] == "1 cell was changed. 2 cells had problems and stayed as they were."


def test_a_text_that_is_too_long_is_told_before_it_is_pasted(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "position", "Envoy\n" + "x" * 501)
    shown = preview(table)
    problem = "“Function” is too long: 501 characters, at most 500 fit."
    assert [line.problem for line in shown.model.rows] == ["", problem]
    assert shown.primary.text() == "Paste 1 cell"
    assert book.edits == []


def test_where_all_cells_have_problems_nothing_can_be_pasted(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "2", "capacity", "King\nQueen")
    assert not preview(table).primary.isEnabled()
    preview(table).reject()


def test_where_most_cells_find_no_place_that_is_a_warning(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "5", "capacity", "Delegate\nDelegate\n" * 5001)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in table.window().findChildren(PastePreview)))
    shown = preview(table)
    assert shown.warning.startswith("10,000 cells find no place")
    assert "no place" not in shown.summary
    shown.reject()
    paste(table, "4", "capacity", "Adviser\n" * 4)
    few = preview(table)
    assert few.warning == ""
    assert "1 cell finds no place" in few.summary
    few.reject()


def test_cells_can_be_left_out_and_taken_again(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "name", "A\nAkan R")
    shown = preview(table)
    shown.primary.click()
    assert "more than one letter" in shown.problem
    shown.table.selectRow(0)
    shown.leave.trigger()
    assert shown.problem == ""
    assert [line.fate for line in shown.model.rows] == [Fate.LEFT_OUT, Fate.CHANGED]
    assert shown.primary.text() == "Paste 1 cell"
    shown.table.selectRow(1)
    shown.leave.trigger()
    assert not shown.primary.isEnabled()
    shown.leave.trigger()
    shown.primary.click()
    assert [guest.name for guest in book.guests[1:3]] == ["H.E. Ms. Nazira NURBAYEVA", "Akan R"]


def test_a_cell_that_would_be_emptied_is_marked(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "1", "position", "\nAdviser")
    assert [line.fate for line in preview(table).model.rows] == [Fate.CLEARED, Fate.CHANGED]
    preview(table).reject()


def test_the_whole_problem_of_the_selected_cell_is_told(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\nKing")
    shown = preview(table)
    shown.table.selectRow(1)
    assert any("King" in label.text() for label in shown.findChildren(QLabel))
    assert not shown.leave.isEnabled()
    shown.reject()


def test_a_refusal_of_the_service_is_told_in_the_preview(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "name", "A\nAkan R")
    shown = preview(table)
    shown.primary.click()
    assert shown.isVisible()
    assert "more than one letter" in shown.problem
    assert book.edits == []
    shown.reject()


def test_cells_that_changed_meanwhile_are_looked_at_again(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "email", "a@example.org\nb@example.org")
    shown = preview(table)
    book.edit("3", "email", "other@example.org")
    shown.primary.click()
    assert "changed meanwhile" in shown.problem
    assert shown.model.rows[1].before == "other@example.org"
    shown.primary.click()
    assert column(table, "email")[1:3] == ["a@example.org", "b@example.org"]


def test_a_record_that_was_removed_meanwhile_is_left_out(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "email", "a@example.org\nb@example.org")
    shown = preview(table)
    del book.guests[2]
    book.changed()
    shown.primary.click()
    assert [line.number for line in shown.model.rows] == ["2"]
    shown.reject()


def test_one_copied_text_fills_the_selection_after_a_look(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "2", "email", "desk@example.org", down=1)
    preview(table).primary.click()
    assert column(table, "email")[1:4] == ["desk@example.org", "desk@example.org", ""]


def test_a_copied_row_is_repeated_down_the_selection(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\tDeclined", down=2)
    preview(table).primary.click()
    assert len(book.edits) == 1
    assert column(table, "capacity")[1:4] == ["Adviser"] * 3
    assert column(table, "status")[1:4] == ["Declined"] * 3


def test_the_model_of_the_preview_keeps_to_the_rules(qtbot: QtBot, qapp: QApplication) -> None:
    table, _book = guest_table(qtbot)
    paste(table, "2", "capacity", "Adviser\nKing")
    shown = preview(table)
    tester = QAbstractItemModelTester(shown.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in (3, 2, 0):
        shown._group.button(number).click()
    tester.deleteLater()
    shown.reject()
