"""The import's window: every row is seen before anything is changed, and one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.import_office import cells, columns, fates, open_import, settled, spreadsheet, taken
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import family_names, party
from ui.imports.column_model import GOES_TO, HEADING, SAMPLES, SURE
from ui.imports.import_dialog import ImportDialog
from ui.imports.looking_page import LookingPage
from ui.imports.preview import Sieve
from ui.toolkit.editors import PartyEditor

HEADINGS = ("Страна", "Обращение", "Фамилия", "Имя", "Должность", "Эл. почта", "Гостиница")
ROWS = (
    ("Казахстан", "H.E. Mr.", "Bakayev", "Alibek", "Minister", "", "Hilton"),
    ("Китай", "H.E. Mr.", "Zhang", "Xiao", "Ambassador", "", "Hilton"),
    ("Монголия", "Ms.", "Bat", "Oyun", "Counsellor", "oyun@example.mn", "Rixos"),
    ("Атлантида", "Mr.", "Petrov", "Ivan", "Expert", "not an address", ""),
)


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, meeting: str) -> Iterator[ImportDialog]:
    with open_import(qtbot, office, meeting) as dialog:
        yield dialog


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return spreadsheet(tmp_path, HEADINGS, *ROWS)


def goes_to(qtbot: QtBot, office: Office, dialog: ImportDialog, line: int, key: str | None) -> None:
    dialog.columns.model.picked.emit(line, key)
    settled(qtbot, office)


def test_the_preview_shows_what_becomes_of_each_row(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, file)
    assert fates(dialog) == [(3, "Changed"), (4, "Same"), (5, "New"), (6, "Problem")]
    assert dialog._summary.text() == "1 new, 1 changed, 1 the same, 1 with a problem that stays out"
    assert dialog.primary.text() == "Add 1, change 1"
    assert family_names(office, meeting) == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]


def test_the_dialog_opens_before_what_is_looked_at_later_is_built(qtbot: QtBot, dialog: ImportDialog) -> None:
    assert dialog.isVisible()
    assert not dialog.findChildren(LookingPage)
    qtbot.waitUntil(lambda: len(dialog.findChildren(LookingPage)) == 1)
    assert not dialog.looking.isVisible()


def test_a_list_without_headings_is_read_where_its_first_row_is_said_to_be_data(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, meeting: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Serik,OSPANOV\nWei,LI\n", encoding="utf-8")
    taken(qtbot, office, dialog, path)
    assert dialog.source.without.isVisible()
    dialog.source.without.click()
    settled(qtbot, office)
    assert columns(dialog, HEADING) == ["Column A", "Column B"]
    assert dialog.columns.isVisible()
    goes_to(qtbot, office, dialog, 0, "given_name")
    goes_to(qtbot, office, dialog, 1, "family_name")
    dialog.columns.fixed.asked.emit({"party": party(office, "China")})
    settled(qtbot, office)
    dialog.accept()
    settled(qtbot, office)
    assert {"OSPANOV", "LI"} <= set(family_names(office, meeting))


def test_another_row_can_be_said_to_hold_the_headings(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    box = dialog.how.headings
    assert [box.itemText(line) for line in (0, 1)] == [
        "Found in row 2",
        "No headings",
    ]
    assert (box.itemText(2), box.itemData(4)) == ("Row 1: Список", 3)
    box.setCurrentIndex(4)
    box.activated.emit(4)
    settled(qtbot, office)
    assert columns(dialog, HEADING)[:2] == ["Казахстан", "H.E. Mr."]
    assert (len(fates(dialog)), box.currentData()) == (3, 3)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    settled(qtbot, office)
    assert (columns(dialog, HEADING)[:2], box.currentText()) == (["Страна", "Обращение"], "Found in row 2")


def test_rows_are_narrowed_by_what_becomes_of_them(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    sieves = dialog.rows.sieves
    assert sieves.button(Sieve.PROBLEM).text() == "Problems  1"
    sieves.button(Sieve.PROBLEM).click()
    assert fates(dialog) == [(6, "Problem")]
    sieves.button(Sieve.ALL).click()
    assert len(fates(dialog)) == 4
    assert sieves.button(Sieve.GONE).isHidden()


def test_the_list_of_columns_says_where_they_go_and_why(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    assert columns(dialog, GOES_TO)[:6] == [
        "Delegation",
        "Courtesy title",
        "Family name",
        "Given name",
        "Position",
        "E-mail",
    ]
    assert columns(dialog, GOES_TO)[6] == "Leave out"
    assert columns(dialog, SAMPLES)[6] == "Hilton · Rixos"
    assert columns(dialog, SURE)[0] == "The heading says so."


def test_another_field_for_a_column_plans_anew_at_once(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    goes_to(qtbot, office, dialog, 4, None)
    assert fates(dialog)[0] == (3, "Same")
    goes_to(qtbot, office, dialog, 6, "position")
    assert cells(dialog, "position")[0] == "Hilton"


def test_a_field_moves_from_one_column_to_another(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    taken(qtbot, office, dialog, file)
    goes_to(qtbot, office, dialog, 6, "organization")
    goes_to(qtbot, office, dialog, 5, "organization")
    assert dialog.problem == ""
    assert cells(dialog, "organization")[2] == "oyun@example.mn"
    assert columns(dialog, GOES_TO)[6] == "Leave out"


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
        "1 participant was added, 1 was changed. 1 row with problems stayed out."
    )
    office.press_message_button("Undo")
    assert family_names(office, meeting) == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]


def test_rows_that_name_no_delegation_go_where_the_user_says(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, spreadsheet(tmp_path, ("Family name", "Given name"), ("Bat", "Oyun")))
    assert fates(dialog) == [(3, "Problem")]
    editor = dialog.columns.fixed.field("party").editor
    assert isinstance(editor, PartyEditor)
    editor.setEditText("Mongolia")
    editor.finished.emit()
    settled(qtbot, office)
    assert fates(dialog) == [(3, "New")]
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
    second.sheet_state = "hidden"
    book.save(tmp_path / "two.xlsx")
    taken(qtbot, office, dialog, tmp_path / "two.xlsx")
    sheet = dialog.how.sheet
    assert [sheet.itemText(number) for number in range(sheet.count())] == ["Sheet", "Second (hidden)"]
    sheet.setCurrentIndex(1)
    sheet.activated.emit(1)
    settled(qtbot, office)
    assert cells(dialog, "family_name") == ["Bat"]


def test_letters_that_were_guessed_wrong_can_be_chosen_and_the_rows_follow(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    text = "Страна;Фамилия\nМонголия;Бат\n"
    (tmp_path / "list.csv").write_bytes(text.encode("cp1251"))
    taken(qtbot, office, dialog, tmp_path / "list.csv")
    letters = dialog.how.letters
    assert letters.currentText().startswith("Windows-1251 (Cyrillic)")
    assert cells(dialog, "family_name") == ["Бат"]
    letters.setCurrentIndex(letters.findData("koi8-r"))
    letters.activated.emit(letters.currentIndex())
    settled(qtbot, office)
    letters.setCurrentIndex(letters.findData("windows-1251"))
    letters.activated.emit(letters.currentIndex())
    settled(qtbot, office)
    assert cells(dialog, "family_name") == ["Бат"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list"])
def test_a_file_that_is_no_list_is_told_and_another_can_be_chosen(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path, file: Path, content: bytes
) -> None:
    (tmp_path / "wrong.xlsx").write_bytes(content)
    taken(qtbot, office, dialog, tmp_path / "wrong.xlsx")
    assert "wrong.xlsx" in dialog.problem
    assert dialog.source.isVisible()
    assert dialog.primary.isHidden()
    taken(qtbot, office, dialog, file)
    assert dialog.problem == ""
    assert dialog.rows.isVisible()


def test_participants_changed_meanwhile_are_planned_anew(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path, meeting: str
) -> None:
    taken(qtbot, office, dialog, file)
    first = office.workspace.participants.rows(meeting)[1]
    office.workspace.participants.edit([first.id], {"position": "Minister"})
    dialog.primary.click()
    settled(qtbot, office)
    assert "changed since the preview" in dialog.problem
    assert fates(dialog)[0] == (3, "Same")


def test_stopping_while_a_file_is_read_leaves_the_dialog_for_another(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    dialog.take(file)
    dialog.reject()
    settled(qtbot, office)
    assert dialog.isVisible()
    assert dialog.source.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_dropped_from_the_desktop_is_read(
    qtbot: QtBot, office: Office, dialog: ImportDialog, file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dialog.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, Qt.KeyboardModifier.NoModifier))
    settled(qtbot, office)
    assert len(fates(dialog)) == 4


def test_a_table_on_the_clipboard_is_read(qtbot: QtBot, office: Office, dialog: ImportDialog) -> None:
    QGuiApplication.clipboard().setText("Country\tFamily name\nMongolia\tBat\n")
    assert dialog.source.paste.isEnabled()
    dialog.source.paste.click()
    settled(qtbot, office)
    assert cells(dialog, "family_name") == ["Bat"]
    assert dialog.how.file.text() == "Clipboard"


def test_a_list_that_changes_nothing_says_so(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    taken(qtbot, office, dialog, spreadsheet(tmp_path, HEADINGS, ROWS[1]))
    assert dialog._summary.text() == "This list changes nothing: everything in it is here already."
    assert not dialog.primary.isEnabled()
