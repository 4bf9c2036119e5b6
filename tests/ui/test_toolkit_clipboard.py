"""A table's cells on the clipboard: copied with headings, pasted after a look where several rows change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS, GUESTS, PILLS, Guestbook, parties
from tests.ui.toolkit_typing import press
from ui.toolkit.block_edits import repeated
from ui.toolkit.cell_commands import PastePlace
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.paste_lines import Fate
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def make(qtbot: QtBot) -> tuple[RecordTable, Guestbook]:
    book = Guestbook()
    model = RecordTableModel(FIELDS, values=Values(parties), edit=book.edit, edit_many=book.edit_many)
    book.changed = lambda: model.set_rows(tuple(book.guests))
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", pills=PILLS, numbers=True)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    table.show()
    qtbot.waitExposed(table)
    table.setFocus()
    return table, book


def go(table: RecordTable, record_id: str, key: str, down: int = 0, right: int = 0) -> None:
    """Select a block of cells from one cell on."""
    model = table.records
    table.setCurrentIndex(model.index(model.line_of(record_id), model.column_of(key)))
    for key_pressed, count in ((Key.Key_Down, down), (Key.Key_Right, right)):
        for _time in range(count):
            press(table, key_pressed, SHIFT)


def column(table: RecordTable, key: str) -> list[str]:
    model = table.records
    return [model.text(model.index(line, model.column_of(key))) for line in range(model.rowCount())]


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def preview(table: RecordTable) -> PastePreview:
    """Return the preview that is open."""
    found = [one for one in table.window().findChildren(PastePreview) if one.isVisible()]
    assert len(found) == 1, "no preview is open"
    return found[0]


def told(table: RecordTable) -> QSignalSpy:
    return QSignalSpy(table.commands.told)


# Copying


def test_copy_puts_the_block_on_the_clipboard_as_text_and_table(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "1", "name", down=1, right=1)
    table.commands.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[0] == "H.E. Mr. Alibek BAKAYEV\tDeputy Minister of Foreign Affairs"
    assert len(copied.text().splitlines()) == 2
    assert copied.html().count("<td") == 4
    assert "<th" not in copied.html()


def test_copy_with_headings_puts_those_of_the_columns_first(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "1", "name", right=1)
    press(table, Key.Key_C, CONTROL | SHIFT)
    assert not table.commands.copy_headed_action.shortcut().isEmpty()
    table.commands.copy_headed_action.trigger()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[0] == "Name\tFunction"
    assert copied.html().count("<th") == 2


def test_a_badge_is_copied_in_its_colours(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "1", "status")
    table.commands.copy()
    assert "bgcolor=" in QGuiApplication.clipboard().mimeData().html()
    go(table, "1", "name")
    table.commands.copy()
    assert "bgcolor=" not in QGuiApplication.clipboard().mimeData().html()


def test_records_shown_elsewhere_are_copied_with_headings(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    table.commands.copy_records(["4", "2"])
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "Name",
        "H.E. Ms. Nazira NURBAYEVA",
        "H.E. Mr. ZHANG Xiao",
    ]


def test_what_was_copied_here_is_pasted_here_as_it_was(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    table.columns.set_columns([ColumnState(field.key, "", True) for field in FIELDS])
    go(table, "1", "arrival", right=4)
    table.commands.copy()
    go(table, "4", "arrival")
    table.commands.paste()
    one, other = book.guests[0], book.guests[3]
    assert (other.arrival, other.at, other.stay, other.badge, other.rank) == (
        one.arrival,
        one.at,
        one.stay,
        one.badge,
        one.rank,
    )
    assert len(book.edits) == 1


def test_a_block_with_holes_keeps_its_form(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "1", "name", right=1)
    selection = table.selectionModel()
    index = table.records.index(table.records.line_of("3"), table.records.column_of("position"))
    selection.select(index, selection.SelectionFlag.Select)
    table.commands.copy()
    assert [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()] == [
        ["H.E. Mr. Alibek BAKAYEV", "Deputy Minister of Foreign Affairs"],
        ["", "Permanent Representative to the UN"],
    ]


def test_a_large_block_is_copied_bit_by_bit(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    spy = told(table)
    table.records.set_rows([replace(GUESTS[0], id=str(number)) for number in range(2000)])
    table.selectAll()
    QGuiApplication.clipboard().clear()
    table.commands.copy()
    assert spy.at(0)[0] == "Copying 2000 rows…"
    qtbot.waitUntil(lambda: spy.count() == 2)
    assert spy.at(1)[0] == "2000 rows were copied."
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2000


def test_headings_that_were_copied_along_are_not_pasted(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "1", "position", right=1)
    table.commands.copy_with_headings()
    go(table, "5", "position")
    table.commands.paste()
    assert [guest.position for guest in book.guests[4:]] == [
        "Deputy Minister of Foreign Affairs",
        "Ambassador to Kazakhstan",
    ]


# Pasting


def test_a_paste_within_one_row_happens_at_once(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\tDeclined\n")
    press(table, Key.Key_V, CONTROL)
    table.commands.paste_action.trigger()
    assert len(book.edits) == 1
    assert column(table, "capacity")[1] == "Adviser"
    assert column(table, "status")[1] == "Declined"


def test_a_paste_over_several_rows_is_shown_cell_by_cell_before(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\tDeclined\nhead\tNominated\n")
    table.commands.paste()
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
    table, book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\nAdviser\nAdviser")
    table.commands.paste()
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
    table, book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\nAdviser")
    table.commands.paste()
    press(preview(table), Key.Key_Escape)
    assert book.edits == []


def test_problems_are_marked_and_the_other_cells_can_be_pasted(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    spy = told(table)
    go(table, "2", "capacity")
    put("Adviser\nKing\nQueen")
    table.commands.paste()
    shown = preview(table)
    assert "2 cells have problems" in shown.summary
    shown.share(shown.model.rows[-1].fate).click()
    assert [line.after for line in shown.model.rows] == ["King", "Queen"]
    assert "King" in shown.model.rows[0].problem
    shown.primary.click()
    assert column(table, "capacity")[1:4] == ["Adviser", "Delegate", "Head of delegation"]
    assert spy.at(0)[0] == "1 cell was changed. 2 cells had problems and stayed as they were."


def test_where_all_cells_have_problems_nothing_can_be_pasted(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "2", "capacity")
    put("King\nQueen")
    table.commands.paste()
    assert not preview(table).primary.isEnabled()
    preview(table).reject()


def test_a_problem_within_one_row_changes_nothing_and_says_where(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "capacity")
    put("King\tKing")
    table.commands.paste()
    assert book.edits == []
    assert "King" in table.problem
    assert "1 more cell" in table.problem
    put("Adviser")
    table.commands.paste()
    assert len(book.edits) == 1
    assert table.problem == ""


def test_cells_can_be_left_out_and_taken_again(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "name")
    put("A\nAkan R")
    table.commands.paste()
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
    table, _book = make(qtbot)
    go(table, "1", "position")
    put("\nAdviser")
    table.commands.paste()
    assert [line.fate for line in preview(table).model.rows] == [Fate.CLEARED, Fate.CHANGED]
    preview(table).reject()


def test_the_whole_problem_of_the_selected_cell_is_told(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\nKing")
    table.commands.paste()
    shown = preview(table)
    shown.table.selectRow(1)
    assert any("King" in label.text() for label in shown.findChildren(QLabel))
    assert not shown.leave.isEnabled()
    shown.reject()


def test_a_refusal_of_the_service_is_told_in_the_preview(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "name")
    put("A\nAkan R")
    table.commands.paste()
    shown = preview(table)
    shown.primary.click()
    assert shown.isVisible()
    assert "more than one letter" in shown.problem
    assert book.edits == []
    shown.reject()


def test_cells_that_changed_meanwhile_are_looked_at_again(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "email")
    put("a@example.org\nb@example.org")
    table.commands.paste()
    shown = preview(table)
    book.edit("3", "email", "other@example.org")
    shown.primary.click()
    assert "changed meanwhile" in shown.problem
    assert shown.model.rows[1].before == "other@example.org"
    shown.primary.click()
    assert column(table, "email")[1:3] == ["a@example.org", "b@example.org"]


def test_a_record_that_was_removed_meanwhile_is_left_out(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "email")
    put("a@example.org\nb@example.org")
    table.commands.paste()
    shown = preview(table)
    del book.guests[2]
    book.changed()
    shown.primary.click()
    assert [line.number for line in shown.model.rows] == ["2"]
    shown.reject()


def test_pasting_what_is_there_already_says_so(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    spy = told(table)
    go(table, "2", "capacity")
    put("Delegate\nDelegate")
    table.commands.paste()
    assert book.edits == []
    assert "Nothing changes" in spy.at(0)[0]


def test_one_copied_text_fills_the_selection_after_a_look(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    go(table, "2", "email", down=1)
    put("desk@example.org")
    table.commands.paste()
    preview(table).primary.click()
    assert column(table, "email")[1:4] == ["desk@example.org", "desk@example.org", ""]


def test_a_copied_row_is_repeated_down_the_selection(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    go(table, "2", "capacity", down=2)
    put("Adviser\tDeclined")
    table.commands.paste()
    preview(table).primary.click()
    assert len(book.edits) == 1
    assert column(table, "capacity")[1:4] == ["Adviser"] * 3
    assert column(table, "status")[1:4] == ["Declined"] * 3


@pytest.mark.parametrize(
    ("lines", "columns", "high", "wide"),
    [(1, 1, 2, 2), (4, 2, 4, 2), (4, 4, 4, 4), (3, 2, 2, 2), (4, 1, 4, 2), (6, 3, 2, 2), (2, 2, 2, 2)],
)
def test_a_block_is_repeated_where_it_fits_exactly(lines: int, columns: int, high: int, wide: int) -> None:
    block = repeated([["a", "b"], ["c", "d"]], lines, columns)
    assert (len(block), len(block[0])) == (high, wide)
    assert block[-1][-1] == "d"


def test_where_whole_records_are_selected_the_current_cell_is_the_place(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    table.select_ids(["2"], "email")
    put("desk@example.org")
    table.commands.paste()
    assert [edit.key for edit in book.edits[0]] == ["email"]


def test_cells_beyond_the_table_are_left_out_and_counted(qtbot: QtBot) -> None:
    table, _book = make(qtbot)
    spy = told(table)
    go(table, "6", "email")
    put("desk@example.org\tTürkiye\tmore\nsecond@example.org")
    table.commands.paste()
    assert column(table, "email")[5] == "desk@example.org"
    assert "2 cells were left out" in spy.at(0)[0]


def test_a_page_may_take_several_rows_as_a_list(qtbot: QtBot) -> None:
    table, book = make(qtbot)
    taken: list[PastePlace] = []

    def take(place: PastePlace) -> bool:
        taken.append(place)
        return place.beyond > 0

    table.commands.take_list = take
    go(table, "6", "email")
    put("desk@example.org\nsecond@example.org")
    table.commands.paste()
    assert (taken[0].ids, taken[0].keys, taken[0].beyond) == (("6",), ("email",), 1)
    table.clearSelection()
    table.commands.paste()
    assert (taken[1].ids, taken[1].cells) == ((), [["desk@example.org"], ["second@example.org"]])
    assert book.edits == []


def test_the_model_of_the_preview_keeps_to_the_rules(qtbot: QtBot, qapp: QApplication) -> None:
    table, _book = make(qtbot)
    go(table, "2", "capacity")
    put("Adviser\nKing")
    table.commands.paste()
    shown = preview(table)
    tester = QAbstractItemModelTester(shown.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in (3, 2, 0):
        shown._group.button(number).click()
    tester.deleteLater()
    shown.reject()
