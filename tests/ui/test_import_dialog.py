"""The import dialog: every row is seen before anything is changed, and one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office, make_template, open_office
from tests.ui.people_at_meeting import attended_meeting, family_names, party
from ui.imports.import_dialog import ImportDialog
from ui.imports.import_rows import Fate

HEADINGS = ("Страна", "Обращение", "Фамилия", "Имя", "Должность", "Эл. почта", "Гостиница")
ROWS = (
    ("Казахстан", "H.E. Mr.", "Bakayev", "Alibek", "Minister", "", "Hilton"),
    ("Китай", "H.E. Mr.", "Zhang", "Xiao", "Ambassador", "", "Hilton"),
    ("Монголия", "Ms.", "Bat", "Oyun", "Counsellor", "oyun@example.mn", "Rixos"),
    ("Атлантида", "Mr.", "Petrov", "Ivan", "Expert", "not an address", ""),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("imports"))


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(qapp, template, tmp_path) as office:
        yield office


@pytest.fixture
def meeting(office: Office) -> str:
    return attended_meeting(office)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1300, 740)
    widget.show()
    return widget


@pytest.fixture
def dialog(office: Office, meeting: str, parent: QWidget) -> ImportDialog:
    dialog = ImportDialog(office.desk, meeting, parent)
    dialog.open()
    return dialog


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return spreadsheet(tmp_path, HEADINGS, *ROWS)


def spreadsheet(folder: Path, *rows: Sequence[object], name: str = "list.xlsx") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Список участников"])
    for row in rows:
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def settled(qtbot: QtBot, office: Office) -> None:
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)


def taken(qtbot: QtBot, office: Office, dialog: ImportDialog, path: Path) -> None:
    dialog.take(path)
    settled(qtbot, office)


def fates(dialog: ImportDialog) -> list[tuple[int, Fate]]:
    return [(row.number, row.fate) for row in dialog.preview.model.rows]


def test_the_preview_shows_what_becomes_of_each_row(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, file)
    assert fates(dialog) == [(3, Fate.UPDATE), (4, Fate.SKIP), (5, Fate.CREATE), (6, Fate.REFUSE)]
    assert dialog._summary.text() == "1 new, 1 changed, 1 the same, 1 with a problem that stays out"
    assert dialog.primary.text() == "Import 2 participants"
    assert family_names(office, meeting) == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]
    dialog.reject()


def test_changes_and_problems_are_told_in_words(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    remarks = {row.number: row.remark for row in dialog.preview.model.rows}
    assert remarks[3] == "Position: Minister instead of Deputy Minister of Foreign Affairs."
    assert "Атлантида" in remarks[6]
    assert "not an address" in remarks[6]
    dialog.reject()


def test_rows_are_narrowed_by_what_becomes_of_them(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    dialog.preview.fate_button(Fate.REFUSE).click()
    assert fates(dialog) == [(6, Fate.REFUSE)]
    dialog.preview.fate_button(None).click()
    assert len(fates(dialog)) == 4
    dialog.reject()


def test_columns_say_where_they_go_and_why(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    columns = dialog.preview.columns
    assert [columns.choice(line).currentText() for line in range(columns.rowCount())] == [
        "Delegation",
        "Honorific",
        "Family name",
        "Given name",
        "Position",
        "E-mail",
        "Leave out",
    ]
    assert [text(dialog, 6, place) for place in (0, 1)] == ["Гостиница", "Hilton · Rixos"]
    assert "No field is known by this heading." in text(dialog, 6, 3)
    dialog.reject()


def text(dialog: ImportDialog, line: int, place: int) -> str:
    item = dialog.preview.columns.item(line, place)
    assert item is not None
    return item.text()


def test_another_field_for_a_column_plans_anew_at_once(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    box = dialog.preview.columns.choice(4)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    settled(qtbot, office)
    assert fates(dialog)[0] == (3, Fate.SKIP)
    hotel = dialog.preview.columns.choice(6)
    hotel.setCurrentIndex(hotel.findText("Position"))
    hotel.activated.emit(hotel.currentIndex())
    settled(qtbot, office)
    assert dialog.preview.model.rows[0].position == "Hilton"
    dialog.reject()


def test_a_field_moves_from_one_column_to_another(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    for line in (6, 5):
        box = dialog.preview.columns.choice(line)
        box.setCurrentIndex(box.findText("Organization"))
        box.activated.emit(box.currentIndex())
        settled(qtbot, office)
    assert dialog.problem == ""
    assert dialog.preview.model.rows[2].organization == "oyun@example.mn"
    dialog.reject()


def test_the_import_is_one_step_that_its_message_undoes(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, file)
    dialog.primary.click()
    settled(qtbot, office)
    assert not dialog.isVisible()
    assert family_names(office, meeting) == ["Zhang", "Bakayev", "Nurbayeva", "Bat", "Sarybay"]
    assert office.workspace.participants.rows(meeting)[1].position == "Minister"
    assert office.desk.messages.text == (
        "1 participant was added, 1 was changed. "
        "1 row with problems stayed out. Correct it and import the file again."
    )
    office.press_message_button("Undo")
    assert family_names(office, meeting) == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]


def test_rows_that_name_no_delegation_go_where_the_user_says(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, meeting: str
) -> None:
    file = spreadsheet(tmp_path, ("Family name", "Given name"), ("Bat", "Oyun"))
    taken(qtbot, office, dialog, file)
    assert fates(dialog) == [(3, Fate.REFUSE)]
    dialog.preview.home.setEditText("Mongolia")
    dialog.preview.home.finished.emit()
    settled(qtbot, office)
    assert fates(dialog) == [(3, Fate.CREATE)]
    dialog.primary.click()
    settled(qtbot, office)
    rows = office.workspace.participants.rows(meeting)
    assert next(row.party_id for row in rows if row.family_name == "Bat") == party(office, "Mongolia")


def test_another_sheet_can_be_chosen(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    book = Workbook()
    book.worksheets[0].append(["Country", "Family name"])
    book.worksheets[0].append(["China", "Zhang"])
    second = book.create_sheet("Second")
    second.append(["Country", "Family name"])
    second.append(["Mongolia", "Bat"])
    book.save(tmp_path / "two.xlsx")
    taken(qtbot, office, dialog, tmp_path / "two.xlsx")
    sheet = dialog.preview.sheet
    assert [sheet.itemText(number) for number in range(sheet.count())] == ["Sheet", "Second"]
    sheet.setCurrentIndex(1)
    sheet.activated.emit(1)
    settled(qtbot, office)
    assert [row.family_name for row in dialog.preview.model.rows] == ["Bat"]
    dialog.reject()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list", b"just,some\nwords,here\n"])
def test_a_file_that_is_no_list_is_told_and_another_can_be_chosen(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, file: Path, content: bytes
) -> None:
    (tmp_path / "wrong.xlsx").write_bytes(content)
    taken(qtbot, office, dialog, tmp_path / "wrong.xlsx")
    assert "wrong.xlsx" in dialog.problem
    assert dialog.file.isVisible()
    assert dialog.primary.isHidden()
    taken(qtbot, office, dialog, file)
    assert dialog.problem == ""
    assert dialog.preview.isVisible()
    dialog.reject()


def test_participants_changed_meanwhile_are_planned_anew(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, file)
    first = office.workspace.participants.rows(meeting)[1]
    office.workspace.participants.edit([first.id], {"position": "Minister"})
    dialog.primary.click()
    settled(qtbot, office)
    assert "changed since the preview" in dialog.problem
    assert fates(dialog)[0] == (3, Fate.SKIP)
    dialog.reject()


def test_stopping_while_a_file_is_read_leaves_the_dialog_for_another(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    dialog.take(file)
    dialog.reject()
    settled(qtbot, office)
    assert dialog.isVisible()
    assert dialog.file.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_dropped_from_the_desktop_is_read(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dialog.file.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, Qt.KeyboardModifier.NoModifier))
    settled(qtbot, office)
    assert len(fates(dialog)) == 4
    dialog.reject()
