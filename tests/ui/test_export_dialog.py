"""The export dialog: what is chosen is written, remembered, and kept when something goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Privacy
from cica_events.domain.origins import ID_HEADING, SHEET
from cica_events.i18n import use_language
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import attended_meeting
from tests.ui.toolkit_typing import press
from ui.shell.export_dialog import ExportDialog, open_export
from ui.shell.name_dialog import NameDialog

Key = Qt.Key


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(office: Office, parent: QWidget, tmp_path: Path) -> ExportDialog:
    return opened(office, parent, tmp_path / "list.xlsx")


def opened(office: Office, parent: QWidget, path: Path) -> ExportDialog:
    dialog = open_export(office.desk, "participants", attended_meeting(office), parent)
    dialog.file.set_path(path)
    return dialog


def written(qtbot: QtBot, office: Office, dialog: ExportDialog) -> None:
    dialog.primary.click()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def heading_row(path: Path, heading: str) -> list[str]:
    sheet = load_workbook(path).worksheets[0]
    rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    found = [str(cell) for cell in next(row for row in rows if heading in row) if cell is not None]
    return [text for text in found if text != ID_HEADING]


def columns_list(dialog: ExportDialog) -> QListWidget:
    return dialog.columns.findChildren(QListWidget)[0]


def check_only(dialog: ExportDialog, *labels: str) -> None:
    listed = columns_list(dialog)
    for row in range(listed.count()):
        item = listed.item(row)
        wanted = item.text() in labels
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def choose_set(dialog: ExportDialog, name: str) -> None:
    combo = dialog.sets.combo
    combo.setCurrentIndex(combo.findText(name))
    combo.activated.emit(combo.currentIndex())


def note(dialog: ExportDialog) -> str:
    return dialog.privacy.findChildren(QLabel)[-1].text()


def name_dialog(dialog: ExportDialog) -> NameDialog:
    return next(found for found in dialog.findChildren(NameDialog) if found.isVisible())


def name_it(dialog: ExportDialog, name: str) -> None:
    asked = name_dialog(dialog)
    asked.line.setText(name)
    asked.primary.click()


def test_the_file_holds_the_chosen_columns_in_the_chosen_order(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.privacy.include(Privacy.CONTACT, True)
    check_only(dialog, "Delegation", "Family name", "E-mail")
    listed = columns_list(dialog)
    listed.setCurrentRow(next(row for row in range(listed.count()) if listed.item(row).text() == "E-mail"))
    for _step in range(listed.count()):
        dialog.columns._up.click()
    written(qtbot, office, dialog)
    assert heading_row(tmp_path / "list.xlsx", "E-mail") == ["E-mail", "Delegation", "Family name"]


def test_a_message_offers_to_open_what_was_written(
    qtbot: QtBot, office: Office, dialog: ExportDialog, parent: QWidget
) -> None:
    written(qtbot, office, dialog)
    assert office.desk.messages.text.startswith("list.xlsx was written.")
    qtbot.waitUntil(lambda: not parent.findChildren(ExportDialog))


def test_columns_and_language_are_remembered_for_the_next_export(
    qtbot: QtBot, office: Office, parent: QWidget, tmp_path: Path
) -> None:
    first = opened(office, parent, tmp_path / "first.xlsx")
    check_only(first, "Delegation", "Position")
    first.language.setCurrentIndex(first.language.findData("ru"))
    written(qtbot, office, first)
    again = opened(office, parent, tmp_path / "second.xlsx")
    assert again.columns.keys() == ["party", "position"]
    assert again.language.currentData() == "ru"
    again.reject()


def test_the_document_is_written_in_the_chosen_language(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    written(qtbot, office, dialog)
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert "Казахстан" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_a_file_that_is_there_is_replaced_only_after_a_word(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert dialog.primary.text() == "Export"
    (tmp_path / "old.xlsx").write_bytes(b"old")
    dialog.file.set_path(tmp_path / "old.xlsx")
    assert dialog.primary.text() == "Replace the file"
    written(qtbot, office, dialog)
    assert (tmp_path / "old.xlsx").read_bytes() != b"old"


def test_what_goes_wrong_is_told_and_what_was_chosen_is_kept(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    check_only(dialog, "Delegation", "Position")
    dialog.file.set_path(tmp_path / "folder.xlsx")
    written(qtbot, office, dialog)
    assert "folder.xlsx" in dialog.problem
    assert dialog.isVisible()
    assert dialog.columns.keys() == ["party", "position"]
    dialog.file.set_path(tmp_path / "good.xlsx")
    written(qtbot, office, dialog)
    assert (tmp_path / "good.xlsx").exists()


def test_the_format_is_that_of_the_file_name_and_the_other_way_round(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    choice = dialog.file.format
    choice.setCurrentIndex(choice.findData(".csv"))
    choice.activated.emit(choice.currentIndex())
    assert dialog.file.path() == tmp_path / "list.csv"
    assert not dialog.sheets.isEnabled()
    dialog.file.set_path(tmp_path / "other.xlsx")
    assert choice.currentData() == ".xlsx"
    assert dialog.sheets.isEnabled()
    dialog.file.set_path(tmp_path / "Meeting 12.5")
    assert dialog.file.path().name == "Meeting 12.5.xlsx"
    dialog.file.set_path(tmp_path / "third.CSV")
    check_only(dialog, "Delegation", "Position")
    written(qtbot, office, dialog)
    assert (tmp_path / "third.CSV").read_text("utf-8-sig").startswith("Delegation,Position,")


def test_a_file_that_is_not_to_come_back_keeps_nothing(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert dialog.comes_back.isChecked()
    dialog.comes_back.setChecked(False)
    written(qtbot, office, dialog)
    book = load_workbook(tmp_path / "list.xlsx")
    assert SHEET not in book.sheetnames
    assert ID_HEADING not in {cell.value for row in book.worksheets[0].iter_rows() for cell in row}


def test_the_format_is_remembered(
    qtbot: QtBot, office: Office, parent: QWidget, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.file.set_path(tmp_path / "list.csv")
    written(qtbot, office, dialog)
    again = open_export(office.desk, "participants", attended_meeting(office), parent)
    assert again.file.path().suffix == ".csv"
    again.reject()


def test_no_column_at_all_is_refused_in_words(office: Office, dialog: ExportDialog) -> None:
    check_only(dialog)
    dialog.primary.click()
    assert dialog.problem == "Choose at least one column."
    dialog.reject()


def test_alt_and_arrows_move_a_column(dialog: ExportDialog) -> None:
    before = dialog.columns.keys()
    listed = columns_list(dialog)
    listed.setFocus()
    listed.setCurrentRow(0)
    dialog.columns._down.click()
    assert dialog.columns.keys()[:2] == [before[1], before[0]]
    press(listed, Key.Key_Escape)


def test_the_usual_columns_come_back(dialog: ExportDialog) -> None:
    usual = dialog.columns.keys()
    check_only(dialog, "Position")
    choose_set(dialog, "Usual columns")
    assert dialog.columns.keys() == usual
    dialog.reject()


def test_a_set_brings_its_columns_and_holds_private_ones_back(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose_set(dialog, "Security")
    keys = dialog.columns.keys()
    assert "passport_number" not in keys
    assert "passport_number" in dialog.columns.withheld()
    assert "Passport number" in note(dialog)
    written(qtbot, office, dialog)
    headings = heading_row(tmp_path / "list.xlsx", "Family name")
    assert "Signature" in headings
    assert "Passport number" not in headings


def test_private_columns_come_in_with_a_word_of_warning_and_are_asked_for_each_time(
    qtbot: QtBot, office: Office, dialog: ExportDialog, parent: QWidget, tmp_path: Path
) -> None:
    choose_set(dialog, "Security")
    dialog.privacy.include(Privacy.SENSITIVE, True)
    assert "passport, birth or health data" in note(dialog)
    written(qtbot, office, dialog)
    assert "Passport number" in heading_row(tmp_path / "list.xlsx", "Family name")
    again = opened(office, parent, tmp_path / "again.xlsx")
    assert again.sets.combo.currentText() == "Security"
    assert again.privacy.included() == frozenset()
    assert "passport_number" in again.columns.withheld()
    again.reject()


def test_an_empty_column_gets_its_heading_in_the_list_and_stands_in_the_file(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    check_only(dialog, "Family name")
    listed = columns_list(dialog)
    listed.setFocus()
    listed.setCurrentRow(0)
    dialog.columns._own.click()
    listed.item(listed.currentRow()).setText("Car no.")
    assert dialog.columns.keys() == ["=Car no.", "family_name"]
    dialog.columns._drop.click()
    assert dialog.columns.keys() == ["family_name"]
    dialog.columns._own.click()
    listed.item(listed.currentRow()).setText("Room")
    written(qtbot, office, dialog)
    assert "Room" in heading_row(tmp_path / "list.xlsx", "Family name")


def test_tab_goes_from_the_set_through_the_columns_to_the_button(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.sets.combo.setFocus()
    seen = [dialog.focusWidget()]
    while seen[-1] is not dialog.primary and len(seen) < 40:
        dialog.focusNextPrevChild(True)
        seen.append(dialog.focusWidget())
    wanted = [
        dialog.sets.combo,
        columns_list(dialog),
        dialog.language,
        dialog.file.focusProxy(),
        dialog.cancel,
    ]
    assert [one for one in seen if one in wanted] == wanted
    assert seen[-1] is dialog.primary
    dialog.reject()


def test_a_built_in_heading_is_translated_for_the_document_not_for_the_window(
    office: Office, parent: QWidget
) -> None:
    meeting_id = attended_meeting(office)
    use_language("ru")
    try:
        dialog = open_export(office.desk, "participants", meeting_id, parent)
        dialog.sets.combo.setCurrentIndex(2)
        dialog.sets.combo.activated.emit(2)
        assert "=Hotel room" in dialog.columns.keys()  # noqa: SIM118 - no mapping
        dialog.reject()
    finally:
        use_language("en")


def test_two_empty_columns_of_one_heading_are_refused_in_words(dialog: ExportDialog) -> None:
    for _time in range(2):
        dialog.columns._own.click()
        columns_list(dialog).currentItem().setText("Room")
    dialog.primary.click()
    assert "twice" in dialog.problem
    columns_list(dialog).currentItem().setText(" ")
    dialog.primary.click()
    assert dialog.problem == "Give the column a heading."
    dialog.reject()


def test_columns_are_saved_as_a_set_renamed_removed_and_brought_back(
    qtbot: QtBot, office: Office, dialog: ExportDialog
) -> None:
    check_only(dialog, "Delegation", "Family name")
    dialog.sets.save.trigger()
    name_it(dialog, "Hotel")
    assert "already" in name_dialog(dialog).problem
    name_it(dialog, "Drivers")
    qtbot.waitUntil(lambda: dialog.sets.combo.currentText() == "Drivers")
    assert office.workspace.column_sets.find("participants", "drivers").columns == ("party", "family_name")
    dialog.sets.rename.trigger()
    name_it(dialog, "Cars")
    assert dialog.sets.combo.currentText() == "Cars"
    dialog.sets.remove.trigger()
    assert dialog.sets.combo.findText("Cars") < 0
    dialog.sets._restore.click()
    qtbot.waitUntil(lambda: dialog.sets.combo.findText("Cars") >= 0)
    dialog.reject()


def test_a_set_of_the_applications_own_is_neither_renamed_nor_removed(dialog: ExportDialog) -> None:
    choose_set(dialog, "Catering")
    assert not dialog.sets.rename.isEnabled()
    assert not dialog.sets.remove.isEnabled()
    dialog.reject()


def test_a_sheet_that_is_not_wanted_is_left_out_next_time_too(
    qtbot: QtBot, office: Office, dialog: ExportDialog, parent: QWidget, tmp_path: Path
) -> None:
    assert dialog.sheets.keys() == ["by-delegation", "summary"]
    dialog.sheets.leave_out(["summary"])
    written(qtbot, office, dialog)
    assert load_workbook(tmp_path / "list.xlsx").sheetnames == ["Participants", "By delegation", SHEET]
    again = opened(office, parent, tmp_path / "again.xlsx")
    assert again.sheets.left_out() == ["summary"]
    again.reject()


def test_a_stopped_export_leaves_no_file_and_keeps_the_dialog(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.primary.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert not (tmp_path / "list.xlsx").exists()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_document_in_the_language_of_the_interface_is_named_in_it(office: Office, parent: QWidget) -> None:
    plan = office.workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12"))
    meeting_id = office.workspace.meetings.create(plan)
    use_language("ru")
    try:
        dialog = open_export(office.desk, "agenda", meeting_id, parent)
        assert dialog.file.path().name == "SOC-2023-12-12 Повестка дня.xlsx"
        dialog.reject()
    finally:
        use_language("en")


def test_the_agenda_is_exported_by_the_same_dialog(
    qtbot: QtBot, office: Office, parent: QWidget, tmp_path: Path
) -> None:
    plan = office.workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12"))
    meeting_id = office.workspace.meetings.create(plan)
    dialog = open_export(office.desk, "agenda", meeting_id, parent)
    assert dialog.file.path().name == "SOC-2023-12-12 Agenda.xlsx"
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    assert dialog.file.path().name == "SOC-2023-12-12 Повестка дня.xlsx"
    dialog.file.set_path(tmp_path / "SOC-2023-12-12 Повестка дня")  # without its ending
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert dialog.file.path().name == "SOC-2023-12-12 Agenda.xlsx"
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    dialog.file.set_path(tmp_path / "agenda.xlsx")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert dialog.file.path().name == "agenda.xlsx", "a name of one's own stays"
    written(qtbot, office, dialog)
    assert "Title" in heading_row(tmp_path / "agenda.xlsx", "Title")
