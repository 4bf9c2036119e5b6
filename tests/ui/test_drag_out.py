"""Lists and documents are dragged out of the window as files, and as tables for texts and spreadsheets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.domain.safe_names import file_name
from cica_events.errors import OutputError
from cica_events.services.plain_lists import write_list
from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab
from ui.shell.drag_handle import DragHandle
from ui.shell.list_out import list_of
from ui.toolkit.drag_out import DragFolder, FileOnDemand, HandedOut


@pytest.fixture
def folder() -> Iterator[DragFolder]:
    folder = DragFolder()
    yield folder
    folder.clear()


@pytest.fixture
def tab(office: Office, meeting: str, qtbot: QtBot) -> ParticipantsTab:
    tab = ParticipantsTab(office.desk)
    qtbot.addWidget(tab)
    tab.bring_up(meeting_id=meeting)
    tab.show()
    qtbot.waitUntil(lambda: len(tab.table.records.shown_ids()) > 2)
    return tab


def workbook_of(content: QMimeData) -> list[list[object]]:
    (url,) = content.urls()
    book = load_workbook(url.toLocalFile())
    return [[cell.value for cell in row] for row in book.active.iter_rows()]  # type: ignore[union-attr]


def test_the_list_in_sight_goes_along_as_workbook_and_as_table(
    tab: ParticipantsTab, office: Office, qtbot: QtBot
) -> None:
    handle = DragHandle(office.desk.icons, lambda: list_of(tab), office.reported.append, tab)
    content = handle.content()
    assert content is not None
    assert "Bakayev" in content.text()
    assert "<table" in content.html()
    rows = workbook_of(content)
    assert len(rows) == 1 + len(tab.table.records.shown_ids())
    assert "Family name" in rows[0]
    assert any("Bakayev" in row for row in rows)
    file = Path(content.urls()[0].toLocalFile())
    assert file.name == "Participants.xlsx"
    handle.clear()
    assert not file.exists()


def test_headings_go_along_as_they_are_shown(
    tab: ParticipantsTab, office: Office, folder: DragFolder
) -> None:
    tab.table.columns.rename("family_name", "Surname")
    handed = list_of(tab)
    assert handed is not None
    assert "Surname" in workbook_of(FileOnDemand(handed, folder, office.reported.append))[0]
    tab.table.select_ids(tab.table.records.shown_ids()[:1])
    tab.table.commands.copy_with_headings()
    assert "Surname" in QGuiApplication.clipboard().text().split("\n")[0]


def test_of_several_selected_records_only_they_go_along(
    tab: ParticipantsTab, office: Office, folder: DragFolder
) -> None:
    tab.table.select_ids(tab.table.records.shown_ids()[:2])
    handed = list_of(tab)
    assert handed is not None
    assert len(workbook_of(FileOnDemand(handed, folder, office.reported.append))) == 3


def test_no_row_is_looked_up_before_somebody_takes_the_list(
    tab: ParticipantsTab, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_at, asked = tab.table.records.row_at, list[int]()

    def noted(line: int) -> object:
        asked.append(line)
        return row_at(line)

    monkeypatch.setattr(tab.table.records, "row_at", noted)
    handle = DragHandle(office.desk.icons, lambda: list_of(tab), office.reported.append, tab)
    content = handle.content()
    assert content is not None
    assert content.hasText()
    assert content.formats()[0] == "text/uri-list"
    assert asked == []
    assert "Bakayev" in content.text()
    assert asked


def test_nothing_is_written_before_somebody_takes_it(qapp: QApplication, folder: DragFolder) -> None:
    made: list[Path] = []
    content = FileOnDemand(HandedOut("a.xlsx", made.append), folder, print)
    assert content.hasUrls()
    assert made == []
    content.urls()
    content.urls()
    assert len(made) == 1


def test_a_file_that_cannot_be_written_is_told_and_not_offered(
    qapp: QApplication, folder: DragFolder
) -> None:
    told: list[BaseException] = []

    def fail(_path: Path) -> None:
        raise OutputError("The disk is full.")

    content = FileOnDemand(HandedOut("a.xlsx", fail), folder, told.append)
    assert content.urls() == []
    assert [str(error) for error in told] == ["The disk is full."]


def test_a_text_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    write_list("What: [all]?", ["Name", "Count"], [["=1+1", 5], ["Ы", None]], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.title == "What   all"
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["B2"].value) == ("=1+1", "s", 5)


def test_signs_for_the_display_stay_out_of_files_and_their_names(tmp_path: Path) -> None:
    write_list("L", ["\u2068ליש\u2069"], [["\u2068ליש\u2069, 2"]], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (sheet["A1"].value, sheet["A2"].value) == ("ליש", "ליש, 2")
    assert file_name("\u2068ליש\u2069.xlsx") == "ליש.xlsx"


def test_a_name_fits_every_system() -> None:
    assert file_name("SOC: a/b?.docx") == "SOC_ a_b_.docx"
    assert len(file_name("x" * 300 + ".xlsx")) == 150


def test_the_handle_is_there_only_where_something_can_be_dragged(
    qapp: QApplication, tmp_path: Path, template: Path, qtbot: QtBot
) -> None:
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    application.start(str(shutil.copy(template, tmp_path / "office.cica")))
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    handle = application.window.findChildren(DragHandle)[0]
    assert not handle.isVisible()  # Home has no list
    application.window.show_page("parties")
    qtbot.waitUntil(handle.isVisible)
    application.window.show_page("settings")
    assert not handle.isVisible()
    application.close()
    application.deleteLater()
