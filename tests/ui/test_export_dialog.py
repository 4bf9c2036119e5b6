"""The export dialog: what is chosen is written, remembered, and kept when something goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from tests.ui.meeting_desk import Office, make_template, open_office
from tests.ui.people_at_meeting import attended_meeting
from tests.ui.toolkit_typing import press
from ui.shell.export_dialog import ExportDialog, open_export

Key = Qt.Key


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("exports"))


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(qapp, template, tmp_path) as office:
        yield office


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
    return [str(cell) for cell in next(row for row in rows if heading in row) if cell is not None]


def columns_list(dialog: ExportDialog) -> QListWidget:
    return dialog.columns.findChildren(QListWidget)[0]


def check_only(dialog: ExportDialog, *labels: str) -> None:
    listed = columns_list(dialog)
    for row in range(listed.count()):
        item = listed.item(row)
        wanted = item.text() in labels
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def test_the_file_holds_the_chosen_columns_in_the_chosen_order(
    qtbot: QtBot, office: Office, dialog: ExportDialog, tmp_path: Path
) -> None:
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
    assert not parent.findChildren(ExportDialog)


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
    dialog.columns._show_usual()
    assert dialog.columns.keys() == usual
    dialog.reject()


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


def test_the_agenda_is_exported_by_the_same_dialog(
    qtbot: QtBot, office: Office, parent: QWidget, tmp_path: Path
) -> None:
    plan = office.workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12"))
    meeting_id = office.workspace.meetings.create(plan)
    dialog = open_export(office.desk, "agenda", meeting_id, parent)
    assert dialog.file.path().name == "SOC-2023-12-12 agenda.xlsx"
    dialog.file.set_path(tmp_path / "agenda.xlsx")
    written(qtbot, office, dialog)
    assert "Title" in heading_row(tmp_path / "agenda.xlsx", "Title")
