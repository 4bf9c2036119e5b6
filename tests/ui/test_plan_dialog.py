"""The dialog of the annual plan: year, language, file, and only what the filters of the calendar leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from ui.shell.plan_dialog import PlanDialog, open_plan
from ui.toolkit.file_dialogs import FileDialogs


@pytest.fixture
def parent(qtbot: QtBot, office: Office, tmp_path: Path) -> QWidget:
    """A page with two meetings of 2024 in the workspace, and files going to a folder of the test."""
    office.plan("SOC", "2024-12-12")
    office.plan("BC", "2024-Q3/2024-Q4")
    FileDialogs(office.desk.settings, "export")._keep(str(tmp_path / "any"))
    page = QWidget()
    qtbot.addWidget(page)
    return page


def written(qtbot: QtBot, dialog: PlanDialog) -> Path:
    """Press Save and return the file that is then there."""
    path = dialog.file.path()
    with qtbot.waitSignal(dialog.accepted):
        dialog.primary.click()
    return path


def events(path: Path) -> set[str]:
    """Return the titles of the events of a plan in Excel."""
    (sheet,) = load_workbook(path).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return {str(row[8]) for row in rows if len(row) > 8 and row[8] not in (None, "Key")}


def test_the_plan_of_the_year_is_written_under_its_name(
    qtbot: QtBot, office: Office, parent: QWidget
) -> None:
    dialog = open_plan(office.desk, 2023, None, parent)
    assert not dialog.filtered.isVisibleTo(dialog)
    dialog.year.setValue(2024)
    dialog.file.set_suffix(".xlsx")
    assert dialog.file.path().name == "Annual plan 2024.xlsx"
    assert events(written(qtbot, dialog)) == {"SOC-2024-12-12", "BC-7"}
    assert "Annual plan 2024.xlsx was written." in office.desk.messages.text
    again = open_plan(office.desk, 2025, None, parent)
    assert again.file.path().name == "Annual plan 2025.xlsx"


def test_what_the_filters_leave_is_written_unless_all_is_wanted(
    qtbot: QtBot, office: Office, parent: QWidget
) -> None:
    soc = next(row.id for row in office.workspace.meetings.rows() if row.body == "SOC")
    dialog = open_plan(office.desk, 2024, {soc}, parent)
    dialog.file.set_suffix(".xlsx")
    assert dialog.filtered.text() == "Only the 1 meeting that the filters of the calendar leave"
    assert events(written(qtbot, dialog)) == {"SOC-2024-12-12"}
    every = open_plan(office.desk, 2024, {soc}, parent)
    every.filtered.setChecked(False)
    assert len(events(written(qtbot, every))) == 2


def test_a_file_that_cannot_be_written_is_told_and_the_dialog_stays(
    qtbot: QtBot, office: Office, parent: QWidget, tmp_path: Path
) -> None:
    dialog = open_plan(office.desk, 2024, None, parent)
    dialog.file.set_path(tmp_path / "nowhere" / "plan.pdf")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.problem))
    assert "nowhere" in dialog.problem
    assert dialog.isVisible()
    assert dialog.primary.isEnabled()
    dialog.reject()
