"""The rows of a list in the import's window: decided about, mended in place, taken back, gone through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.import_office import cells, fates, open_import, press, settled, spreadsheet, taken
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import family_names
from ui.imports.details_parts import reached_by_tab
from ui.imports.import_dialog import ImportDialog
from ui.imports.preview import Sieve
from ui.toolkit.file_dialogs import FileDialogs

HEADINGS = ("Country", "Honorific", "Family name", "Given name", "Position", "E-mail")
ROWS = (
    ("Kazakhstan", "H.E. Mr.", "Bakayev", "Alibek", "Minister", ""),
    ("China", "H.E. Mr.", "Zhang", "Xiao", "Ambassador", ""),
    ("Mongolia", "Ms.", "Bat", "Oyun", "Counsellor", "oyun@example.mn"),
    ("Atlantis", "Mr.", "Critias", "Ivan", "Expert", "not an address"),
)


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, meeting: str, tmp_path: Path) -> Iterator[ImportDialog]:
    with open_import(qtbot, office, meeting) as dialog:
        taken(qtbot, office, dialog, spreadsheet(tmp_path, HEADINGS, *ROWS))
        yield dialog


def told(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.rows.details.findChildren(QLabel))


def typed(qtbot: QtBot, office: Office, dialog: ImportDialog, line: int, key: str, text: str) -> None:
    """Type over a cell as a person does, with F2 and Enter."""
    table = dialog.rows.table
    table.go_to(line, key)
    assert table.mend(key)
    editor = table.findChildren(QLineEdit)[-1]
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, office)


def test_what_is_wrong_with_a_row_is_told_beside_it(dialog: ImportDialog) -> None:
    dialog.rows.table.go_to(3)
    assert "“Atlantis” is no State or organization known here" in told(dialog)
    assert "“not an address”" in told(dialog)


def test_what_a_row_would_change_is_told_with_what_stands_now(dialog: ImportDialog) -> None:
    dialog.rows.table.go_to(0)
    assert "Deputy Minister of Foreign Affairs → Minister" in told(dialog)
    assert "Already in this meeting" in told(dialog)


def test_a_cell_that_is_typed_over_is_planned_anew_and_taken_back_by_undo(
    qtbot: QtBot, office: Office, dialog: ImportDialog, meeting: str
) -> None:
    typed(qtbot, office, dialog, 3, "party", "Mongolia")
    assert fates(dialog)[3] == (6, "Problem")
    typed(qtbot, office, dialog, 3, "email", "ivan@example.mn")
    assert fates(dialog)[3] == (6, "New")
    assert cells(dialog, "party")[3] == "Mongolia"
    dialog.rows.undo.trigger()
    settled(qtbot, office)
    assert fates(dialog)[3] == (6, "Problem")
    dialog.rows.undo.trigger()
    settled(qtbot, office)
    assert cells(dialog, "party")[3] == "Atlantis"
    assert dialog.rows.undo.isVisible() is False


def test_a_mended_row_is_imported(qtbot: QtBot, office: Office, dialog: ImportDialog, meeting: str) -> None:
    typed(qtbot, office, dialog, 3, "party", "Mongolia")
    typed(qtbot, office, dialog, 3, "email", "")
    assert dialog.primary.text() == "Add 2, change 1"
    dialog.primary.click()
    settled(qtbot, office)
    assert "Critias" in family_names(office, meeting)


def test_rows_are_skipped_together_and_one_undo_takes_that_back(
    qtbot: QtBot, office: Office, dialog: ImportDialog
) -> None:
    dialog.rows.table.selectAll()
    assert "4 rows selected" in told(dialog)
    press(dialog.rows.details, "Skip")
    settled(qtbot, office)
    assert [fate for _number, fate in fates(dialog)][:3] == ["Skipped", "Same", "Skipped"] or {
        fate for _number, fate in fates(dialog)
    } == {"Skipped"}
    assert dialog.primary.text() == "Nothing to import"
    dialog.rows.undo.trigger()
    settled(qtbot, office)
    assert dialog.primary.text() == "Add 1, change 1"


def test_who_is_known_can_be_kept_as_two(
    qtbot: QtBot, office: Office, dialog: ImportDialog, meeting: str
) -> None:
    dialog.rows.table.go_to(0)
    press(dialog.rows.details, "Keep both")
    settled(qtbot, office)
    assert fates(dialog)[0] == (3, "New, both stay")
    dialog.primary.click()
    settled(qtbot, office)
    assert family_names(office, meeting).count("Bakayev") == 2


def test_the_keys_decide_like_the_buttons(qtbot: QtBot, office: Office, dialog: ImportDialog) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.rows.table.setFocus()
    dialog.rows.table.go_to(2)
    QTest.keyClick(dialog.rows.table, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, office)
    assert fates(dialog)[2] == (5, "Skipped")


def test_the_next_problem_is_gone_to_from_any_row(dialog: ImportDialog) -> None:
    dialog.rows.table.go_to(0)
    dialog.rows.next_problem.trigger()
    row = dialog.rows.table.current_row()
    assert row is not None
    assert row.number == 6
    assert dialog.rows.model.key_of(dialog.rows.table.currentIndex().column()) in ("party", "email")


def test_rows_of_people_who_are_there_already_are_shown_alone(dialog: ImportDialog) -> None:
    dialog.rows.sieves.choose(Sieve.MEETING)
    assert {number for number, _fate in fates(dialog)} == {3, 4}


def test_the_selected_cells_are_copied(dialog: ImportDialog) -> None:
    dialog.rows.table.go_to(2, "family_name")
    dialog.rows.table.copy()
    assert QGuiApplication.clipboard().text() == "Bat"


def test_the_model_keeps_qts_rules(dialog: ImportDialog) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(dialog.rows.model, fatal, dialog)
    QAbstractItemModelTester(dialog.columns.model, fatal, dialog)
    dialog.rows.sieves.choose(Sieve.PROBLEM)
    dialog.rows.sieves.choose(Sieve.ALL)
    assert len(fates(dialog)) == 4


def test_rows_with_problems_are_saved_with_their_reasons(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "problems.xlsx"
    monkeypatch.setattr(FileDialogs, "ask_save", lambda *_args: target)
    press(dialog.rows, "Save problem rows…")
    settled(qtbot, office)
    rows = list(load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert any("Critias" in row for row in rows)
    assert not any("Bat" in row for row in rows)
    assert office.desk.messages.text == "Saved as problems.xlsx."


def test_tab_goes_from_the_top_to_the_button_that_does_it(dialog: ImportDialog) -> None:
    found, widget = [], dialog.nextInFocusChain()
    while widget is not dialog:
        if widget.isVisible() and reached_by_tab(widget, dialog):
            found.append(widget)
        widget = widget.nextInFocusChain()
    order = [dialog.how.other, dialog.tabs, dialog.rows.table, dialog.cancel, dialog.primary]
    assert [found.index(each) for each in order] == sorted(found.index(each) for each in order)
    details = [each for each in found if dialog.rows.details.isAncestorOf(each)]
    assert details
    assert found.index(dialog.rows.table) < found.index(details[0]) < found.index(dialog.cancel)


def test_a_long_text_gets_the_room_that_other_columns_leave(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    position = "Special Representative on Eurasian Affairs, and Dean of the corps"
    headings, row = ("Country", "Position", "E-mail"), ("China", position, "xiao@example.cn")
    taken(qtbot, office, dialog, spreadsheet(tmp_path, headings, row, name="long.xlsx"))
    table, column = dialog.rows.table, dialog.rows.model.column_of("position")
    assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(position)
    assert table.horizontalHeader().length() == table.viewport().width()
