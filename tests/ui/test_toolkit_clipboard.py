"""A table's cells on the clipboard: copied with headings, and pasted at once within one row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import column, done, go, guest_table, paste, put, told
from tests.ui.toolkit_people import FIELDS, GUESTS
from tests.ui.toolkit_typing import press
from ui.toolkit import bit_by_bit
from ui.toolkit.block_edits import repeated
from ui.toolkit.cell_commands import PastePlace
from ui.toolkit.column_layout import ColumnState

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_copy_puts_the_block_on_the_clipboard_as_text_and_table(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    go(table, "1", "name", down=1, right=1)
    table.commands.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[0] == "H.E. Mr. Alibek BAKAYEV\tDeputy Minister of Foreign Affairs"
    assert len(copied.text().splitlines()) == 2
    assert copied.html().count("<td") == 4
    assert "<th" not in copied.html()


def test_copy_with_headings_puts_those_of_the_columns_first(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    go(table, "1", "name", right=1)
    press(table, Key.Key_C, CONTROL | SHIFT)
    assert not table.commands.copy_headed_action.shortcut().isEmpty()
    table.commands.copy_headed_action.trigger()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[0] == "Name\tFunction"
    assert copied.html().count("<th") == 2


def test_a_badge_is_copied_in_its_colours(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    go(table, "1", "status")
    table.commands.copy()
    assert "bgcolor=" in QGuiApplication.clipboard().mimeData().html()
    go(table, "1", "name")
    table.commands.copy()
    assert "bgcolor=" not in QGuiApplication.clipboard().mimeData().html()


def test_records_shown_elsewhere_are_copied_with_headings(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.commands.copy_records(["4", "2"])
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "Name",
        "H.E. Ms. Nazira NURBAYEVA",
        "H.E. Mr. ZHANG Xiao",
    ]


def test_what_was_copied_here_is_pasted_here_as_it_was(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
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
    table, _book = guest_table(qtbot)
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
    table, _book = guest_table(qtbot)
    spy = told(table)
    table.records.set_rows([replace(GUESTS[0], id=str(number)) for number in range(2000)])
    table.selectAll()
    QGuiApplication.clipboard().clear()
    table.commands.copy()
    assert spy.at(0)[0] == "Copying 2000 rows…"
    qtbot.waitUntil(lambda: spy.count() == 2)
    assert spy.at(1)[0] == "2000 rows were copied."
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2000


def test_that_many_rows_are_copied_is_said_before_they_are_looked_up_bit_by_bit(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([replace(GUESTS[0], id=str(number)) for number in range(2000)])
    table.selectAll()
    row_at, asked = table.records.row_at, list[int]()

    def noted(line: int) -> object:
        asked.append(line)
        return row_at(line)

    spy = told(table)
    monkeypatch.setattr(table.records, "row_at", noted)
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.00001)
    table.commands.copy()
    assert spy.count() == 1
    assert len(asked) < 100
    QGuiApplication.processEvents()
    assert len(asked) < 1000
    qtbot.waitUntil(lambda: spy.count() == 2)
    assert len(asked) >= 2000


def test_headings_that_were_copied_along_are_not_pasted(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    go(table, "1", "position", right=1)
    table.commands.copy_with_headings()
    go(table, "5", "position")
    table.commands.paste()
    assert [guest.position for guest in book.guests[4:]] == [
        "Deputy Minister of Foreign Affairs",
        "Ambassador to Kazakhstan",
    ]


def test_a_paste_within_one_row_happens_at_once(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    go(table, "2", "capacity")
    put("Adviser\tDeclined\n")
    press(table, Key.Key_V, CONTROL)
    table.commands.paste_action.trigger()
    assert len(book.edits) == 1
    assert column(table, "capacity")[1] == "Adviser"
    assert column(table, "status")[1] == "Declined"


def test_a_problem_within_one_row_changes_nothing_and_says_where(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    paste(table, "2", "capacity", "King\tKing")
    assert book.edits == []
    assert "King" in table.problem
    assert "1 more cell" in table.problem
    put("Adviser")
    table.commands.paste()
    assert len(book.edits) == 1
    assert table.problem == ""


def test_pasting_what_is_there_already_says_so(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    spy = told(table)
    paste(table, "2", "capacity", "Delegate\nDelegate")
    assert book.edits == []
    assert "Nothing changes" in spy.at(0)[0]


@pytest.mark.parametrize(
    ("lines", "columns", "high", "wide"),
    [(1, 1, 2, 2), (4, 2, 4, 2), (4, 4, 4, 4), (3, 2, 2, 2), (4, 1, 4, 2), (6, 3, 2, 2), (2, 2, 2, 2)],
)
def test_a_block_is_repeated_where_it_fits_exactly(lines: int, columns: int, high: int, wide: int) -> None:
    block = repeated([["a", "b"], ["c", "d"]], lines, columns)
    assert (len(block), len(block[0])) == (high, wide)
    assert block[-1][-1] == "d"


def test_where_whole_records_are_selected_the_current_cell_is_the_place(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    table.select_ids(["2"], "email")
    put("desk@example.org")
    table.commands.paste()
    assert [edit.key for edit in book.edits[0]] == ["email"]


def test_cells_beyond_the_table_are_left_out_and_counted(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    spy = done(table)
    paste(table, "6", "email", "desk@example.org\tTürkiye\tmore\nsecond@example.org")
    assert column(table, "email")[5] == "desk@example.org"
    assert spy.at(0)[0].startswith("2 cells were changed. 2 cells were left out")


def test_a_page_may_take_several_rows_as_a_list(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    taken: list[PastePlace] = []

    def take(place: PastePlace) -> bool:
        taken.append(place)
        return place.beyond > 0

    table.commands.take_list = take
    paste(table, "6", "email", "desk@example.org\nsecond@example.org")
    assert (taken[0].ids, taken[0].keys, taken[0].beyond) == (("6",), ("email",), 1)
    table.clearSelection()
    table.commands.paste()
    assert (taken[1].ids, taken[1].cells) == ((), [["desk@example.org"], ["second@example.org"]])
    assert book.edits == []
